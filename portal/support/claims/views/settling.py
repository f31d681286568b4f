"""The claims of a school that wait, and settling one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.institutions.models import School
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.claims import queries, service
from portal.support.claims.access import ClaimPermission, Permission
from portal.support.claims.forms import ReturnForm
from portal.support.claims.models import Claim
from portal.support.claims.types import ClaimState, WhyNotSettled
from portal.support.claims.views.blueprint import at_school, bp, of_claim
from portal.web.forms import Form, typed
from portal.web.guard import person_id
from portal.web.labels import label


@bp.get("/<int:id>/claims")
@at_school.to(Permission.LIST)
def index(school: School) -> ResponseReturnValue:
    """Show the claims that wait for approval, and those that wait to be paid."""
    return render_template(
        "claims/index.html",
        school=school,
        waiting=queries.list_at_school(school.id, ClaimState.SUBMITTED),
        approved=queries.list_at_school(school.id, ClaimState.APPROVED),
    )


@bp.post("/claims/<int:id>/approve")
@of_claim.to(ClaimPermission.SETTLE)
def approve(claim: Claim) -> ResponseReturnValue:
    """Approve a claim; who handed it in does not."""
    return _settled(claim, ClaimState.APPROVED, gettext("The claim is approved."))


@bp.post("/claims/<int:id>/pay")
@of_claim.to(ClaimPermission.SETTLE)
def pay(claim: Claim) -> ResponseReturnValue:
    """Note that an approved claim has been paid."""
    return _settled(claim, ClaimState.PAID, gettext("Noted: the claim is paid."))


@bp.route("/claims/<int:id>/return", methods=["GET", "POST"])
@of_claim.to(ClaimPermission.SETTLE)
def give_back(claim: Claim) -> ResponseReturnValue:
    """Return a claim with a comment."""
    form = ReturnForm()
    school_id = claim.measure.plan.school_id
    if form.validate_on_submit():
        try:
            service.settle(
                claim,
                ClaimState.RETURNED,
                comment=typed(form.comment),
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, {WhyNotSettled.NO_COMMENT: "comment"})
        else:
            flash(gettext("The claim is returned."))
            return redirect(url_for(".index", id=school_id), 303)
    return render_template("claims/give_back.html", claim=claim, form=form)


def _settled(claim: Claim, state: ClaimState, said: str) -> ResponseReturnValue:
    school_id = claim.measure.plan.school_id
    if Form().validate_on_submit():
        try:
            service.settle(claim, state, by=person_id(), at=clock.now())
        except Refused as refusal:
            for reason in refusal.reasons:
                flash(label(reason), "err")
        else:
            flash(said)
    return redirect(url_for(".index", id=school_id), 303)
