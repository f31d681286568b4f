"""A pupil's answer: without signing in, with four digits, until the day ends in Riga."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.delivery.forms.remote import AnswerForm
from portal.support.delivery.models import Session
from portal.support.delivery.queries.finding import find_to_confirm
from portal.support.delivery.rules.remote import is_day_open
from portal.support.delivery.service.confirming import answer, tries_left
from portal.support.delivery.types import WhyNotConfirmed
from portal.support.delivery.views.blueprint import bp
from portal.web.guard import public
from portal.web.labels import label

GONE = 410


@bp.route("/confirm/<reference:code>", methods=["GET", "POST"])
@public
def confirm(code: str) -> ResponseReturnValue:
    """Ask a pupil whether a remote session took place; nobody and nothing else is named."""
    session = find_to_confirm(code)
    if session is None:
        abort(404)
    if not is_day_open(session.held_on, at=clock.now()):
        return render_template("sessions/confirm_over.html"), GONE
    form = AnswerForm()
    if not form.is_submitted():
        return _page(session, form)
    if not form.validate():
        return _page(session, form), 400
    digits = (form.digits.data or "")[:20]
    try:
        answer(session.id, digits, took_place=form.took_place, at=clock.now())
    except Refused as refusal:
        _blame(session, form, refusal)
        return _page(session, form), 409
    return render_template("sessions/confirmed.html", took_place=form.took_place)


def _page(session: Session, form: AnswerForm) -> str:
    return render_template("sessions/confirm.html", session=session, form=form)


def _blame(session: Session, form: AnswerForm, refusal: Refused) -> None:
    fresh = find_to_confirm(session.code)
    left = tries_left(fresh) if fresh else 0
    if WhyNotConfirmed.WRONG_CODE in refusal.reasons and left:
        said = ngettext(
            "The code does not match. %(num)d attempt left.",
            "The code does not match. %(num)d attempts left.",
            left,
        )
    else:
        said = label(WhyNotConfirmed.NO_TRIES)
    form.digits.errors = [said]
    form.digits.data = ""
