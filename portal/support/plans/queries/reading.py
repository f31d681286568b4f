"""What the page of a plan shows besides the plan: its log, and who may see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from portal.accounts.models import Person, RoleHeld
from portal.extensions import db
from portal.kernel.identity import Role
from portal.support.plans.models import PlanEvent, SupportPlan
from portal.support.plans.types import Move


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the log with the name of who did it; empty for the portal itself."""

    event: PlanEvent
    name: str


def list_events(plan_id: int) -> list[Told]:
    """Return the log of a plan, the newest first."""
    rows = db.session.execute(
        select(PlanEvent, Person.name)
        .outerjoin(Person, Person.id == PlanEvent.by_id)
        .where(PlanEvent.plan_id == plan_id)
        .order_by(PlanEvent.id.desc())
    )
    return [Told(event, name or "") for event, name in rows]


def last_return(plan: SupportPlan, events: Sequence[Told]) -> Told | None:
    """Return the line with which the plan was given back, while it has not been sent again."""
    if plan.returned_at is None:
        return None
    return next((one for one in events if one.event.move is Move.RETURN), None)


def list_leading(school_id: int) -> Sequence[tuple[str, Role]]:
    """Return who leads and who coordinates at a school, by name."""
    rows = db.session.execute(
        select(Person.name, RoleHeld.role)
        .join(RoleHeld, RoleHeld.person_id == Person.id)
        .where(
            RoleHeld.school_id == school_id,
            RoleHeld.role.in_([Role.HEAD, Role.SCHOOL_COORDINATOR]),
            Person.closed_at.is_(None),
        )
        .order_by(RoleHeld.role, Person.sort_key, Person.id)
    )
    return [(name, role) for name, role in rows]
