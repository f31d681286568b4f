"""The ways from the page of a plan to its evaluation."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext

from portal.support.outcomes.queries import find_outcome
from portal.support.plans.access import Permission
from portal.support.plans.beside import Link, links
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import STEPS, Move, PlanState
from portal.web.guard import may


def ways(plan: SupportPlan) -> Iterator[Link]:
    """Offer its author to evaluate a running plan, and to note or correct a stop of support."""
    if plan.state not in STEPS[Move.EVALUATE].before or not may(Permission.EVALUATE, plan):
        return
    outcome = find_outcome(plan.id)
    is_stopped = outcome is not None and outcome.stopped_on is not None
    if plan.state is not PlanState.SUSPENDED or is_stopped:
        evaluate = url_for("outcomes.evaluate", code=plan.code)
        yield Link(gettext("Evaluate the plan"), evaluate, "tick")
    stop = (
        gettext("Correct the stop of support")
        if is_stopped
        else gettext("Note that support was stopped")
    )
    yield Link(stop, url_for("outcomes.stop", code=plan.code), "minus")


links.append(ways)
