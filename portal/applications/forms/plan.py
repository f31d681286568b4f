"""The form of the cost plan: six fields a line, named `lines-2-item`."""

import re
from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from portal.applications.forms.sections import SectionForm
from portal.applications.service.filling import TypedLine
from portal.applications.types import MOST_LINES, CostCategory
from portal.web.forms import NOTHING_YET, Form
from portal.web.labels import label

_MOST_SHOWN = MOST_LINES + 20
_NAME = re.compile(r"lines-(\d{1,3})-\w+")
_PARTS = ("item", "category", "quantity", "unit", "unit_price", "reason")


def plan_form(lines: int) -> type[SectionForm]:
    """Return the class of a form with so many lines, and a place to paste rows."""
    fields: dict[str, Any] = {"pasted": TextAreaField(_l("Rows of the spreadsheet"))}
    for number in range(1, min(lines, _MOST_SHOWN) + 1):
        fields |= {
            f"lines-{number}-item": StringField(_l("What and for whom")),
            f"lines-{number}-category": SelectField(
                _l("Category"), choices=_categories(), validate_choice=False
            ),
            f"lines-{number}-quantity": StringField(_l("Quantity")),
            f"lines-{number}-unit": StringField(_l("Unit")),
            f"lines-{number}-unit_price": StringField(_l("Price, €")),
            f"lines-{number}-reason": StringField(_l("Why it is needed")),
        }
    return type("PlanForm", (SectionForm,), fields)


def _categories() -> list[SelectChoice]:
    return [
        NOTHING_YET,
        *(SelectChoice(one.value, label(one)) for one in CostCategory),
    ]


def lines_typed(names: Iterable[str]) -> int:
    """Count the lines in what the browser sent."""
    found = (_NAME.fullmatch(name) for name in names)
    return max((int(match[1]) for match in found if match), default=0)


def typed_lines(form: Form) -> list[TypedLine]:
    """Return the lines as typed; those left blank are left out."""
    typed = {name: field.data or "" for name, field in form._fields.items()}
    lines = [
        TypedLine(**{part: typed.get(f"lines-{number}-{part}", "") for part in _PARTS})
        for number in range(1, lines_typed(typed) + 1)
    ]
    return [line for line in lines if not line.is_blank]


def shown_lines(lines: Iterable[TypedLine]) -> dict[str, str]:
    """Return lines as the form's data."""
    return {
        f"lines-{number}-{part}": getattr(line, part)
        for number, line in enumerate(lines, 1)
        for part in _PARTS
    }
