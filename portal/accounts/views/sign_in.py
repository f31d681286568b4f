"""Signing in by password or by letter, signing out, and setting a new password."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts import queries, service
from portal.accounts import session as browser
from portal.accounts.forms import AddressForm, CodeForm, NewPasswordForm, PressForm, SignInForm
from portal.accounts.rules.links import reasons_link_fails
from portal.accounts.types import LinkPurpose, TooOften, WhyLinkFailed, WhyNotThisPassword
from portal.accounts.views._common import address, let_in, remember, too_often, waiting_for
from portal.accounts.views.blueprint import bp
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.forms import typed
from portal.web.guard import public
from portal.web.language import page_language

AT_PASSWORD = dict.fromkeys(WhyNotThisPassword, "password")


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Ask for the address and the password."""
    if current_user.is_authenticated:
        return redirect(url_for("pages.start"))
    form = SignInForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        try:
            person = service.sign_in(
                typed(form.email), typed(form.password), address=address(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal)
        except TooOften as refusal:
            return too_often("accounts/sign_in.html", form, refusal)
        else:
            return let_in(person, then=typed(form.next))
    return render_template("accounts/sign_in.html", form=form)


@bp.post("/sign-in/end")
@public
def sign_out() -> ResponseReturnValue:
    """End the sign-in of this browser and have it forget what it kept."""
    browser.end()
    answer = redirect(url_for(".signed_out"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@bp.get("/signed-out")
@public
def signed_out() -> ResponseReturnValue:
    """Say that nobody is signed in here any more."""
    return render_template("accounts/signed_out.html")


@bp.route("/sign-in/letter", methods=["GET", "POST"])
@public
def sign_in_letter() -> ResponseReturnValue:
    """Send a link and six digits for signing in without a password."""
    form = AddressForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        try:
            _ask(LinkPurpose.SIGN_IN, typed(form.email))
        except TooOften as refusal:
            return too_often("accounts/sign_in_letter.html", form, refusal)
        remember(typed(form.email), then=typed(form.next))
        return redirect(url_for(".sign_in_code"))
    return render_template("accounts/sign_in_letter.html", form=form)


@bp.route("/sign-in/code", methods=["GET", "POST"])
@public
def sign_in_code() -> ResponseReturnValue:
    """Take the six digits of the letter."""
    if not waiting_for():
        return redirect(url_for(".sign_in_letter"))
    form = CodeForm()
    if form.validate_on_submit():
        try:
            person = service.sign_in_by_code(
                waiting_for(), typed(form.code), address=address(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, dict.fromkeys(WhyLinkFailed, "code"))
        except TooOften as refusal:
            return too_often("accounts/sign_in_code.html", form, refusal)
        else:
            return let_in(person)
    return render_template("accounts/sign_in_code.html", form=form)


@bp.route("/sign-in/links/<token:token>", methods=["GET", "POST"])
@public
def sign_in_link(token: str) -> ResponseReturnValue:
    """Let in whoever presses the button on the page of the link; opening it changes nothing."""
    form = PressForm()
    if form.validate_on_submit():
        try:
            return let_in(service.sign_in_by_link(token, at=clock.now()))
        except Refused:
            return _link_failed(url_for(".sign_in_letter"))
    if not _works(LinkPurpose.SIGN_IN, token):
        return _link_failed(url_for(".sign_in_letter"))
    return render_template("accounts/sign_in_link.html", form=form)


@bp.route("/password-reset", methods=["GET", "POST"])
@public
def ask_reset() -> ResponseReturnValue:
    """Send a link for setting a new password."""
    form = AddressForm()
    if form.validate_on_submit():
        try:
            _ask(LinkPurpose.RESET_PASSWORD, typed(form.email))
        except TooOften as refusal:
            return too_often("accounts/ask_reset.html", form, refusal)
        return redirect(url_for(".reset_sent"))
    return render_template("accounts/ask_reset.html", form=form)


@bp.get("/password-reset/sent")
@public
def reset_sent() -> ResponseReturnValue:
    """Say that a letter is on its way, if there is anybody to send it to."""
    return render_template("accounts/reset_sent.html")


@bp.route("/password-reset/<token:token>", methods=["GET", "POST"])
@public
def reset(token: str) -> ResponseReturnValue:
    """Set a new password; it signs in here and ends every other sign-in."""
    form = NewPasswordForm()
    if not _works(LinkPurpose.RESET_PASSWORD, token):
        return _link_failed(url_for(".ask_reset"))
    if form.validate_on_submit():
        try:
            person = service.reset_password(token, typed(form.password), at=clock.now())
        except Refused as refusal:
            if not set(refusal.reasons) <= set(AT_PASSWORD):
                return _link_failed(url_for(".ask_reset"))
            form.blame(refusal, AT_PASSWORD)
        else:
            answer = let_in(person)
            flash(gettext("The password is changed. The account is closed on all other devices."))
            return answer
    return render_template("accounts/reset.html", form=form)


def _ask(purpose: LinkPurpose, email: str) -> None:
    service.ask_for_link(
        purpose, email, language=page_language(), address=address(), at=clock.now()
    )


def _works(purpose: LinkPurpose, token: str) -> bool:
    link = queries.find_link(purpose, token)
    return link is not None and not reasons_link_fails(
        used_at=link.used_at, valid_until=link.valid_until, at=clock.now()
    )


def _link_failed(again: str) -> ResponseReturnValue:
    return render_template("accounts/link_failed.html", again=again), 410
