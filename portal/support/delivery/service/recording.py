"""Writing a session down: one row, whoever presses how often (decisions, School 6, 9, 10)."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from portal.database import transaction
from portal.extensions import db
from portal.kernel.identity import Identity
from portal.support.delivery.models import Participation, QuietWeek, Session, Slot
from portal.support.delivery.rules.limit import monday_of
from portal.support.delivery.rules.logging import is_held, objections
from portal.support.delivery.rules.slots import units_of
from portal.support.delivery.service.confirming import ask_pupils
from portal.support.delivery.service.entry import Entry, Line, Recorded
from portal.support.delivery.service.ordering import find_orders
from portal.support.delivery.service.reckoning import lock_provider, reckon_weeks
from portal.support.delivery.service.scene import Scene, free_slots, gather
from portal.support.delivery.service.slots import renew
from portal.support.delivery.types import Mode, NotLogged, Objection, WhyNotLogged
from portal.support.plans.models import Measure
from portal.support.plans.service.moving import start
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy
from portal.support.staff.models import StaffMember


def log_proposed(
    ids: Collection[int],
    *,
    key: str,
    who: Identity,
    at: datetime,
    form_seconds: int | None = None,
) -> Recorded:
    """Write down that proposed times took place as proposed, with everybody there: one meeting.

    Raises `NotLogged`; so it does when one of the times has an entry, or belongs to others.
    """
    with transaction():
        provider = lock_provider(who.id)
        known = _find_known(key, provider)
        if known is not None:
            return Recorded(known, is_again=True)
        slots = free_slots(ids, provider)
        meetings = {(one.on_date, one.starts_at, one.minutes) for one in slots}
        if len(slots) != len(set(ids)) or len(meetings) != 1:
            raise NotLogged([Objection(why=WhyNotLogged.SETTLED)])
        day, starts_at, minutes = meetings.pop()
        entry = Entry(
            key=key,
            lines=[Line(one.measure_id, slot_id=one.id) for one in slots],
            day=day,
            starts_at=starts_at,
            minutes=minutes,
            form_seconds=form_seconds,
        )
        return log(entry, who=who, at=at)


def log(entry: Entry, *, who: Identity, at: datetime) -> Recorded:
    """Write a session down. Raises `NotLogged` with every objection, `Refused` for a stranger.

    Parallel saves of one provider queue up at the provider's row; the second of two with the same
    key gets the row of the first.
    """
    with transaction():
        provider = lock_provider(who.id)
        known = _find_known(entry.key, provider)
        if known is not None:
            return Recorded(known, is_again=True)
        scene = gather(entry, provider, who, at=at)
        if found := objections(scene.case):
            raise NotLogged(found)
        session = _write(entry, scene, by=who.id, at=at)
        _follow_up(session, scene, by=who.id, at=at)
    return Recorded(session)


def _find_known(key: str, provider: StaffMember) -> Session | None:
    known = db.session.scalar(
        select(Session)
        .where(Session.code == key)
        .options(selectinload(Session.participations))
        .execution_options(populate_existing=True)
    )
    if known is not None and known.provider_id != provider.id:
        raise NotLogged([Objection(why=WhyNotLogged.KEY_TAKEN)])
    return known


def _write(entry: Entry, scene: Scene, *, by: int, at: datetime) -> Session:
    starts = entry.instant or at
    session = Session(
        code=entry.key,
        provider_id=scene.provider.id,
        held_on=entry.day,
        week=monday_of(entry.day),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=entry.minutes),
        minutes=entry.minutes,
        mode=entry.mode,
        is_in_lessons=entry.is_in_lessons,
        is_held=is_held(scene.case.marks),
        note=entry.note,
        recorded_at=at,
        recorded_by_id=by,
        form_seconds=entry.form_seconds,
    )
    units = units_of(entry.minutes, rulebook().number(Policy.UNIT_MINUTES, entry.day))
    plan_of = {one.id: one.plan_id for one in scene.measures}
    session.participations = [
        Participation(
            measure_id=one.measure_id,
            plan_id=plan_of[one.measure_id],
            mark=one.mark,
            units=units,
        )
        for one in entry.lines
    ]
    db.session.add(session)
    db.session.flush()
    return session


def _follow_up(session: Session, scene: Scene, *, by: int, at: datetime) -> None:
    """Do everything that follows from a session being on record."""
    parts = {one.measure_id: one for one in session.participations}
    for slot in scene.slots:
        slot.participation_id = parts[slot.measure_id].id
    if session.mode is Mode.REMOTE and session.is_held:
        find_orders(session)
        ask_pupils(session, at=at)
    for measure in scene.measures:
        start(measure.plan, by=by, at=at)
    db.session.execute(
        delete(QuietWeek).where(
            QuietWeek.provider_id == session.provider_id, QuietWeek.week == session.week
        )
    )
    keep_in_step(session, scene.measures, scene.slots, at=at)
    reckon_weeks(session.provider_id, [session.week], at=at)


def keep_in_step(
    session: Session, measures: Sequence[Measure], slots: Sequence[Slot], *, at: datetime
) -> None:
    """Propose anew what is left of the measures, where the entry is not just its proposed time."""
    unit = rulebook().number(Policy.UNIT_MINUTES, session.held_on)
    settled = {one.measure_id: units_of(one.minutes, unit) for one in slots}
    units = {one.measure_id: one.units for one in session.participations}
    for measure in measures:
        if settled.get(measure.id) != units[measure.id]:
            renew(measure.plan, [measure], at=at)
