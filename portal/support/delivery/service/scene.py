"""What the database holds of an entry somebody wants to log, locked.

Locks are taken in one order everywhere: the provider, then the plans by their keys.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.kernel.identity import Identity, Role
from portal.support.delivery.models import Session, Slot
from portal.support.delivery.rules.limit import monday_of
from portal.support.delivery.rules.logging import Case, PlanNow, is_held
from portal.support.delivery.service.entry import Entry
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.queries.pausing import pauses_of
from portal.support.plans.service.following import last_days
from portal.support.plans.types import CONSULTATIVE
from portal.support.staff.models import StaffMember


@dataclass(frozen=True, slots=True)
class Scene:
    """The provider, the measures with their plans, the free times, and the case for the rules."""

    provider: StaffMember
    measures: Sequence[Measure]
    slots: Sequence[Slot]
    case: Case


def gather(entry: Entry, provider: StaffMember, who: Identity, *, at: datetime) -> Scene:
    """Look at everything the rules ask about, so that it stays true until the transaction ends."""
    measures = _lock_measures({one.measure_id for one in entry.lines})
    slots = free_slots([one.slot_id for one in entry.lines if one.slot_id is not None], provider)
    by_slot = {one.id: one for one in slots}
    wanted = [one for one in entry.lines if one.slot_id is not None]
    own = {one.measure_id for one in slots} | {
        one.id for one in measures if one.provider_id_in_force == provider.id
    }
    marks = tuple(one.mark for one in entry.lines)
    stood = pauses_of({one.plan for one in measures})
    last = last_days({one.plan for one in measures})
    case = Case(
        at=at,
        day=entry.day,
        starts_at=entry.instant,
        minutes=entry.minutes,
        marks=marks,
        plans=tuple(
            replace(
                _plan_now(one, own, who, entry.day),
                pauses=stood[one.plan_id],
                ends_on=last[one.plan_id],
            )
            for one in measures
        ),
        others=_overlapping(entry, provider) if is_held(marks) else (),
        is_settled=any(
            one.slot_id not in by_slot or by_slot[one.slot_id].measure_id != one.measure_id
            for one in wanted
        ),
    )
    return Scene(provider, measures, slots, case)


def _plan_now(measure: Measure, own: Collection[int], who: Identity, day: date) -> PlanNow:
    plan = measure.plan
    gone = measure.withdrawn_at_in_force
    is_here = plan.handed_over_at is None and who.holds(Role.PROVIDER, plan.school_id)
    return PlanNow(
        code=plan.code,
        state=plan.state,
        was_approved=plan.approved_at is not None,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        offers=is_here
        and measure.id in own
        and measure.kind in CONSULTATIVE
        and (gone is None or day < gone.astimezone(RIGA).date()),
    )


def _lock_measures(ids: Collection[int]) -> Sequence[Measure]:
    """Return the measures with their plans; the plans can neither move nor close meanwhile."""
    of_measures = select(Measure.plan_id).where(Measure.id.in_(ids))
    plans = select(SupportPlan.id).where(SupportPlan.id.in_(of_measures)).order_by(SupportPlan.id)
    db.session.execute(plans.with_for_update())
    query = (
        select(Measure)
        .where(Measure.id.in_(ids))
        .options(joinedload(Measure.plan), selectinload(Measure.slots))
        .order_by(Measure.id)
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).all()


def free_slots(ids: Collection[int], provider: StaffMember) -> Sequence[Slot]:
    """Return the provider's own proposed times that have no entry; the others are left out."""
    query = (
        select(Slot)
        .where(Slot.id.in_(ids), Slot.provider_id == provider.id, Slot.participation_id.is_(None))
        .order_by(Slot.id)
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).all()


def _overlapping(entry: Entry, provider: StaffMember) -> tuple[tuple[datetime, datetime], ...]:
    starts = entry.instant
    if starts is None:
        return ()
    around = [monday_of(entry.day + timedelta(days=one)) for one in (-1, 0, 1)]
    query = (
        select(Session.starts_at, Session.ends_at)
        .where(
            Session.provider_id == provider.id,
            Session.week.in_(around),
            Session.is_held,
            Session.voided_at.is_(None),
            Session.starts_at < starts + timedelta(minutes=entry.minutes),
            Session.ends_at > starts,
        )
        .order_by(Session.starts_at)
    )
    return tuple((first, last) for first, last in db.session.execute(query))
