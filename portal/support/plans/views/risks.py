"""The risks of a plan, each with how it is seen."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.support.plans import service
from portal.support.plans.access import Permission
from portal.support.plans.forms import RisksForm, risks_form
from portal.support.plans.forms.sections import LONGEST_JUSTIFICATION, MarkedForm
from portal.support.plans.models import SupportPlan
from portal.support.plans.rules.checking import Section
from portal.support.plans.service import filling
from portal.support.plans.service.reading import risks_of
from portal.support.plans.types import RISKS_BY_GROUP, SENSITIVE_GROUPS
from portal.support.plans.views._editing import (
    blame,
    keep,
    keep_quietly,
    not_editable,
    objections_in,
    saved,
)
from portal.support.plans.views.blueprint import bp, opened
from portal.web.editing import Difference


@bp.route("/<reference:code>/edit/risks", methods=["GET", "POST"])
@opened.to(Permission.EDIT)
def risks(plan: SupportPlan) -> ResponseReturnValue:
    """Choose the risks and say how each is seen."""
    if elsewhere := not_editable(plan):
        return elsewhere
    form = _form(plan)
    if form.validate_on_submit():

        def save() -> None:
            service.save_risks(plan.id, form.wanted(), seen=form.seen)

        wrong = keep(plan, form, save, show=_page, stored=_stored)
        return saved(plan, Section.RISKS) if wrong is None else wrong
    if request.method == "GET" and "check" in request.args:
        blame(form, objections_in(plan, Section.RISKS))
    return _page(plan, form, ())


def _form(plan: SupportPlan, *, sent: bool = True) -> RisksForm:
    form = risks_form(dict(risks_of(plan).values()), sent=sent)
    if not form.is_submitted() or not sent:
        form.version.data = filling.mark_of(plan, Section.RISKS)
    return form


def _stored(plan: SupportPlan) -> RisksForm:
    return _form(plan, sent=False)


def _page(plan: SupportPlan, form: MarkedForm, differences: Sequence[Difference]) -> str:
    return render_template(
        "plans/risks.html",
        plan=plan,
        form=form,
        differences=differences,
        groups=RISKS_BY_GROUP,
        sensitive=SENSITIVE_GROUPS,
        limit=LONGEST_JUSTIFICATION,
    )


@bp.post("/<reference:code>/edit/risks/draft")
@opened.to(Permission.EDIT)
def risks_draft(plan: SupportPlan) -> ResponseReturnValue:
    """Save what is being typed; words that are too long stay as they were."""
    form = _form(plan)
    form.validate()
    now = dict(risks_of(plan).values())
    wanted = {
        risk: now.get(risk, "") if form[f"why-{risk.value}"].errors else words
        for risk, words in form.wanted().items()
    }
    return keep_quietly(
        plan,
        lambda: service.save_risks(plan.id, wanted, seen=form.seen, may_remove=False),
        mark=lambda fresh: filling.mark_of(fresh, Section.RISKS),
        page=url_for(".risks", code=plan.code),
    )
