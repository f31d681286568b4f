"""May these dates be set for a period or a break, and may a municipality become part of another?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.institutions.calendar import PLACE_OF_GRADE, Dated, first_year
from portal.institutions.types import WhyNotKept, WhyNotMerged


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
    low, high = PLACE_OF_GRADE[one.grade_from], PLACE_OF_GRADE[one.grade_to]
    other_low, other_high = PLACE_OF_GRADE[other.grade_from], PLACE_OF_GRADE[other.grade_to]
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


@dataclass(frozen=True, slots=True)
class Merger:
    """A municipality is to become part of another from a day on."""

    key: int
    successor: int
    on: date
    closed_on: date | None
    successor_closed_on: date | None
    schools_came_on: date | None
    """The last day on which schools of another municipality came to it."""


def faults_of_merger(merger: Merger, *, today: date) -> list[WhyNotMerged]:
    """Return every reason why a municipality cannot become part of the other."""
    came = merger.schools_came_on
    objections = {
        WhyNotMerged.CLOSED_ALREADY: merger.closed_on is not None,
        WhyNotMerged.OWN_SUCCESSOR: merger.successor == merger.key,
        WhyNotMerged.SUCCESSOR_CLOSED: merger.successor_closed_on is not None,
        WhyNotMerged.NOT_YET: merger.on > today,
        WhyNotMerged.TOO_EARLY: came is not None and merger.on <= came,
    }
    return [why for why, objects in objections.items() if objects]
