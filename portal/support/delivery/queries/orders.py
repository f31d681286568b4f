"""Which directors' orders does a school have, and which plans may one name?"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, exists, func, select

from portal.extensions import db
from portal.kernel.text import sort_key
from portal.support.delivery.models import OrderedPlan, Participation, RemoteOrder
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import OVER
from portal.support.pupils.models import Enrolment, Pupil


@dataclass(frozen=True, slots=True)
class Listed:
    """An order, the numbers of the plans it names, and whether sessions rest on it."""

    order: RemoteOrder
    plans: Sequence[str]
    is_in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Orderable:
    """A plan an order can name."""

    plan_id: int
    plan: str
    first_name: str
    last_name: str
    grade: str
    letter: str

    @property
    def initials(self) -> str:
        """„K. B.”."""
        return f"{self.first_name[:1]}. {self.last_name[:1]}."


def list_orders(school_id: int) -> list[Listed]:
    """Return the orders of a school, the latest first."""
    is_in_use = exists().where(Participation.order_id == RemoteOrder.id)
    rows = db.session.execute(
        select(RemoteOrder, is_in_use)
        .where(RemoteOrder.school_id == school_id)
        .order_by(RemoteOrder.valid_from.desc(), RemoteOrder.id.desc())
    ).all()
    named: dict[int, list[str]] = {}
    codes = (
        select(OrderedPlan.order_id, SupportPlan.code)
        .join(SupportPlan, SupportPlan.id == OrderedPlan.plan_id)
        .where(SupportPlan.school_id == school_id)
        .order_by(SupportPlan.code)
    )
    for order_id, code in db.session.execute(codes):
        named.setdefault(order_id, []).append(code)
    return [Listed(order, named.get(order.id, []), bool(used)) for order, used in rows]


def list_plans_to_order(school_id: int) -> list[Orderable]:
    """Return the school's plans that are handed in and not over, by the pupil's name."""
    here = and_(Enrolment.pupil_id == SupportPlan.pupil_id, Enrolment.ends_on.is_(None))
    query = (
        select(
            SupportPlan.id.label("plan_id"),
            SupportPlan.code.label("plan"),
            Pupil.first_name,
            Pupil.last_name,
            SupportPlan.grade,
            func.coalesce(Enrolment.letter, "").label("letter"),
        )
        .join(Pupil, Pupil.id == SupportPlan.pupil_id)
        .outerjoin(Enrolment, here)
        .where(
            SupportPlan.school_id == school_id,
            SupportPlan.handed_over_at.is_(None),
            SupportPlan.submitted_on.is_not(None),
            SupportPlan.state.not_in(OVER),
        )
        .order_by(SupportPlan.id)
    )
    found = [Orderable(**row) for row in db.session.execute(query).mappings()]
    return sorted(found, key=lambda one: (sort_key(one.last_name + one.first_name), one.plan))
