"""May a school be asked for a number, and which number may it confirm (decisions, School 14)?"""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.applications.types import Status
from portal.bridge.types import CountState, WhyNotAnswered, WhyNotAsked
from portal.competitions.types import Stage
from portal.institutions.types import GRADES, SchoolKind

IN_FORCE = frozenset({Status.SUBMITTED, Status.REOPENED})
BEFORE_RESULTS = frozenset({Stage.ANNOUNCED, Stage.SUSPENDED, Stage.EVALUATING, Stage.DECIDED})
"""Also once decided: until the publication nobody outside learns that it is."""
MOST_WRITTEN = 100_000
"""More participants than any project has; a number beyond it is a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Everything the rule of asking looks at."""

    status: Status
    stage: Stage
    kind: SchoolKind
    first: str
    last: str
    claimed: int
    participants: int | None
    """How many the application says there are; None where it does not say."""
    asked: Sequence[tuple[str, str]]
    """The grades this school has been asked about for the same application."""
    is_led: bool
    """Somebody who can answer leads the school."""


def grades_between(first: str, last: str) -> tuple[str, ...]:
    """Return the grades from the first to the last, both included; none when out of order."""
    return GRADES[GRADES.index(first) : GRADES.index(last) + 1]


def reasons_against_the_time(status: Status, stage: Stage) -> list[WhyNotAsked]:
    """Return why no number can be asked for now: from the submission to the publication."""
    objections = {
        WhyNotAsked.NOT_SUBMITTED: status not in IN_FORCE,
        WhyNotAsked.TOO_LATE: stage not in BEFORE_RESULTS,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_ask(case: Asking) -> list[WhyNotAsked]:
    """Return every reason not to ask the school."""
    grades = set(grades_between(case.first, case.last))
    known = {grade for one in case.asked for grade in grades_between(*one)}
    is_vocational = case.kind is SchoolKind.VOCATIONAL
    most = MOST_WRITTEN if case.participants is None else case.participants
    objections = {
        WhyNotAsked.OUT_OF_ORDER: not grades,
        WhyNotAsked.NOT_ITS_GRADES: any(one.startswith("C") is not is_vocational for one in grades),
        WhyNotAsked.OVERLAPS: bool(grades & known),
        WhyNotAsked.NOBODY_ASKED: case.claimed < 1,
        WhyNotAsked.MORE_THAN_PARTICIPANTS: case.claimed > most,
        WhyNotAsked.NOBODY_ANSWERS: not case.is_led,
    }
    return [
        *reasons_against_the_time(case.status, case.stage),
        *(why for why, objects in objections.items() if objects),
    ]


def is_open(status: Status, stage: Stage) -> bool:
    """The school may still answer: somebody may still read it before they decide."""
    return not reasons_against_the_time(status, stage)


def reasons_not_to_answer(
    status: Status, stage: Stage, *, number: int | None = None, plans: int = 0
) -> list[WhyNotAnswered]:
    """Return why the school cannot confirm this number now, or decline, which has no number.

    More than the organisation counts is allowed, and shown; more than the school's pupils with a
    plan in force is not.
    """
    objections = {
        WhyNotAnswered.TOO_LATE: not is_open(status, stage),
        WhyNotAnswered.MORE_THAN_PLANS: number is not None and number > plans,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_take_back(state: CountState) -> list[WhyNotAnswered]:
    """Return why a request stays: what a school has answered, the commission has read."""
    return [] if state is CountState.ASKED else [WhyNotAnswered.ANSWERED]
