"""What author and head do with a plan as a whole, and the approver's answer to one plan."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.access import Permission
from portal.support.plans.forms import ApproveForm, AssignForm, CommentForm, PressForm, SuspendForm
from portal.support.plans.messages import PAGE_OF
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import renew
from portal.support.plans.queries.opening import find_staff, list_authors_at
from portal.support.plans.service.amending import kept_state
from portal.support.plans.service.following import given_in
from portal.support.plans.types import WhyNotMoved, WhyNotOpened
from portal.support.plans.views.blueprint import bp, guard
from portal.support.plans.views.page import changes_of, staff_of
from portal.web.forms import typed
from portal.web.guard import person_id
from portal.web.labels import label


def _pressed(plan: SupportPlan, act: Callable[[], None], said: str) -> ResponseReturnValue:
    """Do what a button says, and come back to the plan."""
    if PressForm().validate_on_submit():
        try:
            act()
        except Refused as refusal:
            flash(label(refusal.reasons[0]), "warn")
        else:
            flash(said)
    return redirect(url_for(".show", code=plan.code), 303)


@bp.post("/<reference:code>/revise")
@guard.to(Permission.GOVERN)
def revise(plan: SupportPlan) -> ResponseReturnValue:
    """Take an approved plan up for revision."""
    return _pressed(
        plan,
        lambda: service.revise(plan.id, by=person_id(), at=clock.now()),
        gettext("The plan is in revision and needs every approval again."),
    )


@bp.route("/<reference:code>/discard", methods=["GET", "POST"])
@guard.to(Permission.GOVERN)
def discard(plan: SupportPlan) -> ResponseReturnValue:
    """Show what would be lost, ask once more, and discard the revision."""
    form = PressForm()
    if form.validate_on_submit():
        try:
            service.discard(plan.id, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
            renew(plan)
        else:
            flash(gettext("The revision is discarded. The plan is as it was last approved."))
            return redirect(url_for(".show", code=plan.code), 303)
    return render_template(
        "plans/discard.html",
        form=form,
        plan=plan,
        changes=changes_of(plan),
        staff=staff_of(plan),
        is_kept=kept_state(plan) is not None,
    )


@bp.route("/<reference:code>/suspend", methods=["GET", "POST"])
@guard.to(Permission.GOVERN)
def suspend(plan: SupportPlan) -> ResponseReturnValue:
    """Ask why, and suspend the plan."""
    form = SuspendForm()
    if form.validate_on_submit():
        try:
            service.suspend(plan.id, typed(form.reason), by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
            renew(plan)
        else:
            flash(gettext("The plan is suspended."))
            return redirect(url_for(".show", code=plan.code), 303)
    return render_template("plans/suspend.html", plan=plan, form=form)


@bp.post("/<reference:code>/resume")
@guard.to(Permission.GOVERN)
def resume(plan: SupportPlan) -> ResponseReturnValue:
    """Resume a suspended plan."""
    return _pressed(
        plan,
        lambda: service.resume(plan.id, by=person_id(), at=clock.now()),
        gettext("The plan is in revision and needs every approval again."),
    )


@bp.route("/<reference:code>/delete", methods=["GET", "POST"])
@guard.to(Permission.GOVERN)
def delete(plan: SupportPlan) -> ResponseReturnValue:
    """Ask once more, and make the plan inactive."""
    form = PressForm()
    if form.validate_on_submit():
        try:
            service.delete(plan.id, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
            renew(plan)
        else:
            flash(gettext("The plan is inactive."))
            return redirect(url_for(".show", code=plan.code), 303)
    return render_template(
        "plans/delete.html", plan=plan, form=form, is_given=bool(given_in(plan.id))
    )


@bp.route("/<reference:code>/author", methods=["GET", "POST"])
@guard.to(Permission.ASSIGN)
def assign(plan: SupportPlan) -> ResponseReturnValue:
    """Give the plan to another author of the school."""
    form = AssignForm()
    authors = list_authors_at(plan.school_id, on=clock.today())
    form.author.choices = [
        SelectChoice(str(one.id), one.name) for one in authors if one.id != plan.author_id
    ]
    if form.validate_on_submit():
        try:
            service.assign(plan.id, form.chosen(), by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, {WhyNotMoved.NOT_AN_AUTHOR: "author"})
            renew(plan)
        else:
            flash(gettext("The plan is given to its new author."))
            return redirect(url_for(".show", code=plan.code), 303)
    return render_template("plans/assign.html", plan=plan, form=form)


@bp.post("/<reference:code>/approve")
@guard.to(Permission.DECIDE)
def approve(plan: SupportPlan) -> ResponseReturnValue:
    """Approve one plan from its page, and go on with what else waits."""
    form, desk = ApproveForm(), plan.desk
    if desk is None or not form.validate_on_submit():
        return redirect(url_for(".show", code=plan.code), 303)
    try:
        service.approve(plan.id, desk, by=person_id(), at=clock.now(), version=form.seen)
    except Refused as refusal:
        flash(label(refusal.reasons[0]), "warn")
        return redirect(url_for(".show", code=plan.code), 303)
    flash(gettext("Approved: plan %(code)s", code=plan.code))
    return redirect(url_for(PAGE_OF[desk]), 303)


@bp.route("/<reference:code>/return", methods=["GET", "POST"])
@guard.to(Permission.DECIDE)
def give_back(plan: SupportPlan) -> ResponseReturnValue:
    """Say what has to be changed, and return the plan to its author."""
    form, desk = CommentForm(), plan.desk
    if desk is not None and form.validate_on_submit():
        try:
            service.give_back(plan.id, desk, typed(form.comment), by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
            renew(plan)
        else:
            flash(gettext("The plan %(code)s is returned.", code=plan.code))
            return redirect(url_for(PAGE_OF[desk]), 303)
    return render_template("plans/return.html", plan=plan, form=form)


@bp.post("/<reference:code>/receive")
@guard.to(Permission.RECEIVE)
def receive(plan: SupportPlan) -> ResponseReturnValue:
    """Go on with a plan handed over: make a draft of it at the new school."""
    me = find_staff(person_id())
    if me is None:
        flash(label(WhyNotOpened.NOT_ON_STAFF), "warn")
        return redirect(url_for(".show", code=plan.code), 303)
    if not PressForm().validate_on_submit():
        return redirect(url_for(".show", code=plan.code), 303)
    try:
        draft = service.receive(plan.id, me, by=person_id(), at=clock.now())
    except Refused as refusal:
        flash(label(refusal.reasons[0]), "warn")
        return redirect(url_for(".show", code=plan.code), 303)
    flash(gettext("A draft with its risks and what was left of its measures is ready."))
    return redirect(url_for(".edit", code=draft.code), 303)
