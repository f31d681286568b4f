"""May this session be written down?

Decisions, School 6, 9; facts 6.6. What happened is recorded: a pay rule never refuses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from portal.kernel.pause import Pause
from portal.support.delivery.types import OFFERED, Mark, Objection, WhyNotLogged
from portal.support.plans.types import PlanState

SHORTEST, LONGEST = 5, 240
LOGGABLE = frozenset(
    {PlanState.APPROVED, PlanState.IN_PROGRESS, PlanState.IN_REVISION, PlanState.IN_APPROVAL}
)
"""What takes place while a plan is being revised is recorded too, once it has been approved.

What took place before a plan was suspended is recorded as well, when that is known.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNow:
    """A pupil's plan, as far as a session of one of its measures is concerned."""

    code: str
    state: PlanState
    was_approved: bool
    starts_on: date
    ends_on: date
    pauses: tuple[Pause, ...] = ()
    """When it was suspended; the last one lasts when it still is."""
    offers: bool = True
    """The measure is one of units, given by this provider, and not taken out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A session somebody wants to log."""

    at: datetime
    day: date
    starts_at: datetime | None
    """None when the clocks skipped that hour."""
    minutes: int
    marks: tuple[Mark, ...]
    plans: tuple[PlanNow, ...]
    others: tuple[tuple[datetime, datetime], ...] = ()
    """The provider's held sessions that overlap with it."""
    is_settled: bool = False
    """A proposed time it is to settle has an entry already."""


def is_held(marks: tuple[Mark, ...]) -> bool:
    """The provider was there for somebody, so it takes up their time."""
    return any(mark in OFFERED for mark in marks)


def is_loggable(plan: PlanNow) -> bool:
    """The plan has been approved and not closed since; when suspended, it is known since when."""
    is_stopped = plan.state is PlanState.SUSPENDED and bool(plan.pauses)
    return plan.was_approved and (plan.state in LOGGABLE or is_stopped)


def objections(case: Case) -> list[Objection]:
    """Return everything that stands against logging; empty when nothing does."""
    return [*_of_the_entry(case), *(one for plan in case.plans for one in _of_plan(case, plan))]


def _of_the_entry(case: Case) -> Iterator[Objection]:
    held = is_held(case.marks)
    found = {
        WhyNotLogged.SETTLED: case.is_settled,
        WhyNotLogged.NOBODY: not case.plans and not case.is_settled,
        WhyNotLogged.NO_SUCH_HOUR: case.starts_at is None,
        WhyNotLogged.FUTURE: case.starts_at is not None and case.starts_at > case.at,
        WhyNotLogged.MINUTES: not SHORTEST <= case.minutes <= LONGEST,
        WhyNotLogged.HALF_ABSENT: held and Mark.PROVIDER_ABSENT in case.marks,
    }
    yield from (Objection(why=why) for why, objects in found.items() if objects)
    yield from (Objection(why=WhyNotLogged.OVERLAPS, other=one) for one in case.others if held)


def _of_plan(case: Case, plan: PlanNow) -> Iterator[Objection]:
    if not plan.offers:
        yield Objection(why=WhyNotLogged.NOT_IN_PLAN, plan=plan.code)
    if not is_loggable(plan):
        yield Objection(why=WhyNotLogged.PLAN_STATE, plan=plan.code, state=plan.state)
    for pause in plan.pauses:
        if case.starts_at is not None and case.starts_at in pause:
            yield Objection(why=WhyNotLogged.PAUSED, plan=plan.code, pause=pause)
    if not plan.starts_on <= case.day <= plan.ends_on:
        between = (plan.starts_on, plan.ends_on)
        yield Objection(why=WhyNotLogged.OUTSIDE_PLAN, plan=plan.code, between=between)
