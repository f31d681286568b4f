"""Deciding one application, and wording the reasons its applicant will read."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.forms import decide_form, reasons_form
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.results import Result, results_of
from portal.decisions.rules.deciding import effective_outcome
from portal.decisions.service import deciding
from portal.decisions.types import Outcome, WhyNot
from portal.decisions.views._table import bp, guard, may_not_touch, sitting_words
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.formats import in_language
from portal.web.guard import person_id

_WHERE = {WhyNot.REASON_MISSING: "reason", WhyNot.OVER_QUOTA: "outcome"}


@bp.route("/applications/<int:id>", methods=["GET", "POST"])
@guard.to(Permission.RECORD_MEETING)
def decide(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a part of the address
    """Record the decision about one application, and the vote."""
    desk = Desk(competition)
    application = _application(desk, id)
    words = sitting_words(desk, id)
    form = decide_form(words["voters"], **_decided_before(desk, id))
    if form.validate_on_submit():
        ruling = deciding.Ruling(
            outcome=Outcome(form.outcome.data), reason=form.reason.data or "", votes=form.votes
        )
        try:
            deciding.decide(competition, id, ruling, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, _WHERE)
        else:
            flash(_("The decision on “%(title)s” is recorded.", title=application.title))
            return redirect(url_for(".meeting", code=competition.code))
    return render_template(
        "decisions/decide.html",
        competition=competition,
        desk=desk,
        application=application,
        ranked=desk.ranked.get(id),
        outside=desk.outside.get(id),
        proposed=effective_outcome(desk.proposal(id)),
        decision=desk.decisions.get(id),
        form=form,
        **words,
    )


def _application(desk: Desk, key: int) -> Application:
    found = next((one for one in desk.to_decide if one.id == key), None)
    if found is None or may_not_touch(desk, key):
        abort(404)
    return found


def _decided_before(desk: Desk, key: int) -> dict[str, Any]:
    decision = desk.voted.get(key)
    if decision is None:
        proposed = effective_outcome(desk.proposal(key))
        return {"outcome": proposed.value} if proposed else {}
    votes = {f"vote_{vote.member_id}": vote.choice.value for vote in decision.votes}
    return {"outcome": decision.outcome.value, "reason": decision.reason, **votes}


@bp.route("/applications/<int:id>/reasons", methods=["GET", "POST"])
@guard.to(Permission.RECORD_MEETING)
def reasons(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a part of the address
    """Word the commission's reasons by criterion, starting from what the members wrote."""
    desk = Desk(competition)
    application = _application(desk, id)
    if desk.is_published and request.method != "POST":
        flash(_("The results are public, so the reasons stay as they were sent."), "")
        return redirect(url_for(".decide", code=competition.code, id=id))
    result = next(iter(results_of(desk, only=id, drafts=True)), None)
    if result is None:
        abort(404)
    form = _worded(result)
    if form.validate_on_submit():
        wording = deciding.Wording(
            reasons={line.id: form[f"criterion_{line.id}"].data for line in result.lines},
            strongest=form.strongest.data or "",
            improve=form.improve.data or "",
        )
        try:
            deciding.give_reasons(competition, id, wording, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(_("The reasons are saved."))
            return redirect(url_for(".decide", code=competition.code, id=id))
    return render_template(
        "decisions/reasons.html",
        competition=competition,
        application=application,
        result=result,
        form=form,
    )


def _worded(result: Result) -> Any:  # noqa: ANN401 - a form made on the spot
    titles = {
        line.id: f"{line.no}. {in_language(line.title_lv, line.title_en)}" for line in result.lines
    }
    given = {f"criterion_{line.id}": line.reason or line.draft for line in result.lines}
    decision = result.decision
    return reasons_form(titles, strongest=decision.strongest, improve=decision.improve, **given)
