"""What of a pupil's support has passed and nobody has logged."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Slot
from portal.support.delivery.queries.seen import is_carried_out
from portal.support.plans.models import SupportPlan
from portal.support.pupils.beside import Unlogged
from portal.support.staff.models import StaffMember


def list_unlogged(pupil_id: int, school_id: int, at: datetime) -> Iterator[Unlogged]:
    """Give each provider of the pupil's plans at the school with such times, by name."""
    here = at.astimezone(RIGA)
    today, clock = here.date(), here.time().replace(microsecond=0)
    query = (
        select(StaffMember.first_name, StaffMember.last_name, func.count())
        .join(Slot, Slot.provider_id == StaffMember.id)
        .join(SupportPlan, SupportPlan.id == Slot.plan_id)
        .where(
            SupportPlan.pupil_id == pupil_id,
            Slot.participation_id.is_(None),
            or_(Slot.on_date < today, and_(Slot.on_date == today, Slot.starts_at <= clock)),
            *is_carried_out([school_id]),
        )
        .group_by(StaffMember.id, StaffMember.first_name, StaffMember.last_name)
        .order_by(StaffMember.last_name, StaffMember.first_name, StaffMember.id)
    )
    for first, last, count in db.session.execute(query):
        yield Unlogged(f"{first} {last}", count)
