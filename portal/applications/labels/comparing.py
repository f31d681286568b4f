"""Two versions side by side: what was, what is now, in the words of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask_babel import gettext, pgettext
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from portal.applications.labels import values
from portal.applications.labels.objections import ORGANISATION_FIELDS
from portal.applications.labels.questions import words_of
from portal.applications.rules.difference import (
    FILES,
    PLAN,
    Difference,
    RowDifference,
    differences,
)
from portal.applications.rules.wording import Piece, marked
from portal.applications.types import Change, Kind, Question, Section
from portal.web.formats import in_language, sentence_start
from portal.web.labels import register

register(
    {
        Change.ADDED: _p("difference", "added"),
        Change.REMOVED: _p("difference", "removed"),
        Change.CHANGED: _p("difference", "changed"),
    }
)
_PLAN = {
    "item": _l("What and for whom"),
    "category": _l("Category"),
    "quantity": _l("Quantity"),
    "unit": _l("Unit"),
    "unit_price": _l("Price, €"),
    "sum": _l("Sum, €"),
    "reason": _l("Why it is needed"),
}
_PLAN_VALUES = {
    "category": values.category_words,
    "quantity": values.plain_number,
    "unit_price": values.plain_money,
    "sum": values.plain_money,
}
_HIDDEN_CELLS = {"sha256"}


@dataclass(frozen=True, slots=True)
class Said:
    """One value before or after; of a cell also which column it is in."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field or one row, as it was and as it is now."""

    label: str
    about: str = ""
    """What the row is called: its first cell."""
    change: Change
    before: list[Said]
    after: list[Said]


@dataclass(frozen=True, slots=True)
class Part:
    """A section in which two versions differ; without lines only the order of its rows does."""

    section: Section
    lines: list[Line]


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Part]:
    """Return what differs between two frozen documents, section by section."""
    found = groupby(differences(old, new), lambda one: one.section)
    return [
        Part(section, [line for one in group for line in _lines(one)]) for section, group in found
    ]


def _lines(one: Difference) -> list[Line]:
    if one.field in {PLAN, FILES} or _is_table(one.question):
        return [_row(one, row) for row in one.rows]
    before, after = marked(_text(one, one.before), _text(one, one.after))
    return [
        Line(
            label=_field(one),
            change=one.change,
            before=[Said("", before)] if before else [],
            after=[Said("", after)] if after else [],
        )
    ]


def _is_table(question: Question | None) -> bool:
    return question is not None and question.kind is Kind.ROWS


def _field(one: Difference) -> str:
    if one.question is None:
        return sentence_start(str(ORGANISATION_FIELDS[one.field]))
    if any(one.question.titles):
        return in_language(*one.question.titles)
    return str(words_of(one.question.code).label)


def _text(one: Difference, value: Any) -> str:  # noqa: ANN401 - a text, or bands
    if isinstance(value, Mapping):
        return "\n".join(f"{words}: {count}" for words, count in values.band_counts(value))
    is_date = one.question is not None and one.question.kind is Kind.DATE
    return values.plain_date(value) if is_date else str(value)


def _row(one: Difference, row: RowDifference) -> Line:
    was: list[Said] = []
    now: list[Said] = []
    for code in row.cells:
        if code in _HIDDEN_CELLS:
            continue
        old, new = (_cell(one, code, side.get(code, "")) for side in (row.before, row.after))
        before, after = marked(old, new)
        for said, pieces in ((was, before), (now, after)):
            if pieces or row.change is Change.CHANGED:
                said.append(Said(_column(one, code), pieces))
    return Line(
        label=_number(one, row), about=_about(row), change=row.change, before=was, after=now
    )


def _number(one: Difference, row: RowDifference) -> str:
    if one.field == FILES:
        return pgettext("attachment", "File")
    if one.field == PLAN:
        return gettext("Line %(num)s", num=row.number)
    return gettext("Row %(num)s", num=row.number)


def _about(row: RowDifference) -> str:
    shown = row.after or row.before
    return next(iter(shown.values()), "") if row.change is Change.CHANGED else ""


def _column(one: Difference, code: str) -> str:
    if one.question is not None:
        return str(words_of(one.question.code, code).label)
    return "" if one.field == FILES else str(_PLAN[code])


def _cell(one: Difference, code: str, text: str) -> str:
    if not text:
        return ""
    if one.question is None:
        return _PLAN_VALUES[code](text) if one.field == PLAN and code in _PLAN_VALUES else text
    column = next((two for two in one.question.columns if two.code == code), None)
    is_date = column is not None and column.kind is Kind.DATE
    return values.plain_date(text) if is_date else text
