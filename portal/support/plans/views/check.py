"""Check the plan and hand it over for approval."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.access import Permission
from portal.support.plans.forms import PressForm
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import renew
from portal.support.plans.queries.drafting import present
from portal.support.plans.rules.checking import Objection, Section, objections_to
from portal.support.plans.rules.moving import chain_of
from portal.support.plans.service.reading import risks_of
from portal.support.plans.views._editing import PAGES, draft_now, not_editable
from portal.support.plans.views.blueprint import bp, opened
from portal.web.guard import person_id


@bp.route("/<reference:code>/check", methods=["GET", "POST"])
@opened.to(Permission.EDIT)
def check(plan: SupportPlan) -> ResponseReturnValue:
    """Show the whole plan with everything to put right; hand it over when nothing is."""
    if elsewhere := not_editable(plan):
        return elsewhere
    form = PressForm()
    objections = objections_to(draft_now(plan), on=clock.today())
    if form.validate_on_submit() and not objections:
        try:
            service.submit(plan.id, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
            renew(plan)
        else:
            flash(gettext("The plan is with the head of the school."))
            return redirect(url_for(".show", code=plan.code), 303)
    return render_template(
        "plans/check.html",
        plan=plan,
        form=form,
        objections=[(one, _place_of(one, plan)) for one in objections],
        wrong=form.is_submitted() and bool(objections),
        pages={section: url_for(PAGES[section], code=plan.code) for section in Section},
        risks=risks_of(plan),
        measures=present(plan),
        chain=chain_of(is_of_the_state=plan.school.is_of_the_state),
    )


def _place_of(one: Objection, plan: SupportPlan) -> str:
    """Return the address of the field in which an objection is mended."""
    if one.measure is not None:
        return url_for(
            ".measure", code=plan.code, measure=one.measure.code, check=1, _anchor=one.field
        )
    return url_for(PAGES[one.section], code=plan.code, check=1, _anchor=one.field)
