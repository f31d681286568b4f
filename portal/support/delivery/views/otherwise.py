"""A session that was not as proposed, and one that nobody proposed."""

from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.support.delivery.access import Card, Permission
from portal.support.delivery.forms.entries import NewForm, OtherwiseForm, otherwise_form
from portal.support.delivery.labels import sentence
from portal.support.delivery.queries.counting import delivered
from portal.support.delivery.queries.finding import find_card, list_given
from portal.support.delivery.queries.seen import Seen
from portal.support.delivery.service.entry import Line, Recorded
from portal.support.delivery.service.recording import log
from portal.support.delivery.types import Mark, NotLogged
from portal.support.delivery.views.blueprint import at_work, bp, my_schools, of_card
from portal.support.sight.door import write_looks
from portal.support.sight.types import Ground, Shown
from portal.web.guard import person_id
from portal.web.identity import who

UNIT = 40


@bp.route("/school/slots/<int:id>", methods=["GET", "POST"])
@of_card.to(Permission.LOG)
def otherwise(card: Card) -> ResponseReturnValue:
    """Say what became of a proposed time when it did not go as proposed."""
    keys = [one.id for one in card.slots]
    form = otherwise_form(keys)()
    form.offer()
    if not form.is_submitted():
        _propose(form, card)
        return _page(card, form)
    if not form.validate():
        return _page(card, form), 400
    at = clock.now()
    lines = [Line(one.measure_id, form.mark_of(one.id), one.id) for one in card.slots]
    first = card.slots[0].id
    try:
        return to_today(log(form.entry(lines, at=at), who=who(), at=at))
    except NotLogged as refusal:
        return _refused(first, form, refusal)


def _refused(slot_id: int, form: OtherwiseForm, refusal: NotLogged) -> ResponseReturnValue:
    """Say why on the same page; when the time has gone meanwhile, on the page of the day."""
    form.blame_objections(refusal)
    card = find_card(slot_id)
    if card is None:
        flash(sentence(refusal.objections[0]), "error")
        return redirect(url_for(".today"), 303)
    return _page(card, form), 409


def _propose(form: OtherwiseForm, card: Card) -> None:
    form.stamp(clock.now())
    first = card.slots[0]
    form.propose(first.on_date, first.starts_at, first.minutes)
    if len(card.slots) > 1:
        form.what.data = Mark.ATTENDED.value


def _page(card: Card, form: OtherwiseForm) -> str:
    left = delivered([one.measure for one in card.slots], at=clock.now())
    return render_template("sessions/otherwise.html", card=card, form=form, left=left)


def to_today(recorded: Recorded) -> ResponseReturnValue:
    """Go back to the day, where the entry can still be undone."""
    if recorded.is_again:
        flash(gettext("This session has already been saved."))
    return redirect(url_for("sessions.today", saved=recorded.session.code), 303)


@bp.route("/school/sessions/new", methods=["GET", "POST"])
@at_work.to(Permission.WORK)
def new(day: date) -> ResponseReturnValue:
    """Log a session for which no time was proposed."""
    given = list_given(person_id(), my_schools())
    form = NewForm()
    form.offer(given)
    if not form.is_submitted():
        form.stamp(clock.now())
        form.propose(day, None, UNIT)
        return _new_page(form, given)
    if not form.validate():
        return _new_page(form, given), 400
    at = clock.now()
    try:
        return to_today(log(form.entry(form.lines, at=at), who=who(), at=at))
    except NotLogged as refusal:
        form.blame_objections(refusal)
        return _new_page(form, given), 409


def _new_page(form: NewForm, given: list[Seen]) -> str:
    page = render_template("sessions/new.html", form=form, given=given)
    write_looks([(one.plan_id, one.school_id) for one in given], Ground.PROVIDER, Shown.NAMES)
    return page
