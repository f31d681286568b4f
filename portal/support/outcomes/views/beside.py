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
    """Offer its author to evaluate a running plan, or to note that support was stopped."""
    if plan.state not in STEPS[Move.EVALUATE].before or not may(Permission.EVALUATE, plan):
        return
    outcome = find_outcome(plan.id) if plan.state is PlanState.SUSPENDED else None
    if plan.state is not PlanState.SUSPENDED or (outcome and outcome.stopped_on):
        evaluate = url_for("outcomes.evaluate", code=plan.code)
        yield Link(gettext("Evaluate the plan"), evaluate, "tick")
    stop = gettext("Note that support was stopped")
    yield Link(stop, url_for("outcomes.stop", code=plan.code), "minus")


links.append(ways)
