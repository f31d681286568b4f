"""The times an approved plan proposes: made, renewed, taken away (house rule of the plans).

What has an entry, and what has passed without one, stays as it is: only the free times ahead
change. Those that are still wanted keep their row, so that a page opened before finds them.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select

from portal.extensions import db
from portal.institutions import queries as institutions
from portal.kernel.clock import RIGA
from portal.kernel.holidays import is_public_holiday
from portal.support.delivery.models import Slot
from portal.support.delivery.queries.counting import units_logged, units_offered
from portal.support.delivery.rules.accounting import Logged, account
from portal.support.delivery.rules.slots import Occasion, Proposed, Stretch, propose, units_of
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.service import following
from portal.support.plans.service.following import Given, last_days
from portal.support.plans.types import CONSULTATIVE, Move, PlanState
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy

_GOING_ON = frozenset({PlanState.APPROVED, PlanState.IN_PROGRESS})
_ENDING = frozenset({Move.SUSPEND, Move.DELETE, Move.EVALUATE, Move.HAND_OVER, Move.LEAVE})
_RENEWING = frozenset({Move.APPROVE, Move.DISCARD})


def follow(plan: SupportPlan, move: Move, at: datetime) -> None:
    """Keep the proposed times in step with the plan, within the transaction that moves it."""
    if move in _RENEWING and plan.state is PlanState.APPROVED:
        renew(plan, plan.measures, at=at)
    elif move in _ENDING:
        clear(plan, at=at)


def given(plan_id: int) -> dict[int, Given]:
    """Tell plans how many units took place, by measure."""
    return {key: Given(units=units) for key, units in units_offered(plan_id).items()}


following.after_move.append(follow)
following.given.append(given)


def renew(plan: SupportPlan, measures: Iterable[Measure], *, at: datetime) -> None:
    """Propose times for what is left of these measures, from now on, inside the transaction.

    The measures come with their weekly patterns. While a plan is being revised its times stay as
    they were approved; the next approval renews them.
    """
    if plan.state not in _GOING_ON or plan.handed_over_at is not None:
        return
    chosen = [one for one in measures if one.planned_units is not None and one.kind in CONSULTATIVE]
    if not chosen:
        return
    here = at.astimezone(RIGA).replace(tzinfo=None)
    first, last = max(plan.starts_on, here.date()), last_days([plan])[plan.id]
    stretch = Stretch(after=here, first=first, last=last, days_off=days_off(first, last))
    unit = rulebook().number(Policy.UNIT_MINUTES, here.date())
    logged = units_logged([one.id for one in chosen])
    for one in chosen:
        _renew_one(one, stretch, logged[one.id], unit)
    db.session.flush()


def _renew_one(measure: Measure, stretch: Stretch, logged: Logged, unit: int) -> None:
    slots = _slots_of(measure.id)
    free = [one for one in slots if _is_free_after(one, stretch.after)]
    passed = [one for one in slots if one.participation_id is None and one not in free]
    stays = {(one.on_date, one.starts_at) for one in slots if one not in free}
    left = account(
        measure.planned_units or 0,
        logged,
        passed=sum(units_of(one.minutes, unit) for one in passed),
        is_over=False,
    ).remaining
    is_given = measure.provider_id is not None and measure.withdrawn_at is None
    pattern = [Occasion(one.weekday, one.starts_at, one.minutes) for one in measure.slots]
    wanted = propose(
        pattern, stretch, units=left if is_given else 0, unit_minutes=unit, taken=stays
    )
    _keep(measure, free, wanted)


def _keep(measure: Measure, free: Sequence[Slot], wanted: Sequence[Proposed]) -> None:
    """Make the free times ahead exactly those that are wanted."""
    there = {(one.on_date, one.starts_at): one for one in free}
    for one in wanted:
        slot = there.pop((one.on_date, one.starts_at), None)
        if slot is None:
            slot = Slot(
                measure_id=measure.id,
                plan_id=measure.plan_id,
                on_date=one.on_date,
                starts_at=one.starts_at,
            )
            db.session.add(slot)
        slot.provider_id = measure.provider_id or 0
        slot.minutes = one.minutes
    for surplus in there.values():
        db.session.delete(surplus)


def clear(plan: SupportPlan, *, at: datetime) -> None:
    """Take away the free times ahead of a plan, inside the caller's transaction."""
    here = at.astimezone(RIGA).replace(tzinfo=None)
    slots = db.session.scalars(
        select(Slot).where(Slot.plan_id == plan.id, Slot.on_date >= here.date())
    ).all()
    for one in slots:
        if _is_free_after(one, here):
            db.session.delete(one)
    db.session.flush()


def stop(plan: SupportPlan) -> None:
    """Propose nothing after the day on which support was stopped, inside the transaction.

    Times after it that have passed without an entry go too: nobody was to come.
    """
    last = last_days([plan])[plan.id]
    db.session.execute(
        delete(Slot).where(
            Slot.plan_id == plan.id, Slot.on_date > last, Slot.participation_id.is_(None)
        )
    )


def _is_free_after(slot: Slot, here: datetime) -> bool:
    return slot.participation_id is None and datetime.combine(slot.on_date, slot.starts_at) > here


def _slots_of(measure_id: int) -> Sequence[Slot]:
    query = select(Slot).where(Slot.measure_id == measure_id).order_by(Slot.on_date, Slot.id)
    return db.session.scalars(query.execution_options(populate_existing=True)).all()


def days_off(first: date, last: date) -> Collection[date]:
    """Return the days without lessons: public holidays, and the breaks of the school year."""
    span = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    breaks = institutions.list_breaks_in(first, last)
    return {
        day
        for day in span
        if is_public_holiday(day) or any(one.starts_on <= day <= one.ends_on for one in breaks)
    }
