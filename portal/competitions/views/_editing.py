"""How every page of setting up saves: what is refused is said, what is stale is shown beside."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import BooleanField, Field, FormField, HiddenField, SelectField, SelectMultipleField

from portal.competitions import queries
from portal.competitions.models import Competition
from portal.competitions.types import WhyNotChanged
from portal.kernel.refusal import Refused, Stale
from portal.web import formats
from portal.web.forms import Form

CONFLICT = 409
WHERE: dict[StrEnum, str] = {
    WhyNotChanged.CODE_TAKEN: "code",
    WhyNotChanged.MONTHS_REVERSED: "max_months",
    WhyNotChanged.GRADES_REVERSED: "grade_to",
    WhyNotChanged.COURSES_REVERSED: "course_to",
    WhyNotChanged.STARTS_REVERSED: "starts_to",
    WhyNotChanged.STARTS_BEFORE_CLOSING: "starts_from",
    WhyNotChanged.ENDS_BEFORE_STARTING: "ends_by",
    WhyNotChanged.RESULTS_BEFORE_CLOSING: "results_by",
    WhyNotChanged.SCORED_AFTER_RESULTS: "evaluate_by",
    WhyNotChanged.NOT_A_STEP: "step",
    WhyNotChanged.MINIMUM_ABOVE_MAXIMUM: "min_points",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which two people's saves differ."""

    label: str
    mine: str
    theirs: str


def edit_page(
    template: str,
    competition: Competition,
    build: Callable[..., Form],
    save: Callable[[Form], None],
    *,
    back: str,
    **more: Any,  # noqa: ANN401 - whatever the page shows besides
) -> ResponseReturnValue:
    """Show the form; when it is sent, save it, or say why not with what was typed still there."""
    form = build(competition, blank=False)
    differences: list[Difference] = []
    if form.validate_on_submit():
        try:
            save(form)
        except Refused as refusal:
            blame(form, refusal)
            competition = again(competition)
        except Stale:
            competition = again(competition)
            saved = build(competition, blank=True)
            differences = differ(form, saved)
            form["seen"].data = saved["seen"].data
        else:
            flash(gettext("Saved."))
            return redirect(back, 303)
    page = render_template(
        template, competition=competition, form=form, differences=differences, **more
    )
    return page, CONFLICT if differences else 200


def again(competition: Competition) -> Competition:
    """Return the competition as it is after a refusal undid everything."""
    found = queries.find_whole(competition.code)
    assert found is not None  # noqa: S101 - competitions are never deleted
    return found


def blame(form: Form, refusal: Refused) -> None:
    """Show each reason at its field, when the form has it; otherwise above the form."""
    form.blame(refusal, {why: name for why, name in WHERE.items() if name in form})


def differ(form: Form, saved: Form) -> list[Difference]:
    """Return the fields in which what was typed and what is saved differ."""
    pairs = [
        Difference(str(field.label.text), shown(field), shown(saved[field.short_name]))
        for field in form
        if not isinstance(field, HiddenField)
    ]
    return [pair for pair in pairs if pair.mine != pair.theirs]


def shown(field: Field) -> str:
    """Return a field's content as a reader would see it."""
    if isinstance(field, FormField):
        return ", ".join(text for inner in field.form if (text := shown(inner)))
    if isinstance(field, BooleanField):
        return formats.yes_no(bool(field.data))
    if isinstance(field, SelectMultipleField):
        return ", ".join(str(words) for value, words in field.choices if value in field.data)
    if isinstance(field, SelectField) or hasattr(field, "choices"):
        return next((str(words) for value, words in field.choices if value == field.data), "")
    return str(field._value() or "")  # noqa: SLF001 - how WTForms says what stands in a field


def words_of(form: Form, *names: str) -> dict[str, str]:
    """Return the texts typed under these names; what was left out is empty."""
    return {name: form[name].data or "" for name in names}
