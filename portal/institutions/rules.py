"""When does a period begin and end, where the calendar of a school year says nothing?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.institutions.types import GRADES, Period, Term, WhyNotKept

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
_PLACE = {grade: place for place, grade in enumerate(GRADES)}


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
        return _PLACE[self.grade_to] - _PLACE[self.grade_from]

    def is_for(self, school_year: str, period: Period, grade: str) -> bool:
        """The row speaks of this grade in this period."""
        return (
            self.school_year == school_year
            and self.period is period
            and _PLACE[self.grade_from] <= _PLACE[grade] <= _PLACE[self.grade_to]
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


def faults_of_dates(dates: Dated, others: Sequence[Dated]) -> list[WhyNotKept]:
    """Return every reason why these dates of a period cannot be set beside the others.

    A narrower span within a wider one is welcome: it is the exception. Two that cross, or speak of
    the same grades, would leave a grade with two dates.
    """
    objections = {
        WhyNotKept.NO_SCHOOL_YEAR: first_year(dates.school_year) is None,
        WhyNotKept.OUT_OF_ORDER: dates.term.starts_on > dates.term.ends_on or dates.width < 0,
        WhyNotKept.OVERLAPS: any(_cross(dates, other) for other in others),
    }
    return [why for why, objects in objections.items() if objects]


def _cross(one: Dated, other: Dated) -> bool:
    if one.period is not other.period or one.school_year != other.school_year:
        return False
    low, high = _PLACE[one.grade_from], _PLACE[one.grade_to]
    other_low, other_high = _PLACE[other.grade_from], _PLACE[other.grade_to]
    if high < other_low or other_high < low:
        return False
    is_within = other_low <= low and high <= other_high
    is_around = low <= other_low and other_high <= high
    return not (is_within or is_around) or (low, high) == (other_low, other_high)


def faults_of_break(school_year: str, starts_on: date, ends_on: date) -> list[WhyNotKept]:
    """Return every reason why these days cannot be a break of that school year."""
    objections = {
        WhyNotKept.NO_SCHOOL_YEAR: first_year(school_year) is None,
        WhyNotKept.OUT_OF_ORDER: starts_on > ends_on,
    }
    return [why for why, objects in objections.items() if objects]
