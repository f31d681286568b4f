"""What became of each letter: queued, handed over, refused, tried again; and the formal copy."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.forms import FormalForm
from portal.decisions.queries import delivery as queries
from portal.decisions.service import delivery as service
from portal.decisions.types import Way
from portal.decisions.views.publication import bp, guard
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.notifications import service as notifications
from portal.notifications.types import LetterStatus
from portal.web.acting import acted
from portal.web.formats import date_short
from portal.web.guard import person_id
from portal.web.pages import PER_PAGE, Page, page_asked

__all__ = ["bp"]


@bp.get("/delivery")
@guard.to(Permission.FOLLOW_DELIVERY)
def delivery(competition: Competition) -> ResponseReturnValue:
    """Show each recipient, what became of the letter, and how the decision was sent formally."""
    counts = queries.count_dispatched(competition.id)
    failed = counts.get(LetterStatus.REFUSED, 0) + counts.get(LetterStatus.GIVEN_UP, 0)
    handed = counts.get(LetterStatus.HANDED_OVER, 0)
    number = page_asked(request.args.get("page"))
    rows = queries.list_dispatches(competition.id, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    return render_template(
        "publication/delivery.html",
        competition=competition,
        page=Page(rows=rows, number=number, total=sum(counts.values())),
        handed=handed,
        failed=failed,
        waiting=sum(counts.values()) - handed - failed - counts.get(LetterStatus.CANCELLED, 0),
        total=sum(counts.values()),
    )


@bp.post("/delivery/<int:letter_id>/resend")
@guard.to(Permission.FOLLOW_DELIVERY)
def resend(competition: Competition, letter_id: int) -> ResponseReturnValue:
    """Make a new letter with the same words."""
    letter = queries.find_dispatched(competition.id, letter_id)
    if letter is None:
        abort(404)
    acted(
        lambda: notifications.resend(letter, by=person_id(), at=clock.now()),
        _("A new letter with the same text is in the queue."),
    )
    return redirect(url_for(".delivery", code=competition.code))


@bp.route("/formal/<int:application_id>", methods=["GET", "POST"])
@guard.to(Permission.FOLLOW_DELIVERY)
def formal(competition: Competition, application_id: int) -> ResponseReturnValue:
    """Note the e-address dispatch or the registered letter that carries the decision."""
    decision = queries.find_decision(competition.id, application_id)
    if decision is None:
        abort(404)
    known = queries.find_formal(decision.id)
    form = FormalForm(
        way=known.way.value if known else Way.E_ADDRESS.value,
        number=known.number if known else "",
        sent_on=date_short(known.sent_at if known else clock.now()),
    )
    if form.validate_on_submit():
        dispatch = service.Dispatch(
            way=Way(form.way.data), number=form.number.data or "", sent_at=form.sent_at
        )
        try:
            service.record_formal(decision, dispatch, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(_("The formal delivery is recorded."))
            return redirect(url_for(".delivery", code=competition.code))
    return render_template(
        "publication/formal.html", competition=competition, decision=decision, form=form
    )
