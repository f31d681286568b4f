"""Making the drafts of the plans that go on into the next period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import Refused
from portal.support.outcomes.queries import Ended
from portal.support.outcomes.rules import next_period
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import lock_plan
from portal.support.plans.service.copying import copy_content
from portal.support.plans.service.opening import Wanted, open_plan


def go_on(plan_id: int, *, by: int, at: datetime) -> SupportPlan:
    """Make the draft for the next period: risks and measures copied, quantities empty.

    Asked twice, also in the same moment, there is one draft. Raises `Refused` (`WhyNotOpened`).
    """
    with transaction():
        old = lock_plan(plan_id)
        if (made := find_next(old.id)) is not None:
            return made
        year, period = next_period(old.school_year, old.period)
        wanted = Wanted(
            pupil_id=old.pupil_id, school_id=old.school_id, school_year=year, period=period
        )
        draft = open_plan(wanted, old.author, by=by, at=at, continues_id=old.id)
        copy_content(old, draft)
    return draft


def find_next(plan_id: int) -> SupportPlan | None:
    """Return the plan that goes on from this one."""
    return db.session.scalar(
        select(SupportPlan)
        .where(SupportPlan.continues_id == plan_id)
        .options(joinedload(SupportPlan.school))
    )


@dataclass(frozen=True, slots=True)
class Made:
    """How many drafts there are now, and the numbers of the plans that could not go on."""

    drafts: int
    failed: tuple[str, ...] = ()


def go_on_all(ended: Sequence[Ended], *, by: int, at: datetime) -> Made:
    """Make the drafts of all that go on, each in a transaction of its own; what is there stays."""
    wanted = [(one.plan.id, one.plan.code) for one in ended if one.goes_on]
    made, failed = 0, []
    for plan_id, code in wanted:
        try:
            go_on(plan_id, by=by, at=at)
        except Refused:
            failed.append(code)
        else:
            made += 1
    return Made(made, tuple(failed))
