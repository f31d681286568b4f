"""Undoing an entry, and correcting it: the old row is voided, never rewritten."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload, selectinload

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.identity import Identity
from portal.kernel.refusal import refuse_if
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.rules.stamps import is_fresh
from portal.support.delivery.service.entry import Entry, Recorded
from portal.support.delivery.service.reckoning import lock_session, reckon_weeks
from portal.support.delivery.service.recording import log
from portal.support.delivery.service.slots import renew
from portal.support.delivery.types import WhyNotUndone
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.types import PlanState

_CLOSED = frozenset({PlanState.EVALUATED, PlanState.INACTIVE})


def undo(session_id: int, *, by: int, at: datetime, why: str = "") -> Session:
    """Void an entry: its proposed times are free again, its week is reckoned anew.

    Without a reason only for a while after saving. Raises `Refused` (`WhyNotUndone`).
    """
    with transaction():
        session = lock_session(session_id)
        _void(session, by=by, at=at, why=why, needs_reason=False)
        for measure in _measures_of(session):
            renew(measure.plan, [measure], at=at)
        reckon_weeks(session.provider_id, [session.week], at=at)
    return session


def correct(session_id: int, entry: Entry, *, who: Identity, at: datetime, why: str) -> Recorded:
    """Put another entry in the place of one, with a reason; both or neither.

    Raises `Refused` (`WhyNotUndone`) for the old one, `NotLogged` for the new one.
    """
    with transaction():
        session = lock_session(session_id)
        known = db.session.scalar(select(Session.id).where(Session.code == entry.key))
        if known is None:
            _void(session, by=who.id, at=at, why=why, needs_reason=True)
        recorded = log(entry, who=who, at=at)
        if not recorded.is_again:
            replaced = {one.measure_id for one in recorded.session.participations}
            for measure in _measures_of(session):
                if measure.id not in replaced:
                    renew(measure.plan, [measure], at=at)
            reckon_weeks(session.provider_id, [session.week], at=at)
            audit.record(
                "session corrected", recorded.session, by=who.id, at=at, instead_of=session.id
            )
    return recorded


def _void(session: Session, *, by: int, at: datetime, why: str, needs_reason: bool) -> None:
    plans = _lock_plans(session)
    is_late = needs_reason or not is_fresh(session.recorded_at, at=at)
    objections = {
        WhyNotUndone.UNDONE: session.voided_at is not None,
        WhyNotUndone.PLAN_CLOSED: any(is_closed(one) for one in plans),
        WhyNotUndone.NO_REASON: is_late and not why.strip(),
    }
    refuse_if([one for one, objects in objections.items() if objects])
    session.voided_at, session.voided_by_id, session.voided_why = at, by, why
    for part in session.participations:
        part.is_live = False
        part.confirm_code = None
    parts = [one.id for one in session.participations]
    db.session.execute(
        update(Slot).where(Slot.participation_id.in_(parts)).values(participation_id=None)
    )
    audit.record("session undone", session, by=by, at=at)
    db.session.flush()


def _lock_plans(session: Session) -> Sequence[SupportPlan]:
    query = (
        select(SupportPlan)
        .where(SupportPlan.id.in_([one.plan_id for one in session.participations]))
        .order_by(SupportPlan.id)
        .with_for_update()
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).all()


def is_closed(plan: SupportPlan) -> bool:
    """What was logged in the plan is final."""
    return plan.state in _CLOSED or plan.handed_over_at is not None


def _measures_of(session: Session) -> list[Measure]:
    query = (
        select(Measure)
        .join(Participation, Participation.measure_id == Measure.id)
        .where(Participation.session_id == session.id)
        .options(joinedload(Measure.plan), selectinload(Measure.slots))
        .order_by(Measure.id)
    )
    return list(db.session.scalars(query))
