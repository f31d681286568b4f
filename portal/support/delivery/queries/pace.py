"""How long does logging take? The form's own stamps say (decisions, School 5)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select

from portal.extensions import db
from portal.support.delivery.models import Participation, Session
from portal.support.plans.models import SupportPlan


@dataclass(frozen=True, slots=True)
class Pace:
    """The median of the seconds from opening a page to saving, and of how many entries."""

    median: int | None
    entries: int


def logging_pace(school_id: int, since: datetime, until: datetime) -> Pace:
    """Return how long logging took at a school; of an even number the lower middle counts."""
    here = exists(
        select(Participation.id)
        .join(SupportPlan, SupportPlan.id == Participation.plan_id)
        .where(Participation.session_id == Session.id, SupportPlan.school_id == school_id)
    )
    stamped: tuple[ColumnElement[bool], ...] = (
        Session.form_seconds.is_not(None),
        Session.voided_at.is_(None),
        Session.recorded_at >= since,
        Session.recorded_at < until,
        here,
    )
    entries = db.session.scalar(select(func.count()).select_from(Session).where(*stamped)) or 0
    if not entries:
        return Pace(None, 0)
    middle = (
        select(Session.form_seconds)
        .where(*stamped)
        .order_by(Session.form_seconds)
        .offset((entries - 1) // 2)
        .limit(1)
    )
    return Pace(db.session.scalar(middle), entries)
