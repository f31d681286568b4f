"""Directors' orders: entered, found for a session, taken out (decisions, School 10)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, exists, select

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused, refuse_if
from portal.support.delivery.models import OrderedPlan, Participation, RemoteOrder, Session
from portal.support.delivery.rules.remote import Order, order_in_force, reasons_not_to_order
from portal.support.delivery.service.reckoning import reckon_weeks
from portal.support.delivery.types import Mode, WhyNotOrdered
from portal.support.plans.models import Measure, SupportPlan
from portal.support.staff.models import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """An order as it is entered."""

    number: str
    signed_on: date
    valid_from: date
    valid_to: date
    is_for_all: bool = False
    plans: Collection[int] = ()
    """The keys of the plans it names; all of them plans of the school."""


def find_orders(session: Session) -> None:
    """Tie each part of a remote session to the order that allows it, where there is one."""
    schools = dict(
        db.session.execute(
            select(SupportPlan.id, SupportPlan.school_id).where(
                SupportPlan.id.in_([one.plan_id for one in session.participations])
            )
        ).all()
    )
    orders = _orders_of(set(schools.values()), session.held_on)
    for part in session.participations:
        here = orders.get(schools[part.plan_id], [])
        part.order_id = order_in_force(here, part.plan_id, session.held_on)


def _orders_of(schools: Collection[int], day: date) -> dict[int, list[Order]]:
    query = (
        select(RemoteOrder)
        .where(
            RemoteOrder.school_id.in_(schools),
            RemoteOrder.valid_from <= day,
            RemoteOrder.valid_to >= day,
        )
        .order_by(RemoteOrder.id)
    )
    rows = db.session.scalars(query).all()
    named: dict[int, set[int]] = {one.id: set() for one in rows}
    plans = select(OrderedPlan).where(OrderedPlan.order_id.in_(named))
    for one in db.session.scalars(plans):
        named[one.order_id].add(one.plan_id)
    found: dict[int, list[Order]] = {}
    for row in rows:
        found.setdefault(row.school_id, []).append(_as_rule(row, named[row.id]))
    return found


def _as_rule(row: RemoteOrder, plans: Collection[int]) -> Order:
    return Order(
        key=row.id,
        signed_on=row.signed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        is_for_all=row.is_for_all,
        plans=plans,
    )


def enter(school: School, ordered: Ordered, *, by: int, at: datetime) -> RemoteOrder:
    """Enter an order; sessions that waited for it become eligible. Raises `Refused`."""
    with transaction():
        locked = select(School.id).where(School.id == school.id).with_for_update()
        db.session.execute(locked)
        known = exists().where(
            RemoteOrder.school_id == school.id,
            RemoteOrder.number == ordered.number,
            RemoteOrder.signed_on == ordered.signed_on,
        )
        rule = Order(
            signed_on=ordered.signed_on,
            valid_from=ordered.valid_from,
            valid_to=ordered.valid_to,
            is_for_all=ordered.is_for_all,
            plans=ordered.plans,
        )
        is_known = bool(db.session.scalar(select(known)))
        today = at.astimezone(RIGA).date()
        refuse_if(reasons_not_to_order(rule, today=today, is_known=is_known))
        _lock_providers(school.id)
        order = RemoteOrder(
            school_id=school.id,
            number=ordered.number,
            signed_on=ordered.signed_on,
            valid_from=ordered.valid_from,
            valid_to=ordered.valid_to,
            is_for_all=ordered.is_for_all,
            recorded_by_id=by,
        )
        db.session.add(order)
        db.session.flush()
        if not ordered.is_for_all:
            db.session.add_all(
                [OrderedPlan(order_id=order.id, plan_id=one) for one in sorted(ordered.plans)]
            )
        _allow_waiting(order, ordered.plans, at=at)
        audit.record("director's order entered", order, by=by, at=at, school=school.id)
    return order


def _lock_providers(school_id: int) -> None:
    """Wait for whoever at the school is logging just now, so that no session misses the order."""
    giving = (
        select(Measure.provider_id)
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .where(SupportPlan.school_id == school_id)
    )
    locked = select(StaffMember.id).where(StaffMember.id.in_(giving)).order_by(StaffMember.id)
    db.session.execute(locked.with_for_update())


def _allow_waiting(order: RemoteOrder, plans: Collection[int], *, at: datetime) -> None:
    """Tie sessions that were recorded without an order to this one, and mark their weeks anew."""
    rows = db.session.execute(
        select(Participation, Session.provider_id, Session.week)
        .join(Participation.session)
        .join(SupportPlan, SupportPlan.id == Participation.plan_id)
        .where(
            SupportPlan.school_id == order.school_id,
            Participation.order_id.is_(None),
            Participation.is_live,
            Session.mode == Mode.REMOTE,
            Session.is_imported.is_(False),
            Session.held_on.between(order.valid_from, order.valid_to),
        )
    ).all()
    weeks: dict[int, set[date]] = {}
    for part, provider_id, week in rows:
        if order.is_for_all or part.plan_id in plans:
            part.order_id = order.id
            weeks.setdefault(provider_id, set()).add(week)
    for provider_id, touched in sorted(weeks.items()):
        reckon_weeks(provider_id, touched, at=at)


def take_out(order: RemoteOrder, *, by: int, at: datetime) -> None:
    """Take out an order entered by mistake. Raises `Refused` when a session rests on it."""
    with transaction():
        locked = select(RemoteOrder.id).where(RemoteOrder.id == order.id).with_for_update()
        if db.session.scalar(locked) is None:
            return
        rests = select(exists().where(Participation.order_id == order.id))
        if db.session.scalar(rests):
            raise Refused([WhyNotOrdered.IN_USE])
        audit.record("director's order taken out", order, by=by, at=at, number=order.number)
        db.session.execute(delete(OrderedPlan).where(OrderedPlan.order_id == order.id))
        db.session.delete(order)
