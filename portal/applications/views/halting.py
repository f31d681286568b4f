"""The coordinator stops a competition or lets it go on: here, because every team is told of it."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.applications.service import amending
from portal.applications.views.amendment import bp
from portal.competitions.access import Permission
from portal.competitions.forms.setup import HaltForm
from portal.competitions.models import Competition
from portal.competitions.types import STEPS, Act, Halt, Move, WhyNotMoved
from portal.competitions.views._editing import again
from portal.competitions.views.setup import guard
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.acting import acted, tell
from portal.web.forms import typed
from portal.web.guard import person_id

__all__ = ["bp"]


@bp.route("/<code:code>/suspension", methods=["GET", "POST"])
@guard.to(Permission.HALT)
def suspension(competition: Competition) -> ResponseReturnValue:
    """Suspend the competition, by an act and with a reason."""
    return _halt(competition, Move.SUSPEND, amending.suspend)


@bp.route("/<code:code>/cancellation", methods=["GET", "POST"])
@guard.to(Permission.HALT)
def cancellation(competition: Competition) -> ResponseReturnValue:
    """Cancel the competition for good, by an act and with a reason."""
    return _halt(competition, Move.CANCEL, amending.cancel)


def _halt(competition: Competition, move: Move, do: Callable[..., None]) -> ResponseReturnValue:
    back = url_for(".announce", code=competition.code)
    if request.method != "POST" and competition.stage not in STEPS[move].before:
        tell([WhyNotMoved.WRONG_STAGE], "")
        return redirect(back, 303)
    form = HaltForm()
    if form.validate_on_submit():
        try:
            do(competition, _typed(form), by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, {WhyNotMoved.NO_REASON: "reason_lv"})
            competition = again(competition)
        else:
            flash(_said(move))
            return redirect(back, 303)
    return render_template(
        "competition_setup/halt.html",
        competition=competition,
        form=form,
        is_final=move is Move.CANCEL,
        told=amending.audience_of_halt(competition).letters,
    )


def _typed(form: HaltForm) -> Halt:
    return Halt(
        act=Act(form.act.data),
        act_number=typed(form.act_number),
        act_date=form.act_date.data,
        reason_lv=typed(form.reason_lv),
        reason_en=typed(form.reason_en),
    )


def _said(move: Move) -> str:
    if move is Move.CANCEL:
        return gettext("The competition is cancelled.")
    return gettext("The competition is suspended.")


@bp.post("/<code:code>/resume")
@guard.to(Permission.HALT)
def resume(competition: Competition) -> ResponseReturnValue:
    """Let a suspended competition go on."""
    acted(
        lambda: amending.resume(competition, by=person_id(), at=clock.now()),
        gettext("The competition goes on."),
    )
    return redirect(url_for(".announce", code=competition.code), 303)
