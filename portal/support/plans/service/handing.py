"""A pupil moves: the old school hands its open plans over and is shut out the same minute."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from portal.database import transaction
from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import lock_plan
from portal.support.plans.service import amending, following
from portal.support.plans.service.copying import copy_content, left_of
from portal.support.plans.service.moving import leave, write_down
from portal.support.plans.service.opening import Wanted, open_plan
from portal.support.plans.service.telling import tell_handed_over
from portal.support.plans.types import OVER, Move, PlanState
from portal.support.pupils.models import Pupil
from portal.support.pupils.service import following as pupils
from portal.support.pupils.service.following import Collision, Left
from portal.support.staff.models import StaffMember

_TO_EVALUATE = frozenset({PlanState.APPROVED, PlanState.IN_PROGRESS})
"""When its period has ended, such a plan waits for its evaluation and for nothing else."""


def hand_over(
    pupil_id: int, from_school_id: int, to_school_id: int, *, by: int | None, at: datetime
) -> list[SupportPlan]:
    """Hand a pupil's open plans over to another school; what is over stays where it was made.

    From then on the old school sees nothing of them. Handing over twice changes nothing.
    """
    with transaction():
        keys = _open_plans(pupil_id, from_school_id)
        return [_handed_over(key, to_school_id, by=by, at=at) for key in keys]


def _open_plans(pupil_id: int, school_id: int) -> Sequence[int]:
    query = select(SupportPlan.id).where(
        SupportPlan.pupil_id == pupil_id,
        SupportPlan.school_id == school_id,
        SupportPlan.state.not_in(OVER),
        SupportPlan.handed_over_at.is_(None),
    )
    return db.session.scalars(query.order_by(SupportPlan.id)).all()


def _handed_over(plan_id: int, to_school_id: int, *, by: int | None, at: datetime) -> SupportPlan:
    plan = lock_plan(plan_id)
    if (kept := amending.kept_of(plan)) is not None:
        amending.put_back(plan, kept, at=at)  # the new school starts from what was approved
    write_down(plan, Move.HAND_OVER, after=plan.state, by=by, at=at)
    plan.handed_over_at, plan.handed_to_id = at, to_school_id
    plan.desk, plan.desk_since = None, None
    db.session.flush()
    following.tell(plan, Move.HAND_OVER, at)
    tell_handed_over(plan, by=by, at=at)
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


def _pupil_left(left: Left) -> None:
    """Hand over to the new school; of a pupil who goes to none everything is stopped."""
    if left.gone_to is not None:
        hand_over(left.pupil.id, left.school_id, left.gone_to.id, by=left.by, at=left.at)
        return
    today = left.at.astimezone(RIGA).date()
    for key in _open_plans(left.pupil.id, left.school_id):
        plan = lock_plan(key)
        if not (plan.state in _TO_EVALUATE and plan.ends_on < today):
            leave(key, left.why, by=left.by, at=left.at)


def _plans_collide(kept: Pupil, merged: Pupil) -> list[Collision]:
    mine, theirs = aliased(SupportPlan), aliased(SupportPlan)
    query = (
        select(mine.school_id, mine.code, theirs.code)
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
    rows = db.session.execute(query.order_by(mine.id))
    return [Collision(school_id, (one, other)) for school_id, one, other in rows]


def _plans_go_along(kept: Pupil, merged: Pupil) -> None:
    theirs = update(SupportPlan).where(SupportPlan.pupil_id == merged.id)
    db.session.execute(theirs.values(pupil_id=kept.id))


pupils.after_leaving.append(_pupil_left)
pupils.plans_collide.append(_plans_collide)
pupils.after_merging.append(_plans_go_along)
