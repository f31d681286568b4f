"""What waits at a desk, and what has changed in it."""

from collections.abc import Sequence

from sqlalchemy import Select, false, func, select

from portal.extensions import db
from portal.institutions.models import Municipality, School
from portal.institutions.types import Founder
from portal.kernel import clock
from portal.kernel.identity import Identity, Role
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries.parts import BESIDE, read_whole
from portal.support.plans.types import Desk, PlanState


def at_desk(who: Identity, desk: Desk) -> Select[SupportPlan]:
    """Select what waits for this person at a desk: the table's DECIDE as a filter."""
    waiting = (
        select(SupportPlan)
        .join(School, School.id == SupportPlan.school_id)
        .where(SupportPlan.state == PlanState.IN_APPROVAL, SupportPlan.desk == desk)
    )
    if desk is Desk.HEAD:
        return waiting.where(
            School.id.in_(who.scopes(Role.HEAD)), SupportPlan.handed_over_at.is_(None)
        )
    if desk is Desk.MUNICIPALITY:
        return waiting.where(
            School.municipality_id.in_(who.scopes(Role.COORDINATOR)),
            School.founder == Founder.MUNICIPALITY,
        )
    return waiting if who.holds(Role.EXPERT) else waiting.where(false())


def count_at_desk(who: Identity, desk: Desk, *, municipality_id: int | None = None) -> int:
    """Return how many plans wait."""
    query = _narrowed(at_desk(who, desk), municipality_id)
    counted = select(func.count()).select_from(query.with_only_columns(SupportPlan.id).subquery())
    return db.session.scalar(counted) or 0


def list_at_desk(
    who: Identity, desk: Desk, *, page: int, per_page: int, municipality_id: int | None = None
) -> Sequence[SupportPlan]:
    """Return a page of what waits, whole, the longest waiting first."""
    query = (
        _narrowed(at_desk(who, desk), municipality_id)
        .options(*BESIDE)
        .order_by(SupportPlan.desk_since, SupportPlan.id)
        .limit(per_page)
        .offset((page - 1) * per_page)
    )
    found = db.session.scalars(query).all()
    read_whole(found, at=clock.now())
    return found


def _narrowed(query: Select[SupportPlan], municipality_id: int | None) -> Select[SupportPlan]:
    if municipality_id is None:
        return query
    return query.where(School.municipality_id == municipality_id)


def list_municipalities_at_desk(who: Identity, desk: Desk) -> Sequence[Municipality]:
    """Return the municipalities whose schools' plans wait at a desk, by place."""
    schools = at_desk(who, desk).with_only_columns(School.municipality_id)
    query = select(Municipality).where(Municipality.id.in_(schools)).order_by(Municipality.place)
    return db.session.scalars(query).all()


def find_at_desk(who: Identity, desk: Desk, codes: Sequence[str]) -> dict[str, SupportPlan]:
    """Return those of the named plans that wait for this person, by number."""
    query = at_desk(who, desk).where(SupportPlan.code.in_(codes))
    return {one.code: one for one in db.session.scalars(query)}
