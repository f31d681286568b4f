"""Which plans are there, and what of them may be seen?"""

from sqlalchemy import Select, and_, false, or_, select
from sqlalchemy.orm import joinedload, selectinload

from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import Founder
from portal.kernel import clock
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role
from portal.support.plans.models import Measure, SupportPlan
from portal.support.sight.models import NamesOpened
from portal.support.staff.models import StaffMember


def find_plan(code: str) -> SupportPlan | None:
    """Find a plan by its number, with all that the access table looks at, and its pupil."""
    query = (
        select(SupportPlan)
        .where(SupportPlan.code == code)
        .options(
            joinedload(SupportPlan.pupil),
            joinedload(SupportPlan.school),
            joinedload(SupportPlan.author),
            selectinload(SupportPlan.measures).joinedload(Measure.provider),
            selectinload(SupportPlan.measures).selectinload(Measure.risks),
            selectinload(SupportPlan.measures).selectinload(Measure.slots),
            selectinload(SupportPlan.risks),
            selectinload(SupportPlan.names_opened.and_(NamesOpened.until > clock.now())),
        )
    )
    return db.session.scalar(query)


def visible_to(who: Identity) -> Select[tuple[SupportPlan]]:
    """Select the plans the person may know of: the table's READ as a filter, for every list."""
    own_author = select(StaffMember.id).where(StaffMember.person_id == who.id)
    given = (
        select(Measure.plan_id)
        .join(StaffMember, StaffMember.id == Measure.provider_id)
        .where(StaffMember.person_id == who.id)
    )
    in_school = and_(
        SupportPlan.handed_over_at.is_(None),
        or_(
            SupportPlan.school_id.in_(who.scopes(*LEADING_SCHOOL)),
            and_(
                SupportPlan.school_id.in_(who.scopes(Role.AUTHOR)),
                SupportPlan.author_id.in_(own_author),
            ),
            and_(
                SupportPlan.school_id.in_(who.scopes(Role.PROVIDER)),
                SupportPlan.id.in_(given),
            ),
        ),
    )
    municipal = select(School.id).where(
        School.municipality_id.in_(who.scopes(Role.COORDINATOR)),
        School.founder == Founder.MUNICIPALITY,
    )
    handed_in = SupportPlan.submitted_on.is_not(None)
    return select(SupportPlan).where(
        or_(
            in_school,
            SupportPlan.handed_to_id.in_(who.scopes(Role.HEAD, Role.AUTHOR)),
            and_(handed_in, SupportPlan.school_id.in_(municipal)),
            handed_in if who.holds(Role.EXPERT) else false(),
        )
    )
