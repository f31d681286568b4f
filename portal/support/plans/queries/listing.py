"""The plans of a school, by state and by name.

Names are sealed: the ones a person may read are opened and put in order here, within one school.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import Period
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role
from portal.kernel.text import folded, sort_key
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries.finding import at_school, taken_over
from portal.support.plans.queries.parts import WITH_GIVERS
from portal.support.plans.types import OVER, PlanState
from portal.support.pupils.models import Pupil
from portal.support.staff.models import StaffMember

LISTING = LEADING_SCHOOL | {Role.AUTHOR}
"""Who has a list of plans."""
_ORDER = (
    PlanState.IN_REVISION,
    PlanState.DRAFT,
    PlanState.IN_APPROVAL,
    PlanState.APPROVED,
    PlanState.IN_PROGRESS,
    PlanState.SUSPENDED,
    PlanState.EVALUATED,
    PlanState.INACTIVE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One plan of the list, as far as finding and ordering need it."""

    id: int
    code: str
    state: PlanState
    is_returned: bool
    is_received: bool
    """Handed over to this school by another one."""
    name: str


def list_schools_with_plans(who: Identity) -> Sequence[School]:
    """Return the schools whose list of plans the person has, by name."""
    mine = who.scopes(*LISTING)
    query = select(School).where(School.id.in_(mine)).order_by(School.name, School.id)
    return db.session.scalars(query).all()


def list_lines(
    who: Identity, school_id: int, *, period: tuple[str, Period] | None, words: str = ""
) -> list[Line]:
    """Return the plans of a school the person may list: returned ones first, then by name.

    Without a period, those that are not over. `words` is a plan's number or a part of a name.
    """
    query = (
        _listed_by(who, school_id)
        .join(Pupil, Pupil.id == SupportPlan.pupil_id)
        .with_only_columns(
            SupportPlan.id,
            SupportPlan.code,
            SupportPlan.state,
            SupportPlan.returned_at,
            SupportPlan.school_id,
            Pupil.last_name,
            Pupil.first_name,
        )
        .order_by(None)
    )
    if period is None:
        query = query.where(SupportPlan.state.not_in(OVER))
    else:
        query = query.where(SupportPlan.school_year == period[0], SupportPlan.period == period[1])
    lines = [
        Line(key, code, state, returned is not None, place != school_id, f"{last} {first}")
        for key, code, state, returned, place, last, first in db.session.execute(query)
    ]
    return sorted((one for one in lines if _matches(one, words)), key=_place)


def _listed_by(who: Identity, school_id: int) -> Select[SupportPlan]:
    """Select what a list of this school shows, names and all; nobody's list is a provider's."""
    own = select(StaffMember.id).where(StaffMember.person_id == who.id)
    leads = school_id in who.scopes(*LEADING_SCHOOL)
    here = and_(
        SupportPlan.school_id == school_id,
        at_school(who),
        true() if leads else SupportPlan.author_id.in_(own),
    )
    received = and_(SupportPlan.handed_to_id == school_id, taken_over(who))
    return select(SupportPlan).where(or_(here, received))


def _matches(line: Line, words: str) -> bool:
    sought = folded(words).split()
    said = folded(f"{line.name} {line.code}")
    return all(word in said for word in sought)


def _place(line: Line) -> tuple[bool, int, str, int]:
    return not line.is_returned, _ORDER.index(line.state), sort_key(line.name), line.id


def list_plans(ids: Sequence[int]) -> list[SupportPlan]:
    """Return the plans under these keys, in this order, with all that a row of the list shows."""
    query = (
        select(SupportPlan)
        .where(SupportPlan.id.in_(ids))
        .options(
            joinedload(SupportPlan.pupil),
            joinedload(SupportPlan.author),
            joinedload(SupportPlan.school),
            selectinload(SupportPlan.measures).options(*WITH_GIVERS),
            selectinload(SupportPlan.names_opened),
        )
    )
    found = {one.id: one for one in db.session.scalars(query)}
    return [found[key] for key in ids]


def list_periods(who: Identity, school_id: int) -> list[tuple[str, Period]]:
    """Return the periods a school has plans of, the newest first."""
    query = (
        _listed_by(who, school_id)
        .with_only_columns(SupportPlan.school_year, SupportPlan.period)
        .group_by(SupportPlan.school_year, SupportPlan.period)
        .order_by(func.max(SupportPlan.starts_on).desc(), SupportPlan.school_year.desc())
    )
    return [(year, period) for year, period in db.session.execute(query)]
