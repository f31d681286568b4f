"""Check your answers, submit, and what a team can do afterwards."""

from io import BytesIO

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.applications import service
from portal.applications.access import Permission
from portal.applications.forms import WithdrawForm, declared_in, submit_form
from portal.applications.models import Application, ApplicationVersion
from portal.applications.queries import content_of, version_in_force
from portal.applications.queries.drafts import (
    can_reopen,
    case_of,
    settings_of,
    standings_of,
)
from portal.applications.rules.submission import reasons_not_to_submit
from portal.applications.types import Declaration, NotSubmitted, Objection, Section, Status
from portal.applications.views import receipts
from portal.applications.views.blueprint import bp, guard, me
from portal.applications.views.problems import place_of
from portal.files.downloads import answer
from portal.kernel import clock
from portal.kernel.reference import check_code
from portal.kernel.refusal import Refused
from portal.web.acting import tell
from portal.web.forms import Form
from portal.web.guard import may, person_id


@bp.route("/applications/<int:id>/check", methods=["GET", "POST"])
@guard.to(Permission.READ)
def check(application: Application) -> ResponseReturnValue:
    """Show everything once more with every objection, ask for the declarations, submit."""
    if application.status is Status.SUBMITTED:
        return redirect(url_for(".receipt", id=application.id), 303)
    if application.status is Status.WITHDRAWN:
        return redirect(url_for(".show", id=application.id), 303)
    form = submit_form()()
    if form.validate_on_submit():
        return _submitted(application, form)
    return _check_page(application, form, _objections_now(application))


def _objections_now(application: Application) -> list[Objection]:
    """Return what would be objected to, were everything declared: no box is blamed unread."""
    person = me().identity
    case = case_of(
        application,
        declared=frozenset(Declaration),
        may_submit=may(Permission.SUBMIT, application),
        is_confirmed=person.is_confirmed,
    )
    return reasons_not_to_submit(case, at=clock.now())


def _submitted(application: Application, form: Form) -> ResponseReturnValue:
    try:
        service.submit(application.id, declared_in(form), by=me())
    except NotSubmitted as refusal:
        return _check_page(application, form, list(refusal.objections), refused=True)
    return redirect(url_for(".receipt", id=application.id), 303)


def _check_page(
    application: Application,
    form: Form,
    objections: list[Objection],
    *,
    refused: bool = False,
) -> ResponseReturnValue:
    settings = settings_of(application.competition)
    return render_template(
        "applications/check.html",
        application=application,
        form=form,
        objections=[(one, place_of(one, application, settings.bands)) for one in objections],
        by_section={
            section: [one for one in objections if one.section is section] for section in Section
        },
        standings=standings_of(application),
        declarations=list(Declaration),
        undeclared={one.field for one in objections if one.section is Section.DECLARATIONS},
        wrong=refused and bool(objections),
        owners=receipts.owners_of(application),
        at=clock.now(),
    )


@bp.post("/applications/<int:id>/ask-to-submit")
@guard.to(Permission.FILL)
def ask_to_submit(application: Application) -> ResponseReturnValue:
    """Ask those who sign for the organisation to submit."""
    names = service.ask_to_submit(application, by=me(), at=clock.now())
    if names:
        flash(gettext("We have sent the request to %(name)s.", name=", ".join(names)))
    return redirect(url_for(".check", id=application.id), 303)


@bp.get("/applications/<int:id>/receipt")
@guard.to(Permission.READ)
def receipt(application: Application) -> ResponseReturnValue:
    """Show that it was submitted: number, time, check code, what happens next."""
    version = _in_force(application)
    at = clock.now()
    return render_template(
        "applications/receipt.html",
        application=application,
        version=version,
        code=check_code(version.digest),
        content=content_of(version),
        can_reopen=can_reopen(application, at=at),
        at=at,
    )


def _in_force(application: Application) -> ApplicationVersion:
    version = version_in_force(application)
    if version is None:
        abort(404)
    return version


@bp.get("/applications/<int:id>/receipt.pdf")
@guard.to(Permission.READ)
def receipt_pdf(application: Application) -> Response:
    """Give the receipt as a PDF."""
    version = _in_force(application)
    name = f"{application.number.replace('/', '-')}-{version.number}.pdf"
    return answer(
        BytesIO(receipts.paper(application, version)), name=name, media_type="application/pdf"
    )


@bp.post("/applications/<int:id>/receipt/send")
@guard.to(Permission.READ)
def send_receipt(application: Application) -> ResponseReturnValue:
    """Send the receipt once more to the person who asks."""
    service.send_receipt_again(application, _in_force(application), by=me(), at=clock.now())
    flash(gettext("We have sent the receipt to %(emails)s.", emails=me().email))
    return redirect(url_for(".receipt", id=application.id), 303)


@bp.post("/applications/<int:id>/reopen")
@guard.to(Permission.REOPEN)
def reopen(application: Application) -> ResponseReturnValue:
    """Take it back for changes; what was submitted stays in force meanwhile."""
    try:
        service.reopen(application.id, by=person_id(), at=clock.now())
    except Refused as refusal:
        tell(refusal.reasons, "warn")
    return redirect(url_for(".show", id=application.id), 303)


@bp.post("/applications/<int:id>/discard")
@guard.to(Permission.FILL)
def discard(application: Application) -> ResponseReturnValue:
    """Throw the correction away."""
    try:
        service.discard(application.id, by=person_id(), at=clock.now())
    except Refused as refusal:
        tell(refusal.reasons, "warn")
    return redirect(url_for(".show", id=application.id), 303)


@bp.route("/applications/<int:id>/withdraw", methods=["GET", "POST"])
@guard.to(Permission.WITHDRAW)
def withdraw(application: Application) -> ResponseReturnValue:
    """Ask why, and withdraw."""
    form = WithdrawForm()
    if form.validate_on_submit():
        try:
            service.withdraw(application.id, form.reason.data or "", by=me(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(gettext("The application is withdrawn."))
            return redirect(url_for(".show", id=application.id), 303)
    return render_template("applications/withdraw.html", application=application, form=form)
