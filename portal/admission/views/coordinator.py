"""The register of a competition and the check of each application, for its coordinators."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext, pgettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.admission import labels, queries, service
from portal.admission.access import ACCESS, COMPETITION_ACCESS, Permission
from portal.admission.forms import NO, YES, AskForm, ChecksForm, checks_form
from portal.admission.types import Show
from portal.applications.models import Application
from portal.applications.queries import content_of, find_attachment, version_in_force
from portal.competitions.models import Competition, Criterion
from portal.competitions.queries import find_competition
from portal.files.downloads import download
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.organisations.service import mark_extract_checked
from portal.web.formats import date_time, money_typed, yes_no
from portal.web.guard import Guard, person_id
from portal.web.labels import label
from portal.web.pages import Page, page_asked
from portal.web.spreadsheet import csv_response

__all__ = ["bp", "labels"]

bp = Blueprint("admission", __name__, url_prefix="/coordinator")
of_competition = Guard(
    COMPETITION_ACCESS, find_competition, read=Permission.REGISTER, keys=("code",)
)
of_application = Guard(ACCESS, queries.find_submitted, read=Permission.READ)


def _me() -> Person:
    person: Person = current_user._get_current_object()  # noqa: SLF001 - werkzeug's way to the thing itself
    return person


@bp.get("/competitions/<code:code>/applications")
@of_competition.to(Permission.REGISTER)
def applications(competition: Competition) -> ResponseReturnValue:
    """List the applications of a competition: received, to check, late, withdrawn, drafts."""
    asked = request.args.get("show", Show.RECEIVED.value)
    show = Show(asked) if asked in set(Show) else Show.RECEIVED
    words = request.args.get("q", "")[:100].replace("\0", "")
    number = page_asked(request.args.get("page"))
    counts = queries.count_applications(competition.id)
    total = queries.count_found(competition, show, words) if words else counts.of(show)
    rows = queries.list_applications(competition, show, words=words, page=number)
    return render_template(
        "admission/applications.html",
        competition=competition,
        show=show,
        words=words,
        page=Page(rows=rows, number=number, total=total),
        counts=counts,
        shows=list(Show),
    )


@bp.post("/competitions/<code:code>/applications/remind")
@of_competition.to(Permission.REGISTER)
def remind(competition: Competition) -> ResponseReturnValue:
    """Remind every team with an open draft."""
    sent = service.remind_drafts(competition.id, by=person_id(), at=clock.now())
    flash(
        ngettext("%(num)d reminder is in the queue.", "%(num)d reminders are in the queue.", sent)
    )
    return redirect(url_for(".applications", code=competition.code, show=Show.DRAFTS.value))


@bp.route("/applications/<int:id>", methods=["GET", "POST"])
@of_application.to(Permission.CHECK)
def application(application: Application) -> ResponseReturnValue:
    """Read a submitted application and answer its yes-or-no criteria."""
    criteria = queries.list_yes_no_criteria(application.competition_id)
    form = checks_form(criteria)(data=_answers_now(application))
    if form.validate_on_submit():
        try:
            service.check(
                application, _answers_typed(form, criteria), by=person_id(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(gettext("The check is saved."))
            return redirect(url_for(".application", id=application.id))
    return _application_page(application, criteria, form, AskForm(formdata=None))


def _answers_now(application: Application) -> dict[str, str]:
    now: dict[str, str] = {}
    for check in application.checks:
        now[f"met_{check.criterion_id}"] = YES if check.is_met else NO
        now[f"note_{check.criterion_id}"] = check.note
    return now


def _answers_typed(form: ChecksForm, criteria: list[Criterion]) -> dict[int, service.CheckAnswer]:
    return {
        one.id: service.CheckAnswer(
            is_met=form[f"met_{one.id}"].data == YES, note=form[f"note_{one.id}"].data or ""
        )
        for one in criteria
        if form[f"met_{one.id}"].data in {YES, NO}
    }


def _application_page(
    application: Application, criteria: list[Criterion], form: ChecksForm, ask: AskForm
) -> str:
    version = version_in_force(application)
    return render_template(
        "admission/application.html",
        application=application,
        criteria=criteria,
        form=form,
        ask=ask,
        wrong=bool(ask.errors),
        version=version,
        content=content_of(version) if version else {},
        clarifications=queries.list_clarifications(application.id),
        verdict=queries.verdict_on(application, criteria),
        is_correctable=any(one.correctable for one in criteria),
    )


@bp.post("/applications/<int:id>/clarifications")
@of_application.to(Permission.CHECK)
def ask_clarification(application: Application) -> ResponseReturnValue:
    """Ask the applicant a question with a deadline of its own."""
    ask = AskForm()
    if ask.validate_on_submit():
        try:
            service.ask_clarification(application, ask.question.data, by=_me(), at=clock.now())
        except Refused as refusal:
            ask.blame(refusal)
        else:
            flash(gettext("The question is sent to the applicant."))
            return redirect(url_for(".application", id=application.id) + "#clarifications")
    criteria = queries.list_yes_no_criteria(application.competition_id)
    form = checks_form(criteria)(formdata=None, data=_answers_now(application))
    return _application_page(application, criteria, form, ask)


@bp.post("/applications/<int:id>/clarifications/<int:child>/settle")
@of_application.to(Permission.CHECK)
def settle_clarification(application: Application, child: int) -> ResponseReturnValue:
    """Accept an answer, or close a question that is no longer needed."""
    for one in queries.list_clarifications(application.id):
        if one.id == child:
            service.settle_clarification(one, by=person_id(), at=clock.now())
    return redirect(url_for(".application", id=application.id) + "#clarifications")


@bp.post("/applications/<int:id>/extract/check")
@of_application.to(Permission.CHECK)
def check_extract(application: Application) -> ResponseReturnValue:
    """Note that the organisation's details agree with the Enterprise Register."""
    mark_extract_checked(application.organisation, by=person_id(), at=clock.now())
    flash(gettext("Saved."))
    return redirect(url_for(".application", id=application.id) + "#organisation")


@bp.get("/applications/<int:id>/attachments/<int:child>")
@of_application.to(Permission.READ)
def attachment(application: Application, child: int) -> ResponseReturnValue:
    """Download an attachment of a submitted application."""
    found = find_attachment(application, child)
    if found is None:
        abort(404)
    return download(found.file)


@bp.get("/competitions/<code:code>/applications.csv")
@of_competition.to(Permission.REGISTER)
def register_csv(competition: Competition) -> Response:
    """Download the register as a table for a spreadsheet."""
    header = [
        gettext("No."),
        pgettext("column", "Project"),
        pgettext("column", "Organisation"),
        pgettext("column", "Registration number"),
        pgettext("column", "State"),
        gettext("How it came"),
        pgettext("column", "Received"),
        gettext("Received after the deadline"),
        pgettext("column", "Cost plan"),
        gettext("Compliance check"),
    ]
    rows = (
        (
            row.number,
            row.title,
            row.organisation,
            row.registration_number,
            label(row.status),
            label(row.channel),
            date_time(row.received_at) if row.received_at else "",
            yes_no(row.is_late),
            money_typed(row.planned),
            label(row.verdict),
        )
        for row in queries.list_register(competition)
    )
    return csv_response(f"{competition.code}-register", header, rows)
