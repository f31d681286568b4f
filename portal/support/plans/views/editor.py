"""The steps of a plan, and the pupil's own words."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.kernel import clock
from portal.support.plans import service
from portal.support.plans.access import Permission
from portal.support.plans.forms import WordsForm
from portal.support.plans.forms.sections import MarkedForm
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries.reading import last_return, list_events
from portal.support.plans.rules.checking import Section, is_untouched, objections_to
from portal.support.plans.service import filling
from portal.support.plans.views._editing import (
    PAGES,
    blame,
    draft_now,
    keep,
    keep_quietly,
    not_editable,
    objections_in,
    saved,
)
from portal.support.plans.views.blueprint import bp, guard, opened
from portal.web.editing import Difference
from portal.web.forms import typed


@bp.get("/<reference:code>/edit")
@opened.to(Permission.EDIT)
def edit(plan: SupportPlan) -> ResponseReturnValue:
    """Show the steps of the plan and how far each is."""
    if elsewhere := not_editable(plan):
        return elsewhere
    draft = draft_now(plan)
    found = objections_to(draft, on=clock.today())
    return render_template(
        "plans/edit.html",
        plan=plan,
        steps=[
            (
                section,
                url_for(PAGES[section], code=plan.code),
                is_untouched(draft, section),
                sum(one.section is section for one in found),
            )
            for section in Section
        ],
        lacking=len(found),
        returned=last_return(plan, list_events(plan.id)) if plan.returned_at else None,
    )


@bp.route("/<reference:code>/edit/words", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def words(plan: SupportPlan) -> ResponseReturnValue:
    """Write down what the pupil says."""
    if elsewhere := not_editable(plan):
        return elsewhere
    form = _form(plan)
    if form.validate_on_submit():

        def save() -> None:
            service.save_words(plan.id, typed(form.words), seen=form.seen)

        wrong = keep(plan, form, save, show=_page, stored=_stored)
        return saved(plan, Section.WORDS) if wrong is None else wrong
    if request.method == "GET" and "check" in request.args:
        blame(form, objections_in(plan, Section.WORDS))
    return _page(plan, form, ())


def _form(plan: SupportPlan, **how: object) -> WordsForm:
    mark = filling.mark_of(plan, Section.WORDS)
    return WordsForm(data={"version": mark, "words": plan.pupil_words}, **how)


def _stored(plan: SupportPlan) -> WordsForm:
    return _form(plan, formdata=None)


def _page(plan: SupportPlan, form: MarkedForm, differences: Sequence[Difference]) -> str:
    return render_template("plans/words.html", plan=plan, form=form, differences=differences)


@bp.post("/<reference:code>/edit/words/draft")
@guard.to(Permission.EDIT)
def words_draft(plan: SupportPlan) -> ResponseReturnValue:
    """Save what is being typed; what is too long stays as it was."""
    form = _form(plan)
    form.validate()
    said = plan.pupil_words if form.words.errors else typed(form.words)
    return keep_quietly(
        plan,
        lambda: service.save_words(plan.id, said, seen=form.seen),
        mark=lambda fresh: filling.mark_of(fresh, Section.WORDS),
        page=url_for(".words", code=plan.code),
    )
