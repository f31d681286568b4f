"""Who looked at a plan and why they may; opening the names with a stated reason."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.support.plans import service
from portal.support.plans.access import Permission
from portal.support.plans.forms import NamesForm
from portal.support.plans.models import SupportPlan
from portal.support.plans.views.blueprint import bp, guard, on_paper
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy
from portal.support.sight.queries import (
    count_looks,
    list_lookers,
    list_looks,
    list_names_opened,
)
from portal.web.forms import typed
from portal.web.guard import person_id
from portal.web.pages import PER_PAGE, Page, page_asked


@bp.get("/<reference:code>/looks")
@guard.to(Permission.READ_LOOKS)
def looks(plan: SupportPlan) -> ResponseReturnValue:
    """Show who looked at the plan, on which ground, and who was turned away."""
    number = page_asked(request.args.get("page"))
    rows = list_looks(plan.id, page=number, per_page=PER_PAGE)
    return render_template(
        "plans/looks.html",
        plan=plan,
        lookers=list_lookers(plan.id),
        opened=list_names_opened(plan.id),
        page=Page(rows, number, count_looks(plan.id)),
    )


@bp.get("/<reference:code>/looks/print")
@on_paper.to(Permission.READ_LOOKS)
def looks_paper(plan: SupportPlan) -> ResponseReturnValue:
    """Show for a parent, on A4, who looked at the plan and why they may."""
    return render_template(
        "plans/looks_print.html",
        plan=plan,
        lookers=list_lookers(plan.id),
        opened=list_names_opened(plan.id),
        at=clock.now(),
    )


@bp.route("/<reference:code>/names", methods=["GET", "POST"])
@guard.to(Permission.OPEN_NAMES)
def names(plan: SupportPlan) -> ResponseReturnValue:
    """Ask why the names are needed, and open them for some hours; the school is told."""
    hours = rulebook().number(Policy.NAMES_OPEN_HOURS, clock.today())
    form = NamesForm()
    if form.validate_on_submit():
        service.open_names(plan.id, typed(form.reason), by=person_id(), at=clock.now(), hours=hours)
        flash(gettext("The names are open. The school has been told who opened them."))
        return redirect(url_for(".show", code=plan.code), 303)
    return render_template(
        "plans/names.html",
        plan=plan,
        form=form,
        hours=hours,
    )
