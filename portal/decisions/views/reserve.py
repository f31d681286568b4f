"""After publication: a winner declines or does not sign, and the next in reserve is offered."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.forms import DeclinedForm
from portal.decisions.models import Decision
from portal.decisions.queries.reserve import Reserve, reserve_of
from portal.decisions.service.reserve import decline_and_offer
from portal.decisions.types import Standing, WhyNot
from portal.decisions.views.delivery import bp
from portal.decisions.views.publication import guard
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.guard import person_id
from portal.web.labels import label

__all__ = ["bp"]


@bp.get("/reserve")
@guard.to(Permission.OFFER_RESERVE)
def reserve(competition: Competition) -> ResponseReturnValue:
    """Show who has the grant, who declined, who is in reserve and who is next."""
    return render_template(
        "publication/reserve.html", competition=competition, reserve=reserve_of(competition)
    )


@bp.route("/reserve/<int:application_id>", methods=["GET", "POST"])
@guard.to(Permission.OFFER_RESERVE)
def declined(competition: Competition, application_id: int) -> ResponseReturnValue:
    """Note that an organisation does not take the grant; the next in reserve is offered at once."""
    listed = reserve_of(competition)
    decision = next((one for one in listed.winners if one.application_id == application_id), None)
    if decision is None:
        abort(404)
    form = DeclinedForm(next=_key(listed))
    if form.validate_on_submit():
        try:
            offered = _noted(decision, form)
        except Refused as refusal:
            if WhyNot.ALREADY_DECLINED in refusal.reasons:
                return _noted_already(competition)
            form.blame(refusal, {WhyNot.NO_CAUSE: "reason"})
            listed = reserve_of(competition)
            form.next.data = _key(listed)  # the page now shows who is next, so it may be pressed
        else:
            flash(_said(offered))
            return redirect(url_for(".reserve", code=competition.code))
    elif decision.standing is Standing.DECLINED:
        return _noted_already(competition)
    return render_template(
        "publication/declined.html",
        competition=competition,
        decision=decision,
        reserve=listed,
        form=form,
    )


def _noted(decision: Decision, form: DeclinedForm) -> Decision | None:
    return decline_and_offer(
        decision,
        form.reason.data or "",
        next_seen=form.next_seen,
        by=person_id(),
        at=clock.now(),
    )


def _key(listed: Reserve) -> str:
    return str(listed.next.application_id) if listed.next else ""


def _said(offered: Decision | None) -> str:
    if offered is None:
        return _("Noted. The reserve list is empty, so the grant is offered to nobody.")
    return _("Noted. The grant is offered to %(number)s.", number=offered.application.number)


def _noted_already(competition: Competition) -> ResponseReturnValue:
    flash(label(WhyNot.ALREADY_DECLINED), "")
    return redirect(url_for(".reserve", code=competition.code))
