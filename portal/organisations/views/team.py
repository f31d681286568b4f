"""The team of an organisation: who is in, who is invited, who asks."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.accounts import queries as accounts
from portal.accounts import service as accounts_service
from portal.accounts.models import Person
from portal.kernel import clock
from portal.kernel.identity import TEAM, Role
from portal.kernel.refusal import Refused
from portal.organisations import queries, service
from portal.organisations.access import Permission
from portal.organisations.forms import InviteForm, RoleForm, role_choices
from portal.organisations.models import Organisation
from portal.organisations.views.blueprint import bp, guard
from portal.web.acting import tell
from portal.web.forms import Form, typed
from portal.web.guard import person_id
from portal.web.language import page_language


@bp.get("/<int:id>/team")
@guard.to(Permission.READ_TEAM)
def team(organisation: Organisation) -> ResponseReturnValue:
    """Show who is in the team."""
    return _shown(organisation, _invite_form())


@bp.route("/<int:id>/team/invite", methods=["GET", "POST"])
@guard.to(Permission.MANAGE_TEAM)
def invite(organisation: Organisation) -> ResponseReturnValue:
    """Invite a colleague by letter; the answer does not say who has an account."""
    form = _invite_form()
    if form.validate_on_submit():
        try:
            accounts_service.invite(
                typed(form.email),
                Role(form.role.data),
                organisation.id,
                by=person_id(),
                at=clock.now(),
                language=page_language(),
            )
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(
                gettext(
                    "We have sent an invitation to %(email)s. It is valid for 7 days.",
                    email=typed(form.email),
                )
            )
            return redirect(url_for(".team", id=organisation.id))
    return _shown(organisation, form)


@bp.post("/<int:id>/team/<int:member_id>/change")
@guard.to(Permission.MANAGE_TEAM)
def change_role(organisation: Organisation, member_id: int) -> ResponseReturnValue:
    """Give a member of the team another role; it counts at once."""
    member = _member_or_404(organisation, member_id)
    form = _role_form()
    if not form.validate_on_submit():
        abort(400)
    try:
        accounts_service.give_role(
            member, Role(form.role.data), organisation.id, by=person_id(), at=clock.now()
        )
    except Refused as refusal:
        return _refused(organisation, refusal)
    flash(gettext("Saved."))
    return _back(organisation)


@bp.route("/<int:id>/team/<int:member_id>/remove", methods=["GET", "POST"])
@guard.to(Permission.MANAGE_TEAM)
def remove(organisation: Organisation, member_id: int) -> ResponseReturnValue:
    """Take a member out of the team, once it has been said what that means."""
    member = _member_or_404(organisation, member_id)
    form = Form()
    if form.validate_on_submit():
        role = next(one.role for one in member.roles if one.organisation_id == organisation.id)
        try:
            accounts_service.take_role(
                member, role, organisation.id, by=person_id(), at=clock.now()
            )
        except Refused as refusal:
            return _refused(organisation, refusal)
        flash(gettext("%(name)s is no longer in the team.", name=member.name or member.email))
        return redirect(url_for("pages.start")) if member.id == person_id() else _back(organisation)
    return render_template(
        "organisations/remove.html", form=form, organisation=organisation, member=member
    )


@bp.post("/<int:id>/team/invitations/<int:invitation_id>/cancel")
@guard.to(Permission.MANAGE_TEAM)
def cancel_invitation(organisation: Organisation, invitation_id: int) -> ResponseReturnValue:
    """Take an invitation back; its link stops working."""
    waiting = accounts.list_waiting_invitations(TEAM, organisation.id)
    found = next((one for one in waiting if one.id == invitation_id), None)
    if found is None:
        abort(404)
    accounts_service.cancel_invitation(found, by=person_id(), at=clock.now())
    flash(gettext("The invitation is cancelled."))
    return _back(organisation)


@bp.post("/<int:id>/team/requests/<int:request_id>/answer")
@guard.to(Permission.MANAGE_TEAM)
def answer_request(organisation: Organisation, request_id: int) -> ResponseReturnValue:
    """Let in somebody who asks, with a role, or do not; the asker is told."""
    asked = queries.find_join_request(organisation.id, request_id)
    if asked is None:
        abort(404)
    form = _role_form()
    declined = "decline" in request.form
    if not declined and not form.validate_on_submit():
        abort(400)
    role = None if declined else Role(form.role.data)
    try:
        service.answer_join_request(asked, role, by=person_id(), at=clock.now())
    except Refused as refusal:
        return _refused(organisation, refusal)
    flash(gettext("The answer is on its way by e-mail."))
    return _back(organisation)


def _shown(organisation: Organisation, form: Form) -> str:
    return render_template(
        "organisations/team.html",
        organisation=organisation,
        form=form,
        members=accounts.list_roles_held(TEAM, organisation.id),
        invitations=accounts.list_waiting_invitations(TEAM, organisation.id),
        requests=queries.list_join_requests(organisation.id),
        roles=role_choices(),
    )


def _refused(organisation: Organisation, refusal: Refused) -> ResponseReturnValue:
    tell(refusal.reasons)
    return _back(organisation)


def _back(organisation: Organisation) -> ResponseReturnValue:
    return redirect(url_for(".team", id=organisation.id))


def _invite_form() -> InviteForm:
    form = InviteForm()
    form.role.choices = role_choices()
    return form


def _role_form() -> RoleForm:
    form = RoleForm()
    form.role.choices = role_choices()
    return form


def _member_or_404(organisation: Organisation, member_id: int) -> Person:
    member = accounts.find_person(member_id)
    if member is None or not member.identity.holds_any(TEAM, organisation.id):
        abort(404)
    return member
