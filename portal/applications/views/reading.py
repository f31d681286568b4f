"""What templates need to show answers: questions, their words, values as people read them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint

from portal.applications import labels
from portal.applications.forms import rows_typed
from portal.applications.labels import values
from portal.applications.labels.comparing import compared
from portal.applications.models import Application, Clarification
from portal.applications.queries.drafts import planned_now, settings_of
from portal.applications.queries.home import Mine
from portal.applications.rules import reading
from portal.applications.rules.moves import may_be_filled
from portal.applications.rules.questions import asked_in
from portal.applications.types import (
    ClarificationState,
    Objection,
    Question,
    Section,
    Status,
)
from portal.kernel.identity import WRITERS
from portal.web.forms import Form
from portal.web.identity import who


def teach(bp: Blueprint) -> None:
    """Give every template of the app the words of the form."""
    bp.app_template_filter("objection")(_say)
    bp.app_template_filter("rejectby_section")(_but_declarations)
    words: dict[str, Callable[..., Any]] = {
        "form_sections": _form_sections,
        "questions_of": _questions_of,
        "question_words": labels.said_of,
        "band_words": values.band_words,
        "band_counts": values.band_counts,
        "category_words": values.category_words,
        "compared": compared,
        "read_date": _read_date,
        "answers_of": _answers_of,
        "asked": _asked,
        "is_unfinished": _is_unfinished,
        "is_waiting": _is_waiting,
        "planned_now": planned_now,
        "waits_for_team": waits_for_team,
        "may_write": _may_write,
        "missing_words": _missing_words,
        "objections_to": _objections_to,
        "row_numbers": _row_numbers,
        "plain_money": values.plain_money,
        "plain_number": values.plain_number,
    }
    for name, function in words.items():
        bp.app_template_global(name)(function)


def _say(objection: Objection) -> str:
    return labels.say(objection)


def _form_sections() -> tuple[Section, ...]:
    return tuple(section for section in Section if section is not Section.DECLARATIONS)


def _questions_of(section: Section) -> tuple[Question, ...]:
    return asked_in(section)


def _read_date(text: Any) -> Any:  # noqa: ANN401 - JSON
    return reading.parse_date(text) if isinstance(text, str) else None


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


def waits_for_team(application: Application, at: datetime) -> Clarification | None:
    """Return the clarification the team can still answer."""
    asked = application.asked
    is_open = asked is not None and asked.state_at(at) is ClarificationState.WAITING
    return asked if is_open and application.status is Status.SUBMITTED else None


def _may_write(organisation_id: int) -> bool:
    return who().holds_any(WRITERS, organisation_id)


def _missing_words(fields: Iterable[str]) -> str:
    return ", ".join(str(labels.ORGANISATION_FIELDS[name]) for name in fields)


def _objections_to(objections: Iterable[Objection], code: str) -> list[Objection]:
    """Return the objections to one question, the cells of its table included."""
    return [one for one in objections if one.field == code or one.field.startswith(f"{code}-")]


def _row_numbers(form: Form, question: Question) -> range:
    return range(1, rows_typed(form.data, question) + 1)
