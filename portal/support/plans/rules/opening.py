"""May a plan be begun for this pupil, in this period?

Decisions, School 1 and 12.
"""

from dataclasses import dataclass
from datetime import date

from portal.institutions.types import GRADES, Term
from portal.support.plans.types import WhyNotOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known when somebody wants to begin a plan."""

    term: Term
    """The days of the period for the pupil's grade."""
    has_plan: bool = False
    """For this pupil, school and period, one that is not inactive."""
    works_here: bool = True
    """The author is on the staff list of the school."""


def reasons_not_to_open(case: Beginning, *, on: date) -> list[WhyNotOpened]:
    """Return everything that stands against a new plan; empty when nothing does."""
    objections = {
        WhyNotOpened.NOT_ON_STAFF: not case.works_here,
        WhyNotOpened.ONE_PER_PERIOD: case.has_plan,
        WhyNotOpened.PERIOD_CLOSED: case.term.ends_on < on,
    }
    return [why for why, objects in objections.items() if objects]


def is_in_span(grade: str, lowest: str, highest: str) -> bool:
    """The grade lies between two grades, both included; nothing lies in a span that is nonsense."""
    if not {grade, lowest, highest} <= set(GRADES):
        return False
    return GRADES.index(lowest) <= GRADES.index(grade) <= GRADES.index(highest)


def is_in_target(grade: str, span: str) -> bool:
    """The grade belonged to the target group while `span` (“5-C4”) was the rule."""
    lowest, _, highest = span.partition("-")
    return is_in_span(grade, lowest, highest)
