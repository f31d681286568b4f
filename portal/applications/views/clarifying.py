"""What a municipality asks to be clarified, and the answer: corrected, checked, sent."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.applications import service
from portal.applications.access import CLARIFICATION_ACCESS, ClarificationPermission
from portal.applications.forms import ClarifyForm
from portal.applications.labels import TASKS, say
from portal.applications.models import Clarification
from portal.applications.queries import content_of, find_clarification
from portal.applications.queries.clarifying import Sending
from portal.applications.queries.drafts import settings_of
from portal.applications.types import (
    ClarificationState,
    Declaration,
    NotSubmitted,
    Objection,
    WhyNot,
)
from portal.applications.views import receipts
from portal.applications.views.blueprint import me
from portal.applications.views.problems import place_of
from portal.competitions.models import Criterion
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.kernel.refusal import Refused
from portal.web.guard import Guard, person_id
from portal.web.labels import label

clarification_bp = Blueprint("clarifications", __name__)
guard = Guard(CLARIFICATION_ACCESS, find_clarification, read=ClarificationPermission.READ)
_AT_FIELD = {WhyNot.NOTHING_TO_SEND: "answer", WhyNot.NOT_DECLARED: Declaration.TRUE.value}


@clarification_bp.get("/clarifications/<int:id>")
@guard.to(ClarificationPermission.READ)
def show(clarification: Clarification) -> ResponseReturnValue:
    """Show what is asked, why and until when, and the sections that are open."""
    at = clock.now()
    correction = service.correction_now(clarification)
    return render_template(
        "applications/clarification.html",
        clarification=clarification,
        application=clarification.application,
        state=clarification.state_at(at),
        tasks=[(one, TASKS[one]) for one in clarification.opened],
        criterion=_criterion_of(clarification),
        changed=correction.sections,
        **_before_and_after(clarification),
        at=at,
    )


def _criterion_of(clarification: Clarification) -> Criterion | None:
    criteria = clarification.application.competition.criteria
    return next((one for one in criteria if one.id == clarification.criterion_id), None)


def _before_and_after(clarification: Clarification) -> dict[str, object]:
    """Return what the answer changed, once it is sent and made a version."""
    versions = {one.id: one for one in clarification.application.versions}
    after = versions.get(clarification.version_id or 0)
    before = next(
        (one for one in versions.values() if after and one.number == after.number - 1), None
    )
    return {
        "after": after,
        "old": content_of(before) if before else {},
        "new": content_of(after) if after else {},
    }


@clarification_bp.route("/clarifications/<int:id>/check", methods=["GET", "POST"])
@guard.to(ClarificationPermission.ANSWER)
def check(clarification: Clarification) -> ResponseReturnValue:
    """Show what was corrected with every objection, ask for an explanation, send."""
    form = ClarifyForm()
    if form.validate_on_submit():
        sending = _sending(
            clarification, explanation=form.answer.data or "", is_declared=form.true.data
        )
        try:
            service.send(clarification, sending, by=me())
        except NotSubmitted as refusal:
            return _check_page(clarification, form, list(refusal.objections), is_refused=True)
        flash(gettext("We have your clarification."))
        return redirect(url_for(".show", id=clarification.id), 303)
    at = clock.now()
    if not form.is_submitted() and clarification.state_at(at) is not ClarificationState.WAITING:
        return redirect(url_for(".show", id=clarification.id), 303)
    # Nobody is blamed for a box or a field before the button is pressed.
    sending = _sending(clarification, explanation="…", is_declared=True)
    return _check_page(clarification, form, service.objections_now(clarification, sending, at=at))


def _sending(clarification: Clarification, *, explanation: str, is_declared: bool) -> Sending:
    person = me().identity
    return Sending(
        explanation=explanation,
        may_sign=person.holds(Role.OWNER, clarification.application.organisation_id),
        is_confirmed=person.is_confirmed,
        is_declared=is_declared,
    )


def _check_page(
    clarification: Clarification,
    form: ClarifyForm,
    objections: list[Objection],
    *,
    is_refused: bool = False,
) -> ResponseReturnValue:
    application = clarification.application
    for objection in objections:
        if objection.why in _AT_FIELD:
            field = form[_AT_FIELD[objection.why]]
            field.errors = [*field.errors, say(objection)]
    return render_template(
        "applications/clarification_check.html",
        clarification=clarification,
        application=application,
        form=form,
        objections=[(one, _place(one, clarification)) for one in objections],
        correction=service.correction_now(clarification),
        may_sign=me().identity.holds(Role.OWNER, application.organisation_id),
        owners=receipts.owners_of(application),
        is_refused=is_refused,
        at=clock.now(),
    )


def _place(objection: Objection, clarification: Clarification) -> str:
    """Return where an objection is mended; nowhere when that section is not open."""
    application = clarification.application
    if objection.why in _AT_FIELD:
        return f"#{_AT_FIELD[objection.why]}"
    if objection.section not in clarification.opened:
        return ""
    return place_of(objection, application, settings_of(application.competition).bands)


@clarification_bp.post("/clarifications/<int:id>/discard")
@guard.to(ClarificationPermission.ANSWER)
def discard(clarification: Clarification) -> ResponseReturnValue:
    """Put the open sections back as they were submitted."""
    try:
        service.put_back(clarification, by=person_id(), at=clock.now())
    except Refused as refusal:
        flash(label(refusal.reasons[0]), "warn")
    else:
        flash(gettext("The sections are again as they were submitted."))
    return redirect(url_for(".show", id=clarification.id), 303)


@clarification_bp.post("/clarifications/<int:id>/ask-to-send")
@guard.to(ClarificationPermission.ANSWER)
def ask_to_send(clarification: Clarification) -> ResponseReturnValue:
    """Ask those who sign for the organisation to send what is written."""
    names = service.ask_to_send(clarification, by=me(), at=clock.now())
    if names:
        flash(gettext("We have sent the request to %(name)s.", name=", ".join(names)))
    return redirect(url_for(".show", id=clarification.id), 303)
