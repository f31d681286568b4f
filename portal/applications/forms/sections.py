"""The form of one section, made of its questions: nothing typed is refused, it is only saved.

A table has one field a cell, named `activities-2-where`; so has each band, `bands-g5-6`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from portal.applications.labels import words_of
from portal.applications.rules import reading
from portal.applications.types import MOST_ROWS, Kind, Question
from portal.web.formats import date_short, in_language
from portal.web.forms import Form

YES, LATER = "yes", "later"
_MOST_SHOWN = MOST_ROWS + 20
_AREAS = frozenset({Kind.AREA, Kind.SCHOOLS})


class SectionForm(Form):
    """What every section asks besides its questions."""

    version = HiddenField(default="0")
    done = RadioField(
        _l("Is this section finished?"),
        choices=[
            SelectChoice(YES, _l("Yes, finished")),
            SelectChoice(LATER, _l("No, I will come back")),
        ],
        default=LATER,
        validate_choice=False,
    )

    @property
    def version_opened(self) -> int:
        """The version the page was opened with; nonsense is as stale as can be."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else -1  # noqa: PLR2004 - a number any database holds


def section_form(
    questions: Iterable[Question], bands: Iterable[reading.Band], rows: int
) -> type[SectionForm]:
    """Return the class of a section's form, with so many rows in its tables."""
    fields: dict[str, Any] = {}
    for question in questions:
        fields |= _fields_of(question, tuple(bands), min(rows, _MOST_SHOWN))
    return type("OneSectionForm", (SectionForm,), fields)


def _fields_of(question: Question, bands: tuple[reading.Band, ...], rows: int) -> dict[str, Any]:
    if question.kind is Kind.ROWS:
        return {
            f"{question.code}-{number}-{column.code}": StringField(
                words_of(question.code, column.code).label
            )
            for number in range(1, rows + 1)
            for column in question.columns
        }
    if question.kind is Kind.BANDS:
        return {f"{question.code}-{band.code}": StringField(band.code) for band in bands}
    words = _label(question)
    is_area = question.kind in _AREAS
    return {question.code: TextAreaField(words) if is_area else StringField(words)}


def _label(question: Question) -> Any:  # noqa: ANN401 - a lazy string
    return in_language(*question.titles) if any(question.titles) else words_of(question.code).label


def rows_typed(names: Iterable[str], question: Question) -> int:
    """Count the rows of a table in what the browser sent."""
    pattern = re.compile(rf"{re.escape(question.code)}-(\d{{1,3}})-\w+")
    found = (pattern.fullmatch(name) for name in names)
    return max((int(match[1]) for match in found if match), default=0)


def shown(questions: Iterable[Question], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stored answers as the form's data."""
    data: dict[str, Any] = {}
    for question in questions:
        if question.kind is Kind.ROWS:
            for number, row in enumerate(reading.rows_of(answers, question.code), 1):
                for column in question.columns:
                    text = reading.text_of(row, column.code)
                    data[f"{question.code}-{number}-{column.code}"] = _shown(column, text)
        elif question.kind is Kind.BANDS:
            for code, count in reading.bands_in(answers, question.code).items():
                data[f"{question.code}-{code}"] = str(count)
        else:
            data[question.code] = _shown(question, reading.text_of(answers, question.code))
    return data


def _shown(question: Question, text: str) -> str:
    day = reading.parse_date(text) if question.kind is Kind.DATE else None
    return text if day is None else date_short(day)


def answers_in(
    form: Form, questions: Iterable[Question], bands: Iterable[reading.Band]
) -> dict[str, Any]:
    """Return what was typed as the answers of a section; rows left blank are left out."""
    typed = {name: field.data or "" for name, field in form._fields.items()}
    answers: dict[str, Any] = {}
    for question in questions:
        if question.kind is Kind.ROWS:
            answers[question.code] = _rows(question, typed)
        elif question.kind is Kind.BANDS:
            answers[question.code] = {
                band.code: typed.get(f"{question.code}-{band.code}", "") for band in bands
            }
        else:
            answers[question.code] = _kept(question, typed.get(question.code, ""))
    return answers


def _rows(question: Question, typed: Mapping[str, str]) -> list[dict[str, str]]:
    rows = []
    for number in range(1, rows_typed(typed, question) + 1):
        row = {
            column.code: _kept(column, typed.get(f"{question.code}-{number}-{column.code}", ""))
            for column in question.columns
        }
        if any(row.values()):
            rows.append(row)
    return rows


def _kept(question: Question, text: str) -> str:
    day = reading.parse_date(text) if question.kind is Kind.DATE else None
    return text if day is None else day.isoformat()
