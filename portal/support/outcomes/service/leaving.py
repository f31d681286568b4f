"""A plan is stopped because its pupil has left; it can be evaluated at once."""

from datetime import datetime

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.outcomes.models import Outcome
from portal.support.outcomes.queries import days_of_stops, find_outcome
from portal.support.plans.models import SupportPlan
from portal.support.plans.service import following
from portal.support.plans.types import Move, PlanState


def follow(plan: SupportPlan, move: Move, at: datetime) -> None:
    """Note the stop when the pupil leaves, and take it back when the plan is resumed."""
    if move is Move.LEAVE and plan.state is PlanState.SUSPENDED:
        outcome = find_outcome(plan.id) or new_outcome(plan)
        if outcome.stopped_on is None:
            today = at.astimezone(RIGA).date()
            outcome.stopped_on = max(plan.starts_on, min(plan.ends_on, today))
            outcome.stop_reason = plan.suspended_why
        db.session.add(outcome)
    elif move is Move.RESUME and (known := find_outcome(plan.id)) is not None:
        known.stopped_on, known.stop_reason = None, ""


def new_outcome(plan: SupportPlan) -> Outcome:
    """Return how a plan ends, before anything is known of it."""
    return Outcome(plan_id=plan.id, reasons=[], explanation="", pupil_said="", other_reason="")


following.after_move.append(follow)
following.stopped.append(days_of_stops)
