"""May a plan be evaluated like this, and does it go on into the next period?

Decisions, School 7 and 11.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.institutions.types import Period
from portal.support.delivery.rules.accounting import Delivery
from portal.support.delivery.rules.gate import Gate
from portal.support.outcomes.types import (
    Result,
    WhyLeftBehind,
    WhyNone,
    WhyNotEvaluated,
    WhyNotStopped,
)
from portal.support.plans.types import STEPS, Move, PlanState

SOON = timedelta(days=21)
"""How long before the end of the period the evaluation may begin."""

_LAST_GRADES = frozenset({"12", "C4"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the plan's author says at the end."""

    result: Result | None
    continues: bool | None
    reasons: frozenset[WhyNone] = frozenset()
    other_reason: str = ""
    explanation: str = ""
    pupil_said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The plan that is evaluated."""

    state: PlanState
    ends_on: date
    stopped_on: date | None
    delivery: Delivery
    gate: Gate


def opens_on(ends_on: date, stopped_on: date | None) -> date | None:
    """Return the day from which a plan can be evaluated; None when a stop has opened it."""
    return None if stopped_on is not None else ends_on - SOON


def reasons_not_to_evaluate(ending: Ending, answers: Answers, *, on: date) -> list[WhyNotEvaluated]:
    """Return everything that stands against the evaluation, in the order of the page."""
    is_none = answers.result is Result.NONE
    opens = opens_on(ending.ends_on, ending.stopped_on)
    # Little support explains itself as a reason, but not why so little was delivered.
    reasons = answers.reasons | reasons_added(ending.delivery, answers.result)
    objections = {
        WhyNotEvaluated.NOT_NOW: ending.state not in STEPS[Move.EVALUATE].before
        or (ending.state is PlanState.SUSPENDED and ending.stopped_on is None),
        WhyNotEvaluated.TOO_EARLY: opens is not None and on < opens,
        WhyNotEvaluated.NO_RESULT: answers.result is None,
        WhyNotEvaluated.NO_CONTINUE: answers.continues is None,
        WhyNotEvaluated.NEEDED_NO_MORE: answers.result is Result.NOT_NEEDED
        and answers.continues is True,
        WhyNotEvaluated.NO_REASON: is_none and not reasons,
        WhyNotEvaluated.NO_OTHER: is_none
        and WhyNone.OTHER in answers.reasons
        and not answers.other_reason.strip(),
        WhyNotEvaluated.NO_EXPLANATION: not ending.gate.is_met(ending.delivery)
        and not answers.explanation.strip(),
    }
    return [why for why, objects in objections.items() if objects]


def is_undelivered(delivery: Delivery, result: Result | None) -> bool:
    """No improvement after less than half of the support: not the pupil's failure."""
    return result is Result.NONE and delivery.used * 2 < delivery.planned


def reasons_added(delivery: Delivery, result: Result | None) -> frozenset[WhyNone]:
    """Return the reasons the figures give by themselves."""
    return frozenset({WhyNone.NOT_DELIVERED}) if is_undelivered(delivery, result) else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A support that is stopped before the end, with the plan it belongs to."""

    state: PlanState
    starts_on: date
    ends_on: date
    stopped_on: date | None
    reason: str
    last_given: date | None = None
    """The day of the last session held with the pupil."""


def reasons_not_to_stop(stop: Stop, *, on: date) -> list[WhyNotStopped]:
    """Return everything that stands against recording the stop."""
    day = stop.stopped_on
    objections = {
        WhyNotStopped.NOT_NOW: stop.state not in STEPS[Move.EVALUATE].before,
        WhyNotStopped.NO_DATE: day is None,
        WhyNotStopped.OUTSIDE: day is not None
        and not (stop.starts_on <= day <= min(stop.ends_on, on)),
        WhyNotStopped.GIVEN_LATER: day is not None
        and stop.last_given is not None
        and day < stop.last_given,
        WhyNotStopped.NO_REASON: not stop.reason.strip(),
    }
    return [why for why, objects in objections.items() if objects]


def next_period(school_year: str, period: Period) -> tuple[str, Period]:
    """Return the period a plan goes on into; summer is begun by itself, never by going on."""
    if period is Period.FIRST:
        return school_year, Period.SECOND
    first = int(school_year[:4]) + 1
    return f"{first}/{first + 1}", Period.FIRST


def is_last(grade: str, period: Period) -> bool:
    """The pupil finishes school with this period."""
    return grade in _LAST_GRADES and period is not Period.FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A plan whose period ends, and what is known of the next one."""

    is_evaluated: bool
    result: Result | None
    continues: bool | None
    is_stopped: bool
    is_moved: bool
    """Handed over to another school."""
    is_at_school: bool
    is_last: bool
    has_plan: bool
    """Another plan of the pupil for the next period stands there already."""
    is_next_closed: bool
    author_works_here: bool


def reasons_left_behind(going: Going) -> list[WhyLeftBehind]:
    """Return every reason why no draft is made for the next period; empty when one is."""
    objections = {
        WhyLeftBehind.MOVED: going.is_moved,
        WhyLeftBehind.LEFT_SCHOOL: not going.is_at_school and not going.is_moved,
        WhyLeftBehind.NOT_EVALUATED: not going.is_evaluated,
        WhyLeftBehind.NOT_NEEDED: going.result is Result.NOT_NEEDED,
        WhyLeftBehind.STOPPED: going.is_stopped,
        WhyLeftBehind.SAID_NO: going.is_evaluated
        and going.continues is not True
        and going.result is not Result.NOT_NEEDED,
        WhyLeftBehind.FINISHED: going.is_last,
        WhyLeftBehind.HAS_PLAN: going.has_plan,
        WhyLeftBehind.PERIOD_CLOSED: going.is_next_closed,
        WhyLeftBehind.AUTHOR_LEFT: not going.author_works_here,
    }
    return [why for why, objects in objections.items() if objects]
