"""Asking for a clarification, and what came back: before and after, accepted or asked again."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.admission import queries, rules, service
from portal.admission.access import Permission
from portal.admission.forms import AskForm
from portal.admission.types import WhyNotAsk
from portal.admission.views.coordinator import bp, of_application
from portal.applications.models import Application, ApplicationVersion, Clarification
from portal.applications.queries import content_of
from portal.applications.queries.clarifying import list_sections_to_open
from portal.applications.types import ClarificationMove
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.guard import person_id
from portal.web.labels import label

__all__ = ["bp"]

_MOVES = {"accept": ClarificationMove.ACCEPT, "close": ClarificationMove.CLOSE}


def _me() -> Person:
    person: Person = current_user._get_current_object()  # noqa: SLF001 - werkzeug's way to the thing itself
    return person


@bp.route("/applications/<int:id>/clarifications", methods=["GET", "POST"])
@of_application.to(Permission.CHECK)
def ask_clarification(application: Application) -> ResponseReturnValue:
    """Ask the applicant a question, with the sections it opens and a deadline of its own."""
    form = AskForm()
    criteria = queries.list_yes_no_criteria(application.competition_id)
    sections = list_sections_to_open(application)
    form.offer(sections, [one for one in criteria if one.correctable])
    if form.validate_on_submit():
        try:
            asked = service.ask_clarification(application, _typed(form), by=_me(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, {WhyNotAsk.NOT_CORRECTABLE: "criterion"})
        else:
            flash(gettext("The question is sent to the applicant."))
            return redirect(url_for(".clarification", id=application.id, child=asked.id))
    at = clock.now()
    return render_template(
        "admission/ask.html",
        application=application,
        form=form,
        against=[] if form.is_submitted() else service.reasons_against_asking(application, at=at),
        due_at=rules.clarification_due(at, application.competition.clarification_days),
        opens_sections=bool(sections),
    )


def _typed(form: AskForm) -> service.Question:
    chosen = form.criterion.data or ""
    return service.Question(
        question=form.question.data,
        why=form.why.data or "",
        criterion_id=int(chosen) if chosen.isascii() and chosen.isdigit() else None,
        sections=form.opened,
    )


def _child_of(application: Application, child: int) -> Clarification:
    found = queries.list_clarifications(application.id)
    return next((one for one in found if one.id == child), None) or abort(404)


@bp.get("/applications/<int:id>/clarifications/<int:child>")
@of_application.to(Permission.READ)
def clarification(application: Application, child: int) -> ResponseReturnValue:
    """Show what was asked and what came back, each change before and after."""
    one = _child_of(application, child)
    at = clock.now()
    after = next((two for two in application.versions if two.id == one.version_id), None)
    return render_template(
        "admission/clarification.html",
        application=application,
        clarification=one,
        state=one.state_at(at),
        after=after,
        old=_content_before(application, after),
        new=content_of(after) if after else {},
        against=service.reasons_against_asking(application, at=at),
    )


def _content_before(
    application: Application, after: ApplicationVersion | None
) -> dict[str, object]:
    numbered = {one.number: one for one in application.versions}
    before = numbered.get(after.number - 1) if after else None
    return content_of(before) if before else {}


@bp.post("/applications/<int:id>/clarifications/<int:child>/settle")
@of_application.to(Permission.CHECK)
def settle_clarification(application: Application, child: int) -> ResponseReturnValue:
    """Accept an answer, or close a question that is no longer needed: as the page offered it."""
    move = _MOVES.get(request.form.get("move", ""), ClarificationMove.CLOSE)
    try:
        service.settle_clarification(
            _child_of(application, child), move, by=person_id(), at=clock.now()
        )
    except Refused as refusal:
        flash(label(refusal.reasons[0]), "warn")
    return redirect(url_for(".clarification", id=application.id, child=child))
