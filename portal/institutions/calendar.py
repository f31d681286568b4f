"""When does a period begin and end, where the calendar of a school year says nothing?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.institutions.types import GRADES, Period, Term

_SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{4})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_SEPTEMBER = 9
_SECOND_ENDS = {
    "9": (6, 15),
    "12": (6, 30),
    "C1": (6, 30),
    "C2": (6, 30),
    "C3": (6, 30),
    "C4": (6, 30),
}
PLACE_OF_GRADE = {grade: place for place, grade in enumerate(GRADES)}
"""Where a grade stands among all of them, the lowest first."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of one period for a span of grades, both ends included."""

    school_year: str
    period: Period
    grade_from: str
    grade_to: str
    term: Term

    @property
    def width(self) -> int:
        """How many grades it speaks of: the narrower row knows better."""
        return PLACE_OF_GRADE[self.grade_to] - PLACE_OF_GRADE[self.grade_from]

    def is_for(self, school_year: str, period: Period, grade: str) -> bool:
        """The row speaks of this grade in this period."""
        return (
            self.school_year == school_year
            and self.period is period
            and PLACE_OF_GRADE[self.grade_from]
            <= PLACE_OF_GRADE[grade]
            <= PLACE_OF_GRADE[self.grade_to]
        )


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of every period that were set, read once for any number of questions."""

    rows: Sequence[Dated]

    def term(self, school_year: str, period: Period, grade: str) -> Term:
        """Return the dates set for a grade, else the usual ones."""
        for row in self.rows:
            if row.is_for(school_year, period, grade):
                return row.term
        return usual_term(school_year, period, grade)


def first_year(school_year: str) -> int | None:
    """Return 2019 for „2019/2020”, or None when it is no school year."""
    match = _SCHOOL_YEAR.fullmatch(school_year)
    if match is None or int(match[2]) != int(match[1]) + 1:
        return None
    first = int(match[1])
    return first if _FIRST_YEAR <= first < _LAST_YEAR else None


def school_year_of(day: date) -> str:
    """Return the school year a day lies in; it begins with September."""
    first = day.year if day.month >= _SEPTEMBER else day.year - 1
    return f"{first}/{first + 1}"


def usual_term(school_year: str, period: Period, grade: str) -> Term:
    """Return the dates of a period where none were set (facts 7).

    The second semester is longer for those who sit examinations. Raises `ValueError` for what is
    no school year.
    """
    first = first_year(school_year)
    if first is None:
        raise ValueError(f"{school_year!r} is no school year.")
    if period is Period.FIRST:
        return Term(date(first, 9, 1), date(first, 12, 31))
    if period is Period.SECOND:
        return Term(date(first + 1, 1, 1), date(first + 1, *_SECOND_ENDS.get(grade, (5, 31))))
    return Term(date(first + 1, 6, 1), date(first + 1, 8, 31))
