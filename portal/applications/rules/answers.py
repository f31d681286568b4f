"""Is this one answer there, readable, and short enough?"""

from collections.abc import Mapping
from typing import Any

from portal.applications.rules import reading
from portal.applications.types import MOST_ROWS, Kind, Objection, Question, Section, WhyNot


def objections_to_answer(
    question: Question, answers: Mapping[str, Any], bands: tuple[reading.Band, ...]
) -> list[Objection]:
    """Return every objection to the answer of one question."""
    if question.kind is Kind.ROWS:
        return _to_rows(question, reading.rows_of(answers, question.code))
    if question.kind is Kind.BANDS:
        return _to_bands(question, reading.bands_in(answers, question.code), bands)
    why = _fault(question, reading.text_of(answers, question.code))
    return [] if why is None else [_at(question.section, question.code, *why, of=question)]


def _fault(question: Question, text: str) -> tuple[WhyNot, dict[str, Any]] | None:
    if not text.strip():
        return (WhyNot.ANSWER_MISSING, {}) if question.is_required else None
    if question.kind is Kind.DATE and reading.parse_date(text) is None:
        return WhyNot.UNREADABLE, {"kind": question.kind}
    if question.kind is Kind.WHOLE and reading.parse_whole(text) is None:
        return WhyNot.UNREADABLE, {"kind": question.kind}
    over = len(text) - question.limit
    return (WhyNot.TEXT_TOO_LONG, {"num": over}) if question.limit and over > 0 else None


def _at(
    section: Section, field: str, why: WhyNot, values: dict[str, Any], *, of: Question
) -> Objection:
    about = {"question": of.code, "titles": of.titles}
    return Objection(why=why, section=section, field=field, values={**about, **values})


def _to_bands(
    question: Question, counts: Mapping[str, Any], bands: tuple[reading.Band, ...]
) -> list[Objection]:
    typed = {band.code: str(counts.get(band.code, "")).strip() for band in bands}
    if bands and not any(typed.values()):
        first = f"{question.code}-{bands[0].code}"
        return [_at(question.section, first, WhyNot.ANSWER_MISSING, {}, of=question)]
    return [
        _at(
            question.section,
            f"{question.code}-{code}",
            WhyNot.UNREADABLE,
            {"kind": Kind.WHOLE},
            of=question,
        )
        for code, text in typed.items()
        if text and reading.parse_whole(text) is None
    ]


def _to_rows(question: Question, rows: list[Mapping[str, Any]]) -> list[Objection]:
    if not rows and question.is_required:
        return [_at(question.section, question.code, WhyNot.ANSWER_MISSING, {}, of=question)]
    found = [
        objection
        for number, row in enumerate(rows, 1)
        for column in question.columns
        for objection in _to_cell(question, number, column, reading.text_of(row, column.code))
    ]
    if len(rows) > MOST_ROWS:
        most = {"num": MOST_ROWS}
        found.append(_at(question.section, question.code, WhyNot.TOO_MANY_ROWS, most, of=question))
    return found


def _to_cell(question: Question, number: int, column: Question, text: str) -> list[Objection]:
    fault = _fault(column, text)
    if fault is None:
        return []
    why, values = fault
    return [
        Objection(
            why=WhyNot.ROW_INCOMPLETE if why is WhyNot.ANSWER_MISSING else why,
            section=question.section,
            field=f"{question.code}-{number}-{column.code}",
            row=number,
            column=column.code,
            values={"question": question.code, **values},
        )
    ]
