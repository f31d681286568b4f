"""When did plans stand still?"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import or_, select

from portal.extensions import db
from portal.kernel.pause import Pause
from portal.support.plans.models import PlanEvent, SupportPlan
from portal.support.plans.rules.pausing import pauses
from portal.support.plans.types import PlanState


def pauses_of(plans: Collection[SupportPlan]) -> Mapping[int, tuple[Pause, ...]]:
    """Return the pauses of each plan, by its key; a plan that never stood still has none."""
    query = (
        select(PlanEvent.plan_id, PlanEvent.before, PlanEvent.after, PlanEvent.at)
        .where(
            PlanEvent.plan_id.in_({one.id for one in plans}),
            or_(PlanEvent.before == PlanState.SUSPENDED, PlanEvent.after == PlanState.SUSPENDED),
        )
        .order_by(PlanEvent.id)
    )
    turns = defaultdict(list)
    for key, before, after, at in db.session.execute(query):
        turns[key].append((before, after, at))
    return {
        one.id: pauses(turns[one.id], now=one.state, suspended_at=one.suspended_at) for one in plans
    }
