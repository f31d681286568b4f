"""People and roles: what the administrator looks after."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.accounts import queries, service
from portal.accounts.access import ACCESS, Permission
from portal.accounts.forms import GiveRoleForm, InvitePersonForm, PressForm
from portal.accounts.models import Person
from portal.accounts.types import WhyNotChanged
from portal.accounts.views.blueprint import bp
from portal.institutions import queries as institutions
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.kernel.refusal import Refused, refuse_if
from portal.kernel.text import without_unwritable
from portal.web.forms import NOTHING_YET, Form, typed
from portal.web.guard import Guard, person_id
from portal.web.labels import label
from portal.web.language import page_language
from portal.web.pages import PER_PAGE, Page, page_asked

_LONGEST_QUESTION = 200

portal_wide = Guard(ACCESS, lambda: "portal", read=Permission.MANAGE_PEOPLE, keys=())
guard = Guard(ACCESS, queries.find_person, read=Permission.MANAGE_PEOPLE)


@bp.get("/administrator/people")
@portal_wide.to(Permission.MANAGE_PEOPLE)
def people(_portal: str) -> ResponseReturnValue:
    """List people, found by name or address, diacritics or not."""
    words = without_unwritable(request.args.get("q", "")[:_LONGEST_QUESTION])
    number = page_asked(request.args.get("page"))
    found, total = queries.list_people(words, page=number, per_page=PER_PAGE)
    return render_template(
        "accounts/people.html",
        page=Page(found, number, total),
        words=words,
        invitations=queries.list_waiting_for_office(),
    )


@bp.route("/administrator/people/invite", methods=["GET", "POST"])
@portal_wide.to(Permission.MANAGE_PEOPLE)
def invite_person(_portal: str) -> ResponseReturnValue:
    """Invite somebody to coordinate for a municipality or to run the portal."""
    form = InvitePersonForm(role=request.args.get("role", ""))
    form.role.choices = _role_choices()
    if form.validate_on_submit():
        role, scope_id = _chosen(typed(form.role))
        try:
            service.invite(
                typed(form.email),
                role,
                scope_id,
                by=person_id(),
                at=clock.now(),
                name=typed(form.name),
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
            return redirect(url_for(".people"))
    return render_template("accounts/invite_person.html", form=form)


@bp.route("/administrator/people/<int:id>", methods=["GET", "POST"])
@guard.to(Permission.MANAGE_PEOPLE)
def person(person: Person) -> ResponseReturnValue:
    """Show what a person holds; give them another role."""
    form = GiveRoleForm()
    form.role.choices = _role_choices()
    if form.validate_on_submit():
        role, scope_id = _chosen(typed(form.role))
        service.give_role(person, role, scope_id, by=person_id(), at=clock.now())
        flash(gettext("The role is given. It counts at once."))
        return redirect(url_for(".person", id=person.id))
    return _shown(person, form)


@bp.post("/administrator/people/<int:id>/roles/take")
@guard.to(Permission.MANAGE_PEOPLE)
def take_role(person: Person) -> ResponseReturnValue:
    """Take a role away, with effect from the person's next request."""
    held = queries.find_role_held(person.id, request.form.get("held", ""))
    if held is not None:
        try:
            service.take_role(person, held.role, held.scope_id, by=person_id(), at=clock.now())
        except Refused as refusal:
            return _refused(person, refusal)
        flash(gettext("The role is taken away. It counts at once."))
    return redirect(url_for(".person", id=person.id))


@bp.post("/administrator/people/<int:id>/sign-ins/end")
@guard.to(Permission.MANAGE_PEOPLE)
def end_persons_sign_ins(person: Person) -> ResponseReturnValue:
    """Sign a person out everywhere."""
    service.end_all_by_administrator(person, by=person_id(), at=clock.now())
    flash(gettext("The person is signed out everywhere."))
    return redirect(url_for(".person", id=person.id))


@bp.route("/administrator/people/<int:id>/close", methods=["GET", "POST"])
@guard.to(Permission.MANAGE_PEOPLE)
def close_person(person: Person) -> ResponseReturnValue:
    """Say what ends with somebody's account, ask once more, and close it."""
    if not PressForm().validate_on_submit():
        roles = queries.list_roles_of(person.id)
        return render_template("accounts/close_person.html", person=person, roles=roles)
    try:
        refuse_if([WhyNotChanged.OWN_ACCOUNT] if person.id == person_id() else [])
        service.close_account(person, by=person_id(), at=clock.now())
    except Refused as refusal:
        return _refused(person, refusal)
    flash(gettext("The account is closed."))
    return redirect(url_for(".person", id=person.id))


@bp.post("/administrator/people/<int:id>/open")
@guard.to(Permission.MANAGE_PEOPLE)
def open_person(person: Person) -> ResponseReturnValue:
    """Open a closed account again, without the roles it had."""
    service.open_again(person, by=person_id(), at=clock.now())
    flash(gettext("The account is open again."))
    return redirect(url_for(".person", id=person.id))


def _shown(person: Person, form: Form) -> str:
    return render_template(
        "accounts/person.html",
        person=person,
        form=form,
        roles=queries.list_roles_of(person.id),
        sign_ins=queries.count_sign_ins(person.id),
    )


def _refused(person: Person, refusal: Refused) -> ResponseReturnValue:
    form = GiveRoleForm(formdata=None)
    form.role.choices = _role_choices()
    form.blame(refusal)
    return _shown(person, form), 409


def _role_choices() -> list[SelectChoice]:
    """Offer each municipality's coordinator, the agency's expert and the administrator.

    Nothing is chosen beforehand: one press must not give a role nobody meant.
    """
    coordinators = [
        SelectChoice(f"{Role.COORDINATOR}:{one.id}", f"{label(Role.COORDINATOR)}: {one.name}")
        for one in institutions.list_open_municipalities()
    ]
    everywhere = [
        SelectChoice(f"{role}:0", label(role)) for role in (Role.EXPERT, Role.ADMINISTRATOR)
    ]
    return [NOTHING_YET, *coordinators, *everywhere]


def _chosen(choice: str) -> tuple[Role, int]:
    role, _, scope_id = choice.partition(":")
    return Role(role), int(scope_id)
