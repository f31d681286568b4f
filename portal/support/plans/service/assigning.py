"""Giving a plan to another author of the school: people leave, plans go on."""

from datetime import datetime

from portal.audit.service import record
from portal.database import transaction
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused
from portal.support.plans.queries import lock_plan
from portal.support.plans.queries.opening import list_authors_at
from portal.support.plans.types import OVER, WhyNotMoved


def assign(plan_id: int, staff_id: int, *, by: int, at: datetime) -> None:
    """Let another author of the school go on with a plan that is not over. Raises `Refused`."""
    with transaction():
        plan = lock_plan(plan_id)
        if plan.state in OVER or plan.handed_over_at is not None:
            raise Refused([WhyNotMoved.NOT_NOW])
        authors = list_authors_at(plan.school_id, on=at.astimezone(RIGA).date())
        chosen = next((one for one in authors if one.id == staff_id), None)
        if chosen is None:
            raise Refused([WhyNotMoved.NOT_AN_AUTHOR])
        if chosen.id == plan.author_id:
            return
        before = plan.author.code
        plan.author = chosen
        record(
            "plan given to another author",
            plan,
            by=by,
            at=at,
            plan=plan.code,
            before=before,
            after=chosen.code,
        )
