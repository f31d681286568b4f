"""Answering an invitation, with an account or without one yet."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts import queries, service
from portal.accounts.forms import JoinForm, PressForm
from portal.accounts.models import Invitation, Person
from portal.accounts.rules.invitations import Case, reasons_not_to_answer
from portal.accounts.views._common import let_in
from portal.accounts.views.blueprint import bp
from portal.accounts.views.sign_in import AT_PASSWORD
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.forms import typed
from portal.web.guard import public


@bp.route("/invitations/<token:token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    """Show the offer; a button takes it up, opening the page changes nothing."""
    offer = _find_or_404(token)
    answering = current_user.email if current_user.is_authenticated else None
    case = Case(
        answer=offer.answer,
        valid_until=offer.valid_until,
        invited=offer.email,
        answering=answering,
    )
    reasons = reasons_not_to_answer(case, at=clock.now())
    if reasons:
        page = render_template("accounts/invitation_failed.html", offer=offer, reasons=reasons)
        return page, 410
    if answering is not None:
        return _join(offer, token)
    if queries.find_person_by_email(offer.email) is not None:
        return redirect(url_for(".sign_in", next=url_for(".invitation", token=token)))
    return _join_as_new(offer, token)


def _join(offer: Invitation, token: str) -> ResponseReturnValue:
    form = PressForm()
    if form.validate_on_submit():
        try:
            service.accept(offer, current_user, at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(gettext("You have joined."))
            return redirect(url_for("pages.start"))
    return render_template("accounts/invitation.html", form=form, offer=offer, token=token)


def _join_as_new(offer: Invitation, token: str) -> ResponseReturnValue:
    form = JoinForm(name=offer.name)
    if form.validate_on_submit():
        try:
            person: Person = service.accept_as_new(
                offer, name=typed(form.name), password=typed(form.password), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, AT_PASSWORD)
        else:
            answer = let_in(person)
            flash(gettext("You have joined."))
            return answer
    return render_template("accounts/invitation_new.html", form=form, offer=offer, token=token)


@bp.post("/invitations/<token:token>/decline")
@public
def decline_invitation(token: str) -> ResponseReturnValue:
    """Turn the offer down; the letter is enough, no account is needed."""
    offer = _find_or_404(token)
    try:
        service.decline(offer, at=clock.now())
    except Refused as refusal:
        page = render_template(
            "accounts/invitation_failed.html", offer=offer, reasons=refusal.reasons
        )
        return page, 410
    return render_template("accounts/invitation_declined.html", offer=offer)


def _find_or_404(token: str) -> Invitation:
    offer = queries.find_invitation(token)
    if offer is None:
        abort(404)
    return offer
