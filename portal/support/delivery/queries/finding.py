"""Which proposed time, session or order is meant?"""

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.extensions import db
from portal.kernel.text import sort_key
from portal.support.delivery.access import Card
from portal.support.delivery.models import Participation, RemoteOrder, Session, Slot
from portal.support.delivery.queries.seen import (
    COLUMNS,
    IS_LOGGABLE,
    Seen,
    is_carried_out,
    seen_in,
    with_pupil,
)
from portal.support.delivery.types import Mode
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.types import CONSULTATIVE
from portal.support.pupils.models import Pupil
from portal.support.staff.models import StaffMember

_OF_PLAN = (
    joinedload(SupportPlan.school),
    joinedload(SupportPlan.pupil).selectinload(Pupil.places),
)


def find_card(id: int) -> Card | None:  # noqa: A002 - a key
    """Find the meeting a proposed time belongs to: every free one of the same moment.

    None when the time has an entry already, or its plan is stopped, closed or at another school.
    """
    asked = db.session.get(Slot, id)
    if asked is None:
        return None
    query = (
        _free_slots()
        .where(
            Slot.provider_id == asked.provider_id,
            Slot.on_date == asked.on_date,
            Slot.starts_at == asked.starts_at,
            Slot.minutes == asked.minutes,
        )
        .order_by(Slot.id)
    )
    slots = db.session.scalars(query).all()
    provider = db.session.get(StaffMember, asked.provider_id)
    if provider is None or all(one.id != id for one in slots):
        return None
    return Card(slots, provider)


def _free_slots() -> Select[Slot]:
    return (
        select(Slot)
        .join(Slot.plan)
        .where(Slot.participation_id.is_(None), *IS_LOGGABLE)
        .options(joinedload(Slot.measure), joinedload(Slot.plan).options(*_OF_PLAN))
    )


def find_session(code: str) -> Session | None:
    """Find a session by its client's key, with everybody in it."""
    query = (
        select(Session)
        .where(Session.code == code)
        .options(
            joinedload(Session.provider),
            selectinload(Session.participations).options(
                joinedload(Participation.measure),
                joinedload(Participation.plan).options(*_OF_PLAN),
            ),
        )
    )
    return db.session.scalar(query)


def find_to_confirm(code: str) -> Session | None:
    """Find a remote session a pupil was once asked to confirm; by its key, for anybody."""
    found = db.session.scalar(
        select(Session)
        .where(Session.code == code, Session.mode == Mode.REMOTE, Session.voided_at.is_(None))
        .options(selectinload(Session.participations))
    )
    is_asked = found is not None and any(one.confirm_code for one in found.participations)
    return found if is_asked else None


def settled_by(session: Session) -> dict[int, int]:
    """Return the proposed time each part of a session settles, by the key of the part."""
    parts = [one.id for one in session.participations]
    query = select(Slot.participation_id, Slot.id).where(Slot.participation_id.in_(parts))
    return {part: slot for part, slot in db.session.execute(query) if part is not None}


def list_given(person_id: int, schools: Collection[int]) -> list[Seen]:
    """Return every measure of units a provider gives now, by pupil."""
    query = (
        select(*COLUMNS)
        .select_from(Measure)
        .join(StaffMember, StaffMember.id == Measure.provider_id_in_force)
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .where(
            StaffMember.person_id == person_id,
            Measure.kind.in_(CONSULTATIVE),
            Measure.withdrawn_at_in_force.is_(None),
            *is_carried_out(schools),
        )
        .order_by(Measure.id)
    )
    found = [seen_in(row) for row in db.session.execute(with_pupil(query)).mappings()]
    return sorted(found, key=lambda one: (sort_key(one.last_name + one.first_name), one.measure_id))


def find_order(id: int) -> RemoteOrder | None:  # noqa: A002 - a key
    """Find a director's order."""
    return db.session.get(RemoteOrder, id)
