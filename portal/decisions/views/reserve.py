"""After publication: a winner declines or does not sign, and the next in reserve is offered."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.forms import DeclinedForm
from portal.decisions.models import Decision
from portal.decisions.queries.reserve import Reserve, reserve_of
from portal.decisions.rules.reserve import proposed_last_day
from portal.decisions.service.reserve import Noted, accept, decline_and_offer
from portal.decisions.types import Offer, Standing, WhyNot
from portal.decisions.views.delivery import bp
from portal.decisions.views.publication import guard
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.acting import acted, tell
from portal.web.formats import date_dat
from portal.web.guard import person_id

__all__ = ["bp"]


@bp.get("/reserve")
@guard.to(Permission.OFFER_RESERVE)
def reserve(competition: Competition) -> ResponseReturnValue:
    """Show who has the grant, who declined, who is in reserve and who is next."""
    return render_template(
        "publication/reserve.html",
        competition=competition,
        reserve=reserve_of(competition),
        today=clock.today(),
    )


@bp.route("/reserve/<int:application_id>", methods=["GET", "POST"])
@guard.to(Permission.OFFER_RESERVE)
def declined(competition: Competition, application_id: int) -> ResponseReturnValue:
    """Note that an organisation does not take the grant; the next in reserve is offered at once."""
    listed = reserve_of(competition)
    decision = next((one for one in listed.winners if one.application_id == application_id), None)
    if decision is None:
        abort(404)
    form = DeclinedForm(
        next=_key(listed),
        offer_until=proposed_last_day(clock.today()),
        reason=_lapsed(decision),
    )
    if form.validate_on_submit():
        try:
            offered = _noted(decision, form)
        except Refused as refusal:
            if WhyNot.ALREADY_DECLINED in refusal.reasons:
                return _noted_already(competition)
            form.blame(refusal, {WhyNot.NO_CAUSE: "reason", WhyNot.NO_OFFER_DATE: "offer_until"})
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
    noted = Noted(
        reason=form.reason.data or "",
        next_seen=form.next_seen,
        offer_until=form.offer_until.data,
    )
    return decline_and_offer(decision, noted, by=person_id(), at=clock.now())


def _lapsed(decision: Decision) -> str:
    """Return the reason that is ready: the last day passed without an answer."""
    if decision.offer_on(clock.today()) is not Offer.LAPSED or decision.offer_until is None:
        return ""
    with force_locale("lv"):
        return _("The offer was not accepted by %(date)s.", date=date_dat(decision.offer_until))


def _key(listed: Reserve) -> str:
    return str(listed.next.application_id) if listed.next else ""


def _said(offered: Decision | None) -> str:
    if offered is None:
        return _("Noted. The reserve list is empty, so the grant is offered to nobody.")
    if offered.offer_until is None:
        return _("Noted. The grant is offered to %(number)s.", number=offered.application.number)
    return _(
        "Noted. The grant is offered to %(number)s. The offer is open until %(date_dat)s.",
        number=offered.application.number,
        date_dat=date_dat(offered.offer_until),
    )


@bp.post("/reserve/<int:application_id>/accepted")
@guard.to(Permission.OFFER_RESERVE)
def accepted(competition: Competition, application_id: int) -> ResponseReturnValue:
    """Note that an organisation takes what it was offered from the reserve."""
    winners = reserve_of(competition).winners
    decision = next((one for one in winners if one.application_id == application_id), None)
    if decision is None:
        abort(404)
    acted(
        lambda: accept(decision, by_team=False, by=person_id(), at=clock.now()),
        _("Noted: the offer is accepted."),
    )
    return redirect(url_for(".reserve", code=competition.code))


def _noted_already(competition: Competition) -> ResponseReturnValue:
    tell([WhyNot.ALREADY_DECLINED], "")
    return redirect(url_for(".reserve", code=competition.code))
