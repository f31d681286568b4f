"""Opening an account and confirming its address."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts import queries, service
from portal.accounts.forms import CodeForm, PressForm, RegisterForm
from portal.accounts.models import Link, Person
from portal.accounts.rules.links import reasons_link_fails
from portal.accounts.types import LinkPurpose, TooOften, WhyLinkFailed
from portal.accounts.views._common import address, let_in, remember, too_often, waiting_for
from portal.accounts.views.blueprint import bp
from portal.accounts.views.sign_in import AT_PASSWORD
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.forms import typed
from portal.web.guard import public
from portal.web.language import page_language


@bp.route("/register", methods=["GET", "POST"])
@public
def register() -> ResponseReturnValue:
    """Ask who opens an account; the answer is the same whoever has one already."""
    if current_user.is_authenticated:
        return redirect(url_for("pages.start"))
    form = RegisterForm()
    if form.validate_on_submit():
        try:
            service.register(_applicant(form), address=address(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, AT_PASSWORD)
        except TooOften as refusal:
            return too_often("accounts/register.html", form, refusal)
        else:
            remember(typed(form.email), then=request.args.get("next", ""))
            return redirect(url_for(".check_mail"))
    return render_template("accounts/register.html", form=form)


def _applicant(form: RegisterForm) -> service.Applicant:
    return service.Applicant(
        email=typed(form.email),
        name=typed(form.name),
        password=typed(form.password),
        language=page_language(),
    )


@bp.route("/register/letter", methods=["GET", "POST"])
@public
def check_mail() -> ResponseReturnValue:
    """Wait for the letter; its six digits open the account here and now."""
    email = waiting_for()
    if not email:
        return redirect(url_for(".register"))
    form = CodeForm()
    if form.validate_on_submit():
        try:
            person = service.confirm_by_code(
                email, typed(form.code), address=address(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, dict.fromkeys(WhyLinkFailed, "code"))
        except TooOften as refusal:
            return too_often("accounts/check_mail.html", form, refusal, email=email)
        else:
            return _welcome(person)
    return render_template("accounts/check_mail.html", form=form, email=email)


@bp.post("/register/letter/send-again")
@public
def send_again() -> ResponseReturnValue:
    """Send the letter once more, with a new link and new digits."""
    email = waiting_for()
    if not email:
        return redirect(url_for(".register"))
    try:
        service.send_again(email, address=address(), at=clock.now())
    except TooOften as refusal:
        return too_often("accounts/check_mail.html", CodeForm(formdata=None), refusal, email=email)
    flash(gettext("We have sent the letter again."))
    return redirect(url_for(".check_mail"))


@bp.route("/register/confirm/<token:token>", methods=["GET", "POST"])
@public
def confirm(token: str) -> ResponseReturnValue:
    """Confirm the address at the press of a button; opening the page changes nothing (S28)."""
    link = queries.find_link(LinkPurpose.CONFIRM_ADDRESS, token)
    form = PressForm()
    if link is None or _why_not(link):
        return _refused(link)
    if form.validate_on_submit():
        try:
            return _welcome(service.confirm(token, at=clock.now()))
        except Refused:
            return _refused(link)
    return render_template("accounts/confirm.html", form=form, email=link.email)


def _welcome(person: Person) -> ResponseReturnValue:
    email = person.email
    answer = let_in(person)
    flash(gettext("The address %(email)s is confirmed.", email=email))
    return answer


def _why_not(link: Link) -> list[WhyLinkFailed]:
    return reasons_link_fails(used_at=link.used_at, valid_until=link.valid_until, at=clock.now())


def _refused(link: Link | None) -> ResponseReturnValue:
    if link is None:
        return render_template("accounts/link_failed.html", again=url_for(".register")), 410
    remember(link.email)
    used = link.person_id is not None
    return render_template("accounts/confirm_failed.html", used=used), 410
