"""The register of a competition and the check of each application, for its coordinators."""

from functools import partial

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext, pgettext

from portal.admission import labels, queries, service
from portal.admission.access import ACCESS, COMPETITION_ACCESS, Permission
from portal.admission.forms import NO, YES, ChecksForm, checks_form
from portal.admission.types import Show, WhyNotCheck
from portal.applications.models import Application
from portal.applications.queries import content_of, files_in, version_in_force
from portal.applications.queries.clarifying import clarification_state
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
        state_of=partial(clarification_state, at=clock.now()),
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
            form.blame(refusal, _where(form, criteria))
        else:
            flash(gettext("The check is saved."))
            return redirect(url_for(".application", id=application.id))
    return _application_page(application, criteria, form)


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


def _where(form: ChecksForm, criteria: list[Criterion]) -> dict[WhyNotCheck, str]:
    """Name the first note that is missing beside a „no”."""
    missing = [
        f"note_{one.id}"
        for one in criteria
        if form[f"met_{one.id}"].data == NO and not form[f"note_{one.id}"].data
    ]
    return {WhyNotCheck.REASON_MISSING: missing[0]} if missing else {}


def _application_page(application: Application, criteria: list[Criterion], form: ChecksForm) -> str:
    version = version_in_force(application)
    content = content_of(version) if version else {}
    return render_template(
        "admission/application.html",
        application=application,
        criteria=criteria,
        form=form,
        version=version,
        content=content,
        clarifications=queries.list_clarifications(application.id),
        against_checking=()
        if form.is_submitted()
        else service.reasons_against_checking(application, at=clock.now()),
        answers_given={one.criterion_id: one for one in queries.list_checks(application.id)},
        against_asking=service.reasons_against_asking(application, at=clock.now()),
        files=files_in(application.id, content),
        verdict=queries.verdict_on(application, criteria),
    )


@bp.post("/applications/<int:id>/extract/check")
@of_application.to(Permission.CHECK)
def check_extract(application: Application) -> ResponseReturnValue:
    """Note that the organisation's details agree with the Enterprise Register."""
    mark_extract_checked(application.organisation, by=person_id(), at=clock.now())
    flash(gettext("Saved."))
    return redirect(url_for(".application", id=application.id) + "#organisation")


@bp.get("/applications/<int:id>/attachments/<int:file_id>")
@of_application.to(Permission.READ)
def attachment(application: Application, file_id: int) -> ResponseReturnValue:
    """Download a file of any version of a submitted application, also one taken out since."""
    contents = [content_of(version) for version in application.versions] or [{}]
    files = (one for content in contents for one in files_in(application.id, content))
    return download(next((one for one in files if one.id == file_id), None) or abort(404))


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
