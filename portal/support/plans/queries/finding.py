"""Finding one plan whole, and which plans a person may know of."""

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, or_, select

from portal.database import THING
from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import Founder
from portal.kernel import clock
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.queries.parts import BESIDE, read_whole
from portal.support.plans.types import NEVER_OUTSIDE
from portal.support.staff.models import StaffMember

_BY_CODE = select(SupportPlan).where(SupportPlan.code == bindparam("code")).options(*BESIDE)
_BY_KEY = select(SupportPlan).where(SupportPlan.id == THING).options(*BESIDE)


def find_plan(code: str) -> SupportPlan | None:
    """Find a plan by its number, whole."""
    found: SupportPlan | None = db.session.scalar(_BY_CODE, {"code": code})
    if found is not None:
        read_whole([found], at=clock.now())
    return found


def renew(plan: SupportPlan) -> None:
    """Load the plan whole as it is now: what the session knew of it went with a refusal."""
    read_whole([db.session.scalars(_BY_KEY, {THING.key: plan.id}).one()], at=clock.now())


def lock_plan(id: int) -> SupportPlan:  # noqa: A002 - a key is called id everywhere
    """Return the plan whole as it is now, and keep others from changing it until the commit.

    `NoResultFound` when there is none.
    """
    db.session.execute(select(SupportPlan.id).where(SupportPlan.id == id).with_for_update())
    anew = {"populate_existing": True}
    found: SupportPlan = db.session.scalars(_BY_KEY, {THING.key: id}, execution_options=anew).one()
    read_whole([found], at=clock.now(), anew=True)
    return found


def visible_to(who: Identity) -> Select[SupportPlan]:
    """Select the plans the person may know of: the table's READ as a filter, for every list."""
    municipal = select(School.id).where(
        School.municipality_id.in_(who.scopes(Role.COORDINATOR)),
        School.founder == Founder.MUNICIPALITY,
    )
    handed_in = or_(SupportPlan.submitted_on.is_not(None), SupportPlan.state.not_in(NEVER_OUTSIDE))
    return select(SupportPlan).where(
        or_(
            at_school(who),
            taken_over(who),
            and_(handed_in, SupportPlan.school_id.in_(municipal)),
            handed_in if who.holds(Role.EXPERT) else false(),
        )
    )


def at_school(who: Identity) -> ColumnElement[bool]:
    """Keep the plans the person knows as somebody of the school, names and all."""
    own_author = select(StaffMember.id).where(StaffMember.person_id == who.id)
    given = select(Measure.plan_id).where(Measure.provider_id.in_(own_author))
    kept = select(Measure.plan_id).where(Measure.kept_provider_id.in_(own_author))
    return and_(
        SupportPlan.handed_over_at.is_(None),
        or_(
            SupportPlan.school_id.in_(who.scopes(*LEADING_SCHOOL)),
            and_(
                SupportPlan.school_id.in_(who.scopes(Role.AUTHOR)),
                SupportPlan.author_id.in_(own_author),
            ),
            and_(
                SupportPlan.school_id.in_(who.scopes(Role.PROVIDER)),
                or_(SupportPlan.id.in_(given), SupportPlan.id.in_(kept)),
            ),
        ),
    )


def taken_over(who: Identity) -> ColumnElement[bool]:
    """Keep the plans handed over to the person's school, names and all."""
    return SupportPlan.handed_to_id.in_(who.scopes(Role.HEAD, Role.AUTHOR))
