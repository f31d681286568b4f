"""An entry on record: what it says, what it waits for, undoing and correcting it."""

from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.delivery.access import Permission
from portal.support.delivery.forms.entries import CorrectForm, correct_form
from portal.support.delivery.forms.remote import EvidenceForm
from portal.support.delivery.models import Session
from portal.support.delivery.queries.finding import find_session, settled_by
from portal.support.delivery.queries.logged import count_entries, list_entries
from portal.support.delivery.rules.remote import is_day_open, pending
from portal.support.delivery.rules.stamps import is_fresh
from portal.support.delivery.service.confirming import note_evidence
from portal.support.delivery.service.entry import Line, Recorded
from portal.support.delivery.service.reckoning import answer_of
from portal.support.delivery.service.undoing import correct, is_closed, undo
from portal.support.delivery.types import (
    Evidence,
    NotLogged,
    Pending,
    WhyNotConfirmed,
    WhyNotUndone,
)
from portal.support.delivery.views.blueprint import at_work, bp, my_schools, of_session, open_parts
from portal.support.delivery.views.otherwise import to_today
from portal.support.sight.door import write_looks
from portal.support.sight.types import Ground, Shown
from portal.web.forms import typed
from portal.web.guard import person_id
from portal.web.identity import who
from portal.web.labels import label
from portal.web.pages import PER_PAGE, Page, page_asked


@bp.get("/school/sessions")
@at_work.to(Permission.WORK)
def index(_day: date) -> ResponseReturnValue:
    """List what the person has logged, the latest first."""
    number = page_asked(request.args.get("page"))
    rows = list_entries(person_id(), my_schools(), first=(number - 1) * PER_PAGE, most=PER_PAGE)
    page = render_template(
        "sessions/index.html",
        page=Page(rows, number, count_entries(person_id())),
        at=clock.now(),
    )
    seen = [(pupil.plan_id, pupil.school_id) for one in rows for pupil in one.pupils]
    write_looks(seen, Ground.PROVIDER, Shown.NAMES)
    return page


@bp.get("/school/sessions/<reference:code>")
@of_session.to(Permission.READ)
def show(session: Session) -> ResponseReturnValue:
    """Show an entry."""
    form = EvidenceForm(formdata=None)
    form.offer(_missing(session))
    return _page(session, form)


def _pending(session: Session) -> dict[int, list[Pending]]:
    """Return why each part the person may see is not eligible."""
    at = clock.now()
    if session.voided_at is not None:
        return {}
    return {one.id: pending(answer_of(session, one), at=at) for one in open_parts(session)}


def _again(code: str) -> Session:
    """Read the entry anew, after a refusal has let go of it."""
    found = find_session(code)
    return found or abort(404)


def _missing(session: Session) -> list[tuple[int, str]]:
    """Return the parts in which a pupil's word is missing, with what the pupil is called."""
    lacks = {Pending.NOT_CONFIRMED, Pending.NOT_IN_TIME}
    waits = _pending(session)
    return [
        (one.id, one.plan.pupil.name)
        for one in open_parts(session)
        if lacks & set(waits.get(one.id, []))
    ]


def _page(session: Session, form: EvidenceForm) -> str:
    at = clock.now()
    waits = _pending(session)
    return render_template(
        "sessions/entry.html",
        session=session,
        parts=open_parts(session),
        pending=waits,
        may_still_count=any(found and Pending.DENIED not in found for found in waits.values()),
        form=form,
        is_day_open=is_day_open(session.held_on, at=at),
        is_fresh=is_fresh(session.recorded_at, at=at),
        is_closed=any(is_closed(one.plan) for one in session.participations),
    )


@bp.post("/school/sessions/<reference:code>/evidence")
@of_session.to(Permission.CORRECT)
def evidence(session: Session) -> ResponseReturnValue:
    """Write down by what else than the code pupils confirmed the session on its day."""
    form = EvidenceForm()
    missing = _missing(session)
    form.offer(missing)
    if not missing:
        flash(label(WhyNotConfirmed.NOT_ASKED), "error")
        return redirect(url_for(".show", code=session.code), 303)
    if not form.validate_on_submit():
        return _page(session, form), 400
    try:
        note_evidence(
            session.id, form.keys, Evidence(form.how.data), by=person_id(), at=clock.now()
        )
    except Refused as refusal:
        form.blame(refusal)
        return _page(_again(session.code), form), 409
    flash(gettext("The pupil's confirmation is noted."))
    return redirect(url_for(".show", code=session.code), 303)


@bp.post("/school/sessions/<reference:code>/undo")
@of_session.to(Permission.CORRECT)
def take_back(session: Session) -> ResponseReturnValue:
    """Undo an entry just made: its time is free again."""
    try:
        undo(session.id, by=person_id(), at=clock.now(), why=request.form.get("reason", "")[:300])
    except Refused as refusal:
        flash(label(refusal.reasons[0]), "error")
        return redirect(url_for(".show", code=session.code), 303)
    flash(gettext("The entry is undone."))
    return redirect(url_for(".today"), 303)


@bp.route("/school/sessions/<reference:code>/correct", methods=["GET", "POST"])
@of_session.to(Permission.CORRECT)
def amend(session: Session) -> ResponseReturnValue:
    """Put another entry in the place of one, with a reason; or take it back altogether."""
    if len(open_parts(session)) < len(session.participations):
        flash(label(WhyNotUndone.PLAN_CLOSED), "error")
        return redirect(url_for(".show", code=session.code), 303)
    form = correct_form([one.id for one in session.participations])()
    form.offer()
    if not form.is_submitted():
        form.stamp(clock.now())
        form.show(session)
        return _amend_page(session, form)
    if not form.validate():
        return _amend_page(session, form), 400
    try:
        return to_today(_corrected(session, form))
    except NotLogged as refusal:
        form.blame_objections(refusal)
    except Refused as refusal:
        form.blame(refusal)
    return _amend_page(_again(session.code), form), 409


def _corrected(session: Session, form: CorrectForm) -> Recorded:
    at = clock.now()
    slots = settled_by(session)
    lines = [
        Line(one.measure_id, form.mark_of(one.id), slots.get(one.id))
        for one in session.participations
    ]
    entry = form.entry(lines, at=at)
    return correct(session.id, entry, who=who(), at=at, why=typed(form.reason))


def _amend_page(session: Session, form: CorrectForm) -> str:
    return render_template("sessions/correct.html", session=session, form=form)
