"""The page of a plan, for everybody who may know of it: each sees the parts that are theirs."""

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.kernel import clock
from portal.kernel.identity import Role
from portal.support.plans.access import Permission, ground_of
from portal.support.plans.forms import PressForm
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.queries.drafting import last_contents, names_of_staff, present
from portal.support.plans.queries.reading import last_return, list_events, list_leading
from portal.support.plans.rules.differences import Difference, differences
from portal.support.plans.rules.moving import chain_of
from portal.support.plans.service.amending import kept_state
from portal.support.plans.service.freezing import content_of
from portal.support.plans.service.reading import risks_of
from portal.support.plans.types import SENSITIVE_GROUPS, STEPS, PlanState, Risk
from portal.support.plans.views.blueprint import bp, guard, on_paper, opened
from portal.support.sight.types import Ground
from portal.web.guard import may, person_id
from portal.web.identity import who


@dataclass(frozen=True, slots=True)
class Seer:
    """Somebody who can see the plan: their name, why, and whether the names of the pupil too."""

    name: str
    ground: Ground


@bp.get("/<reference:code>")
@guard.to(Permission.READ)
def show(plan: SupportPlan) -> ResponseReturnValue:
    """Show a plan; what a person may not see is said to be hidden, in the same words always."""
    events = list_events(plan.id)
    return render_template(
        "plans/show.html",
        **parts_of(plan),
        form=PressForm(),
        events=events,
        returned=last_return(plan, events),
        me=person_id(),
        ground=ground_of(who(), plan),
        seers=_seers(plan),
        changes=changes_of(plan),
        staff=staff_of(plan),
        can={move: plan.state in step.before for move, step in STEPS.items()},
        is_kept=plan.state is PlanState.IN_REVISION and kept_state(plan) is not None,
        today=clock.today(),
    )


def parts_of(plan: SupportPlan) -> dict[str, object]:
    """Return what the plan's page and its paper show alike."""
    return {
        "plan": plan,
        "measures": _measures(plan),
        "withdrawn": [one for one in plan.measures if one.withdrawn_at is not None],
        "open_risks": [one for one in plan.risks if one.risk_group not in SENSITIVE_GROUPS],
        "restricted": sum(one.risk_group in SENSITIVE_GROUPS for one in plan.risks),
        "chain": chain_of(is_of_the_state=plan.school.is_of_the_state),
    }


def _measures(plan: SupportPlan) -> list[Measure]:
    """Return every measure to who reads the whole plan, to a provider those they give."""
    if may(Permission.READ_WHOLE, plan):
        return present(plan)
    me = person_id()
    return [one for one in present(plan) if any(giver.person_id == me for giver in one.givers)]


def _seers(plan: SupportPlan) -> list[Seer]:
    """Return who at the school can see the plan, each once, by their nearest ground."""
    if plan.handed_over_at is not None:
        return []
    roles = {Role.HEAD: Ground.HEAD, Role.SCHOOL_COORDINATOR: Ground.SCHOOL_COORDINATOR}
    found = {plan.author.name: Ground.AUTHOR}
    for name, role in list_leading(plan.school_id):
        found.setdefault(name, roles[role])
    for measure in plan.measures:
        for giver in measure.givers:
            found.setdefault(giver.name, Ground.PROVIDER)
    return [Seer(name, ground) for name, ground in found.items()]


def changes_of(plan: SupportPlan) -> list[Difference]:
    """Return what changed since the last approval, while the plan is on its way to the next."""
    on_its_way = {PlanState.IN_APPROVAL, PlanState.IN_REVISION}
    kept = last_contents([plan.id]).get(plan.id)
    if plan.state not in on_its_way or kept is None or not may(Permission.READ_WHOLE, plan):
        return []
    return differences(kept[1], content_of(plan))


def staff_of(plan: SupportPlan) -> dict[int, str]:
    """Return the names of those who give or gave support in the plan, by their keys."""
    kept = last_contents([plan.id]).get(plan.id)
    before = {one.provider for one in kept[1].measures.values()} if kept else set()
    now = {one.provider_id for one in plan.measures}
    return names_of_staff([key for key in before | now if key is not None])


@bp.get("/<reference:code>/restricted")
@opened.to(Permission.READ_SENSITIVE)
def restricted(plan: SupportPlan) -> ResponseReturnValue:
    """Show the health and family risks, on a click of its own that is written down."""
    return render_template("plans/restricted.html", plan=plan, risks=_restricted_in(plan))


def _restricted_in(plan: SupportPlan) -> list[tuple[Risk, str]]:
    said = risks_of(plan)
    return [said[one.id] for one in plan.risks if one.risk_group in SENSITIVE_GROUPS]


@bp.get("/<reference:code>/print")
@on_paper.to(Permission.READ_WHOLE)
def paper(plan: SupportPlan) -> ResponseReturnValue:
    """Show the plan as it is printed on A4, without the restricted risks in words."""
    return render_template(
        "plans/print.html", **parts_of(plan), said={}, restricted_said=[], today=clock.today()
    )


@bp.get("/<reference:code>/print/restricted")
@on_paper.to(Permission.PRINT_WHOLE)
def whole_paper(plan: SupportPlan) -> ResponseReturnValue:
    """Show the plan as it is printed on A4 for who signs it: with every risk in words."""
    return render_template(
        "plans/print.html",
        **parts_of(plan),
        said=risks_of(plan),
        restricted_said=_restricted_in(plan),
        today=clock.today(),
    )
