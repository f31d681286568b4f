"""A pupil moves: the old school hands its open plans over and is shut out the same minute."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import School
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import lock_plan
from portal.support.plans.service import following
from portal.support.plans.service.copying import copy_content, left_of
from portal.support.plans.service.moving import write_down
from portal.support.plans.service.opening import Wanted, open_plan
from portal.support.plans.types import OVER, Move, PlanState
from portal.support.pupils.models import Pupil
from portal.support.pupils.service import following as pupils
from portal.support.staff.models import StaffMember


def hand_over(
    pupil_id: int, from_school_id: int, to_school_id: int, *, by: int | None, at: datetime
) -> list[SupportPlan]:
    """Hand a pupil's open plans over to another school; what is over stays where it was made.

    From then on the old school sees nothing of them. Handing over twice changes nothing.
    """
    with transaction():
        keys = db.session.scalars(
            select(SupportPlan.id)
            .where(
                SupportPlan.pupil_id == pupil_id,
                SupportPlan.school_id == from_school_id,
                SupportPlan.state.not_in(OVER),
                SupportPlan.handed_over_at.is_(None),
            )
            .order_by(SupportPlan.id)
        ).all()
        return [_handed_over(key, to_school_id, by=by, at=at) for key in keys]


def _handed_over(plan_id: int, to_school_id: int, *, by: int | None, at: datetime) -> SupportPlan:
    plan = lock_plan(plan_id)
    write_down(plan, Move.HAND_OVER, after=plan.state, by=by, at=at)
    plan.handed_over_at, plan.handed_to_id = at, to_school_id
    plan.desk, plan.desk_since = None, None
    db.session.flush()
    following.tell(plan, Move.HAND_OVER, at)
    return plan


def receive(plan_id: int, author: StaffMember, *, by: int, at: datetime) -> SupportPlan:
    """Make a draft at the new school of a plan handed over: its risks and what was left.

    Raises `Refused` (`WhyNotOpened`), `LookupError` when the plan was not handed over.
    """
    with transaction():
        old = lock_plan(plan_id)
        if old.handed_to_id is None:
            raise LookupError(f"The plan {old.code} was not handed over.")
        wanted = Wanted(
            pupil_id=old.pupil_id,
            school_id=old.handed_to_id,
            school_year=old.school_year,
            period=old.period,
        )
        draft = open_plan(wanted, author, by=by, at=at)
        copy_content(old, draft, left=left_of(old, following.given_in(old.id)))
    return draft


def _pupil_left(
    pupil: Pupil, left: int, gone_to: School | None, by: int | None, at: datetime
) -> None:
    """Hand over to the new school; who goes to none leaves the plan to those who can suspend it."""
    if gone_to is not None:
        hand_over(pupil.id, left, gone_to.id, by=by, at=at)


def _plans_collide(kept: Pupil, merged: Pupil) -> bool:
    mine, theirs = aliased(SupportPlan), aliased(SupportPlan)
    query = (
        select(mine.id)
        .join(
            theirs,
            (theirs.school_id == mine.school_id)
            & (theirs.school_year == mine.school_year)
            & (theirs.period == mine.period),
        )
        .where(
            mine.pupil_id == kept.id,
            theirs.pupil_id == merged.id,
            mine.state != PlanState.INACTIVE,
            theirs.state != PlanState.INACTIVE,
        )
    )
    return db.session.scalars(query.limit(1)).first() is not None


def _plans_go_along(kept: Pupil, merged: Pupil) -> None:
    theirs = update(SupportPlan).where(SupportPlan.pupil_id == merged.id)
    db.session.execute(theirs.values(pupil_id=kept.id))


pupils.after_leaving.append(_pupil_left)
pupils.plans_collide.append(_plans_collide)
pupils.after_merging.append(_plans_go_along)
