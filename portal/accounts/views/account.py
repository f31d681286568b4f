"""A person's own account."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts import queries, service
from portal.accounts import session as browser
from portal.accounts.devices import device_name
from portal.accounts.forms import (
    ChangeAddressForm,
    ChangePasswordForm,
    CloseForm,
    DetailsForm,
    PressForm,
)
from portal.accounts.rules.links import reasons_link_fails
from portal.accounts.types import LinkPurpose, TooOften, WhyNotChanged
from portal.accounts.views._common import address, too_often
from portal.accounts.views.blueprint import bp
from portal.accounts.views.sign_in import AT_PASSWORD
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.forms import typed
from portal.web.guard import person_id, public, signed_in

_AT_FIELD = AT_PASSWORD | {
    WhyNotChanged.WRONG_PASSWORD: "present",
    WhyNotChanged.SAME_ADDRESS: "email",
}


@bp.route("/account", methods=["GET", "POST"])
@signed_in
def account() -> ResponseReturnValue:
    """Show the person what the portal knows about them, and let them change it."""
    form = DetailsForm(obj=current_user)
    if form.validate_on_submit():
        details = service.Details(
            name=typed(form.name),
            phone=typed(form.phone),
            language=typed(form.language),
            wants_reminders=bool(form.wants_reminders.data),
        )
        service.change_details(current_user, details, at=clock.now())
        flash(gettext("Saved."))
        return redirect(url_for(".account"))
    return render_template(
        "accounts/account.html",
        form=form,
        person=queries.get_person(person_id()),
        roles=queries.list_roles_of(person_id()),
        sign_ins=queries.list_sign_ins(person_id(), since=clock.now() - browser.IDLE),
        this_one=browser.present_digest(),
        device_name=device_name,
    )


@bp.route("/account/password", methods=["GET", "POST"])
@signed_in
def change_password() -> ResponseReturnValue:
    """Change the password; the other devices are signed out."""
    form = ChangePasswordForm()
    if form.validate_on_submit():
        try:
            service.change_password(
                current_user,
                service.Passwords(present=typed(form.present), new=typed(form.password)),
                keep=browser.present_digest(),
                address=address(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, _AT_FIELD)
        except TooOften as refusal:
            return too_often("accounts/change_password.html", form, refusal)
        else:
            flash(gettext("The password is changed. The account is closed on all other devices."))
            return redirect(url_for(".account"))
    return render_template("accounts/change_password.html", form=form)


@bp.route("/account/address", methods=["GET", "POST"])
@signed_in
def change_address() -> ResponseReturnValue:
    """Send a link to the new address; the old one works until it is used."""
    form = ChangeAddressForm()
    if form.validate_on_submit():
        try:
            service.ask_to_change_address(
                current_user,
                typed(form.email),
                typed(form.present),
                address=address(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, _AT_FIELD)
        except TooOften as refusal:
            return too_often("accounts/change_address.html", form, refusal)
        else:
            flash(
                gettext(
                    "We have sent a link to the new address."
                    " The old one works until you open the link."
                )
            )
            return redirect(url_for(".account"))
    return render_template("accounts/change_address.html", form=form)


@bp.route("/account/address/<token:token>", methods=["GET", "POST"])
@public
def confirm_new_address(token: str) -> ResponseReturnValue:
    """Make the address the letter came to the person's own."""
    link = queries.find_link(LinkPurpose.CHANGE_ADDRESS, token)
    failed = render_template("accounts/link_failed.html", again=url_for(".change_address"))
    if link is None or reasons_link_fails(
        used_at=link.used_at, valid_until=link.valid_until, at=clock.now()
    ):
        return failed, 410
    form = PressForm()
    if form.validate_on_submit():
        try:
            person = service.change_address(token, at=clock.now())
        except Refused:
            return failed, 410
        flash(gettext("The address %(email)s is confirmed.", email=person.email))
        return redirect(url_for(".account"))
    return render_template("accounts/confirm_new_address.html", form=form, email=link.email)


@bp.post("/account/sign-ins/<int:id>/end")
@signed_in
def end_sign_in(id: int) -> ResponseReturnValue:  # noqa: A002 - a part of the address
    """Sign out on one other device."""
    if not service.end_sign_in(person_id(), id):
        abort(404)
    flash(gettext("The account is closed on the other devices."))
    return redirect(url_for(".account"))


@bp.post("/account/sign-ins/end-others")
@signed_in
def end_other_sign_ins() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    service.end_sign_ins(person_id(), keep=browser.present_digest())
    flash(gettext("The account is closed on the other devices."))
    return redirect(url_for(".account"))


@bp.route("/account/close", methods=["GET", "POST"])
@signed_in
def close() -> ResponseReturnValue:
    """Close the account, once the password has been given again."""
    form = CloseForm()
    if form.validate_on_submit():
        try:
            service.check_password(
                current_user, typed(form.present), address=address(), at=clock.now()
            )
            service.close_account(current_user, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, _AT_FIELD)
        except TooOften as refusal:
            return too_often("accounts/close.html", form, refusal)
        else:
            browser.end()
            return redirect(url_for(".signed_out"))
    return render_template("accounts/close.html", form=form)
