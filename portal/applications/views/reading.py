"""What templates need to show answers: questions, their words, values as people read them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from flask import Blueprint
from flask_babel import gettext

from portal.applications import labels
from portal.applications.forms import rows_typed
from portal.applications.models import Application
from portal.applications.queries.drafts import settings_of
from portal.applications.queries.home import Mine
from portal.applications.rules import reading
from portal.applications.rules.moves import may_be_filled
from portal.applications.rules.questions import asked_in
from portal.applications.types import CostCategory, Objection, Question, Section
from portal.kernel.identity import Role
from portal.web.formats import money, points_plain
from portal.web.forms import Form
from portal.web.identity import who
from portal.web.labels import label

_WRITERS = frozenset({Role.OWNER, Role.EDITOR})


def teach(bp: Blueprint) -> None:
    """Give every template of the app the words of the form."""
    bp.app_template_filter("objection")(_say)
    bp.app_template_filter("rejectby_section")(_but_declarations)
    words: dict[str, Callable[..., Any]] = {
        "form_sections": _form_sections,
        "questions_of": _questions_of,
        "question_words": labels.words_of,
        "band_words": band_words,
        "band_counts": _band_counts,
        "category_words": _category_words,
        "read_date": _read_date,
        "answers_of": _answers_of,
        "asked": _asked,
        "is_unfinished": _is_unfinished,
        "is_waiting": _is_waiting,
        "may_write": _may_write,
        "missing_words": _missing_words,
        "objections_to": _objections_to,
        "row_numbers": _row_numbers,
        "plain_money": _plain_money,
        "plain_number": _plain_number,
    }
    for name, function in words.items():
        bp.app_template_global(name)(function)


def _say(objection: Objection) -> str:
    return labels.say(objection)


def _form_sections() -> tuple[Section, ...]:
    return tuple(section for section in Section if section is not Section.DECLARATIONS)


def _questions_of(section: Section) -> tuple[Question, ...]:
    return asked_in(section)


def band_words(band: reading.Band) -> str:
    """Write a band: `5.–6. klase`, `1.–4. kurss`, or the one grade it is."""
    if band.first == band.last:
        words = "course %(num)s" if band.is_course else "grade %(num)s"
        return str(gettext(words, num=band.first))
    words = "courses %(from)s–%(to)s" if band.is_course else "grades %(from)s–%(to)s"
    return str(gettext(words, **{"from": band.first, "to": band.last}))


def _band_counts(answer: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - JSON
    given = answer if isinstance(answer, Mapping) else {}
    found = []
    for code, count in given.items():
        first, _, last = str(code)[1:].partition("-")
        if count and first.isdigit() and last.isdigit():
            band = reading.Band(int(first), int(last), is_course=str(code).startswith("c"))
            found.append((band, str(count)))
    found.sort(key=lambda one: (one[0].is_course, one[0].first))
    return [(band_words(band), count) for band, count in found]


def _category_words(code: str) -> str:
    return label(CostCategory(code)) if code in set(CostCategory) else code


def _read_date(text: Any) -> Any:  # noqa: ANN401 - JSON
    return reading.parse_date(text) if isinstance(text, str) else None


def _decimal(text: Any) -> Decimal | None:  # noqa: ANN401 - JSON
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None


def _plain_money(text: Any) -> str:  # noqa: ANN401 - JSON
    amount = _decimal(text)
    return str(text) if amount is None else money(amount)


def _plain_number(text: Any) -> str:  # noqa: ANN401 - JSON
    amount = _decimal(text)
    return str(text) if amount is None else points_plain(amount)


def _but_declarations(objections: list[tuple[Objection, str]]) -> list[tuple[Objection, str]]:
    """Leave out the declarations: nobody is blamed for a box before the button is pressed."""
    return [pair for pair in objections if pair[0].section is not Section.DECLARATIONS]


def _answers_of(application: Application) -> dict[Section, Mapping[str, Any]]:
    return {row.section: row.answers for row in application.sections}


def _asked(application: Application, section: Section) -> tuple[Question, ...]:
    return asked_in(section, settings_of(application.competition).extra)


def _is_unfinished(application: Application, at: datetime) -> bool:
    """It waits for its team, and there is still time."""
    return may_be_filled(application.status) and at in application.competition.window


def _is_waiting(mine: Mine, at: datetime) -> bool:
    """A question of the municipality waits for an answer, and there is still time."""
    return mine.clarification is not None and at < mine.clarification.due_at


def _may_write(organisation_id: int) -> bool:
    return who().holds_any(_WRITERS, organisation_id)


def _missing_words(fields: Iterable[str]) -> str:
    return ", ".join(str(labels.ORGANISATION_FIELDS[name]) for name in fields)


def _objections_to(objections: Iterable[Objection], code: str) -> list[Objection]:
    """Return the objections to one question, the cells of its table included."""
    return [one for one in objections if one.field == code or one.field.startswith(f"{code}-")]


def _row_numbers(form: Form, question: Question) -> range:
    return range(1, rows_typed(form.data, question) + 1)
