"""What differs between two frozen documents, field by field?

Rows of a table and lines of the plan are followed by what they say, not by their place: a row put
in front of the others is one row added, not every row changed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.applications.rules.questions import asked_in, extra_question
from portal.applications.rules.reading import bands_in, rows_of, text_of
from portal.applications.types import Change, Kind, Question, Section

PLAN = "plan"
FILES = "files"
ORGANISATION = (
    "name",
    "registration_number",
    "legal_address",
    "iban",
    "bank_name",
    "signatory_name",
    "signatory_position",
    "signatory_basis",
    "contact_name",
    "contact_email",
    "contact_phone",
)
PLAN_COLUMNS = ("item", "category", "quantity", "unit", "unit_price", "sum", "reason")
_ALIKE = 0.3
"""Rows at least so much alike are one row that was changed."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDifference:
    """One row that was added, removed or changed."""

    change: Change
    number: int
    """Its place among the rows, counted from 1: of a removed one where it was."""
    before: Row
    after: Row

    @property
    def cells(self) -> list[str]:
        """The cells to show: those that differ; of a row added or removed, those written in."""
        codes = list(dict.fromkeys([*self.before, *self.after]))
        return [code for code in codes if self.before.get(code, "") != self.after.get(code, "")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that differs."""

    section: Section
    field: str
    """The code of its question, a field of the organisation, `PLAN` or `FILES`."""
    change: Change
    question: Question | None = None
    before: Any = ""
    after: Any = ""
    rows: tuple[RowDifference, ...] = ()
    """Of a table: the rows that differ; none when only their order does."""


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """Return every field in which two documents differ, in the order of the form."""
    return [one for section in Section for one in _in_section(section, old, new)]


def _in_section(
    section: Section, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Difference]:
    if section is Section.APPLICANT:
        yield from _in_organisation(old.get("organisation") or {}, new.get("organisation") or {})
    if section is Section.COST_PLAN:
        yield from _in_table(section, PLAN, _lines(old), _lines(new))
    if section is Section.ATTACHMENTS:
        yield from _in_table(section, FILES, _files(old), _files(new))
    before, after = _answers(old, section), _answers(new, section)
    for question in asked_in(section, _extra(old, new)):
        if question.kind is Kind.ROWS:
            rows = _rows(question, before), _rows(question, after)
            yield from _in_table(section, question.code, *rows, question=question)
        else:
            values = _value(question, before), _value(question, after)
            yield from _in_value(section, question.code, *values, question=question)


def _answers(content: Mapping[str, Any], section: Section) -> Mapping[str, Any]:
    found: Mapping[str, Any] = content.get("sections", {}).get(section.value, {})
    return found


def _extra(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Question]:
    asked = {
        one.get("code", ""): (one.get("title_lv", ""), one.get("title_en", ""))
        for one in [*old.get("questions", []), *new.get("questions", [])]
    }
    return [
        extra_question(code, 0, is_required=False, titles=titles) for code, titles in asked.items()
    ]


def _in_organisation(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for name in ORGANISATION:
        yield from _in_value(Section.APPLICANT, name, text_of(old, name), text_of(new, name))


def _value(question: Question, answers: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a text, or bands
    if question.kind is Kind.BANDS:
        counts = bands_in(answers, question.code)
        return {code: str(count) for code, count in counts.items() if count}
    return text_of(answers, question.code)


def _in_value(
    section: Section,
    field: str,
    before: Any,  # noqa: ANN401 - a text, or bands
    after: Any,  # noqa: ANN401 - a text, or bands
    question: Question | None = None,
) -> Iterator[Difference]:
    if before != after:
        yield Difference(
            section=section,
            field=field,
            change=_kind(before, after),
            question=question,
            before=before,
            after=after,
        )


def _kind(before: object, after: object) -> Change:
    if not before:
        return Change.ADDED
    return Change.CHANGED if after else Change.REMOVED


def _in_table(
    section: Section,
    field: str,
    before: Sequence[Row],
    after: Sequence[Row],
    question: Question | None = None,
) -> Iterator[Difference]:
    if list(before) != list(after):
        yield Difference(
            section=section,
            field=field,
            change=_kind(before, after),
            question=question,
            rows=tuple(changed_rows(before, after)),
        )


def _rows(question: Question, answers: Mapping[str, Any]) -> list[Row]:
    columns = [column.code for column in question.columns]
    return [
        {code: text_of(row, code) for code in columns} for row in rows_of(answers, question.code)
    ]


def _lines(content: Mapping[str, Any]) -> list[Row]:
    lines = (content.get("cost_plan") or {}).get("lines", [])
    return [{code: str(line.get(code, "")) for code in PLAN_COLUMNS} for line in lines]


def _files(content: Mapping[str, Any]) -> list[Row]:
    return [
        {"name": str(one.get("name", "")), "sha256": str(one.get("sha256", ""))}
        for one in content.get("attachments", [])
    ]


def changed_rows(before: Sequence[Row], after: Sequence[Row]) -> list[RowDifference]:
    """Follow each row from one table to the other; rows said alike in both are left out.

    What is changed or added comes in the order of the later table, what is removed after it.
    """
    gone, come = _unmatched(before, after)
    pairs = _pairs(before, after, gone, come)
    changed = {new: old for old, new in pairs}
    kept = {old for old, _ in pairs}
    later = [
        RowDifference(
            change=Change.CHANGED if place in changed else Change.ADDED,
            number=place + 1,
            before=before[changed[place]] if place in changed else {},
            after=after[place],
        )
        for place in come
    ]
    removed = [
        RowDifference(change=Change.REMOVED, number=place + 1, before=before[place], after={})
        for place in gone
        if place not in kept
    ]
    return [*later, *removed]


def _unmatched(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[int], list[int]]:
    """Return the places of the rows that have no equal in the other table, each used once."""
    places: dict[str, list[int]] = {}
    for place, row in enumerate(before):
        places.setdefault(_key(row), []).append(place)
    come = []
    for place, row in enumerate(after):
        equals = places.get(_key(row))
        if equals:
            equals.pop(0)
        else:
            come.append(place)
    return sorted(place for equals in places.values() for place in equals), come


def _key(row: Row) -> str:
    return json.dumps(row, sort_keys=True)


def _pairs(
    before: Sequence[Row], after: Sequence[Row], gone: Sequence[int], come: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair the rows most alike, nearest first, until nothing left is alike enough."""
    scored = sorted(
        (-likeness(before[old], after[new]), abs(old - new), old, new)
        for old in gone
        for new in come
    )
    pairs: list[tuple[int, int]] = []
    for score, _distance, old, new in scored:
        is_free = all(old != one and new != other for one, other in pairs)
        if is_free and -score >= _ALIKE:
            pairs.append((old, new))
    return pairs


def likeness(one: Row, other: Row) -> float:
    """Say how much alike two rows are, from 0 to 1: cell by cell, by the words they share."""
    codes = [code for code in dict.fromkeys([*one, *other]) if one.get(code) or other.get(code)]
    if not codes:
        return 0.0
    return sum(_shared(one.get(code, ""), other.get(code, "")) for code in codes) / len(codes)


def _shared(one: str, other: str) -> float:
    if one == other:
        return 1.0
    mine, theirs = set(one.casefold().split()), set(other.casefold().split())
    return len(mine & theirs) / max(len(mine | theirs), 1)
