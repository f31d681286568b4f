"""Who may log, correct and read sessions, and who enters directors' orders?

A provider reaches own sessions and own proposed times only, for as long as the pupil is at the
school; orders are kept by those who lead the school.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.institutions.models import School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role
from portal.support.delivery.models import RemoteOrder, Session, Slot
from portal.support.plans.models import SupportPlan
from portal.support.sight.types import Ground, Shown
from portal.support.staff.models import StaffMember


class Permission(StrEnum):
    """What can be done with a day, a proposed time, a session, a school's orders."""

    WORK = "session.work"
    """Have a page of today at all."""
    LOG = "session.log"
    READ = "session.read"
    CORRECT = "session.correct"
    READ_ORDERS = "order.read"
    ENTER_ORDERS = "order.enter"
    TAKE_OUT = "order.take_out"


@dataclass(frozen=True, slots=True)
class Card:
    """The proposed times that are one meeting: same provider, day, time and length."""

    slots: Sequence[Slot]
    provider: StaffMember

    @property
    def plans(self) -> list[SupportPlan]:
        """The plans it is for."""
        return [one.plan for one in self.slots]


def gives_support(who: Identity, _day: date) -> bool:
    """The person gives support at some school."""
    return bool(who.scopes(Role.PROVIDER))


def is_own_card(who: Identity, card: Card) -> bool:
    """The times are proposed to the person, for pupils of a school they give support at."""
    return card.provider.person_id == who.id and all(is_open_to(who, one) for one in card.plans)


def is_own_session(who: Identity, session: Session) -> bool:
    """The person held the session, and at least one of its pupils is still at the school."""
    plans = (one.plan for one in session.participations)
    return session.provider.person_id == who.id and any(is_open_to(who, one) for one in plans)


def is_open_to(who: Identity, plan: SupportPlan) -> bool:
    """The person gives support at the school of the plan, and the pupil has not left it."""
    return plan.handed_over_at is None and who.holds(Role.PROVIDER, plan.school_id)


def leads(who: Identity, school: School) -> bool:
    """The person leads the school or coordinates support there."""
    return who.holds_any(LEADING_SCHOOL, school.id)


def leads_where_it_holds(who: Identity, order: RemoteOrder) -> bool:
    """The person leads the school the order is of, or coordinates support there."""
    return who.holds_any(LEADING_SCHOOL, order.school_id)


ACCESS: AccessTable = {
    Permission.WORK: ((gives_support,),),
    Permission.LOG: ((is_own_card,),),
    Permission.READ: ((is_own_session,),),
    Permission.CORRECT: ((is_own_session,),),
    Permission.READ_ORDERS: ((leads,),),
    Permission.ENTER_ORDERS: ((leads,),),
    Permission.TAKE_OUT: ((leads_where_it_holds,),),
}


def ground_to_log(_who: Identity, _thing: object) -> Ground:
    """Say why somebody who passed the guard sees a session or a proposed time."""
    return Ground.PROVIDER


def shown_when_logging(_who: Identity, _thing: object) -> Shown:
    """Say how much such a page shows."""
    return Shown.NAMES
