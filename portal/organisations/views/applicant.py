"""Registering an organisation, asking to join one, and keeping its details."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts import queries as accounts
from portal.kernel import clock
from portal.kernel.identity import TEAM
from portal.kernel.refusal import Refused, Stale
from portal.organisations import queries, service
from portal.organisations.access import Permission
from portal.organisations.forms import CorrectForm, NumberForm, RegisterForm
from portal.organisations.models import Organisation
from portal.organisations.views.blueprint import bp, guard
from portal.web.addresses import local_address
from portal.web.forms import typed
from portal.web.guard import person_id, signed_in


@bp.route("/new", methods=["GET", "POST"])
@signed_in
def register() -> ResponseReturnValue:
    """Register an organisation; one that is here already can be asked to be joined."""
    form = _offered()
    if form.validate_on_submit():
        number = typed(form.registration_number)
        if queries.find_by_number(number) is not None:
            return _known(number)
        try:
            organisation = service.register(number, form.details(), by=current_user, at=clock.now())
        except Refused:
            return _known(number)
        flash(gettext("The organisation is registered. You can start an application now."))
        return _onward(organisation)
    return render_template(
        "organisations/register.html",
        form=form,
        waiting=queries.list_own_requests(person_id()),
    )


def _onward(organisation: Organisation) -> ResponseReturnValue:
    """Go on to where the person was heading, such as the start of an application."""
    here = url_for(".show", id=organisation.id)
    return redirect(local_address(request.args.get("next", ""), here))


def _offered() -> RegisterForm:
    """Fill in what the register and the person's account say already."""
    number = request.args.get("number", "")
    entry = queries.find_register_entry(number) if number else None
    form = RegisterForm(
        registration_number=number,
        kind=entry.kind.value if entry else None,
        name=entry.name if entry else "",
        legal_address=entry.legal_address if entry else "",
        contact_name=current_user.name,
        contact_email=current_user.email,
        contact_phone=current_user.phone,
    )
    form.offer_kinds()
    return form


def _known(number: str) -> ResponseReturnValue:
    organisation = queries.find_by_number(number)
    if organisation is None:
        return redirect(url_for(".register"))
    if current_user.identity.holds_any(TEAM, organisation.id):
        return redirect(url_for(".show", id=organisation.id))
    return render_template(
        "organisations/known.html",
        organisation=organisation,
        people=queries.count_team(organisation.id),
        is_managed=queries.is_managed(organisation.id),
    )


@bp.post("/join")
@signed_in
def join() -> ResponseReturnValue:
    """Pass a request to join on to the owners of the organisation with this number."""
    form = NumberForm()
    if form.validate_on_submit():
        try:
            service.ask_to_join(typed(form.registration_number), by=current_user, at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(gettext("We have passed on your request. The answer will come by e-mail."))
            return redirect(url_for(".register"))
    return render_template("organisations/join.html", form=form)


@bp.get("/<int:id>")
@guard.to(Permission.READ)
def show(organisation: Organisation) -> ResponseReturnValue:
    """Show the organisation: to its team with the team, to a coordinator what is public."""
    return render_template(
        "organisations/show.html",
        organisation=organisation,
        members=accounts.list_roles_held(TEAM, organisation.id),
        requests=queries.list_join_requests(organisation.id),
    )


@bp.route("/<int:id>/edit", methods=["GET", "POST"])
@guard.to(Permission.CHANGE)
def edit(organisation: Organisation) -> ResponseReturnValue:
    """Correct the details; a save on top of somebody else's shows both."""
    form = CorrectForm(obj=organisation)
    form.offer_kinds()
    if form.validate_on_submit():
        try:
            service.correct(
                organisation,
                form.details(),
                version=form.version_seen(),
                by=person_id(),
                at=clock.now(),
            )
        except Stale:
            return _both_texts(organisation, form)
        flash(gettext("Saved."))
        return _onward(organisation)
    return render_template("organisations/edit.html", form=form, organisation=organisation)


def _both_texts(organisation: Organisation, form: CorrectForm) -> ResponseReturnValue:
    """Show what is saved now beside what was typed; the next press keeps what was typed."""
    form.version.data = str(organisation.version)
    page = render_template(
        "organisations/edit.html", form=form, organisation=organisation, saved=organisation
    )
    return page, 409
