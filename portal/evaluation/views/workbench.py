"""Scoring one application: the gate, the workbench, saving, handing in."""

from dataclasses import replace

from flask import abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.evaluation import queries, service
from portal.evaluation.access import Desk, Permission, has_given_their_word
from portal.evaluation.forms import GateForm, SheetForm
from portal.evaluation.service.scoring import Sheet
from portal.evaluation.types import WhyNotScored
from portal.evaluation.views.bench import ALL, Bench, content_now, files_of, stored_text
from portal.evaluation.views.blueprint import at_desk, bp, me, my_row
from portal.files.downloads import download
from portal.kernel import clock
from portal.kernel.refusal import Refused, Stale
from portal.web.formats import clock_time
from portal.web.identity import who
from portal.web.labels import label


@bp.get("/evaluation/<code:code>/applications/<int:id>")
@at_desk.to(Permission.OPEN)
def workbench(desk: Desk) -> ResponseReturnValue:
    """Show the application and the member's sheet; first of all the question of conflict."""
    if not has_given_their_word(who(), desk):
        return _gate(desk, GateForm())
    bench = _laid_out(desk)
    return _page(bench, bench.form())


def _laid_out(desk: Desk) -> Bench:
    return Bench(desk=desk, member=my_row(desk), asked=request.args.get("criterion"))


def _page(bench: Bench, form: SheetForm, **more: object) -> str:
    next_left = None
    if bench.is_locked:
        desk = bench.desk
        next_left = queries.find_next_left(
            desk.competition, bench.member, after=desk.application.id
        )
    return render_template(
        "evaluation/workbench.html", bench=bench, form=form, next_left=next_left, **more
    )


def _gate(desk: Desk, form: GateForm) -> str:
    return render_template(
        "evaluation/gate.html",
        desk=desk,
        application=desk.application,
        form=form,
        signs=queries.signs_in(desk.application, stored_text(desk), me()),
    )


@bp.post("/evaluation/<code:code>/applications/<int:id>/word")
@at_desk.to(Permission.OPEN)
def give_word(desk: Desk) -> ResponseReturnValue:
    """Write down that there is no conflict, or step back from the application."""
    form = GateForm()
    if not form.validate_on_submit():
        return _gate(desk, form), 400
    try:
        return _step_back(desk, form) if form.has_conflict else _go_in(desk)
    except Refused as refusal:
        form.blame(refusal)
        return _gate(desk, form), 409


def _go_in(desk: Desk) -> ResponseReturnValue:
    service.declare_no_conflict(desk, my_row(desk), at=clock.now())
    return redirect(url_for(".workbench", code=desk.competition.code, id=desk.application.id))


def _step_back(desk: Desk, form: GateForm) -> ResponseReturnValue:
    onward = _onward(desk)
    service.declare_conflict(desk, my_row(desk), form.reason, at=clock.now())
    flash(gettext("Noted. The next application is open."))
    return redirect(onward)


def _onward(desk: Desk) -> str:
    """Return the address of the next application to score, other than this one; or the queue."""
    code = desk.competition.code
    left = queries.find_next_left(desk.competition, my_row(desk), after=desk.application.id)
    if left is None:
        return url_for(".queue", code=code)
    return url_for(".workbench", code=code, id=left)


@bp.get("/evaluation/<code:code>/applications/<int:id>/conflict")
@at_desk.to(Permission.READ)
def conflict(desk: Desk) -> ResponseReturnValue:
    """Ask again, for a conflict that came to mind while reading."""
    return _gate(desk, GateForm(data={"word": "has"}))


@bp.post("/evaluation/<code:code>/applications/<int:id>")
@at_desk.to(Permission.SCORE)
def save(desk: Desk) -> ResponseReturnValue:
    """Save the sheet and go on to the next criterion, or hand it in."""
    bench = _laid_out(desk)
    form = bench.sent()
    if not form.validate_on_submit():
        return _page(bench, form), 400
    is_whole = "finish" in request.form
    onward = _onward(desk) if is_whole else bench.address(request.form.get("next", ""))
    try:
        if is_whole:
            service.hand_in(desk, bench.member, _sheet(form), bench.criteria, at=clock.now())
        else:
            service.save_sheet(desk, bench.member, _sheet(form), at=clock.now())
    except Stale:
        return _both(desk, form), 409
    except Refused as refusal:
        return _refused(desk, form, refusal), 409
    flash(gettext("The assessment is handed in.") if is_whole else gettext("Saved."))
    return redirect(onward)


def _sheet(form: SheetForm) -> Sheet:
    return Sheet(
        written=form.written(), version=form.version_seen(), note=form.private_note.data or ""
    )


def _both(desk: Desk, form: SheetForm) -> str:
    """Show what was typed in the fields and what is stored beside them; nothing is lost."""
    fresh = _laid_out(desk)
    form.version.data = str(fresh.version)
    return _page(fresh, form, stored=fresh.written)


def _refused(desk: Desk, form: SheetForm, refusal: Refused) -> str:
    fresh = _laid_out(desk)
    gaps = {WhyNotScored.INCOMPLETE, WhyNotScored.NO_REASON}
    if gaps & set(refusal.reasons):
        form.complain_of_gaps()
        missing = ", ".join(fresh.numbers_with_gaps(form.written()))
        form.form_errors = [
            *form.form_errors,
            gettext("Unfinished criteria: %(list)s", list=missing),
        ]
    else:
        form.blame(refusal)
    form.version.data = str(fresh.version)
    return _page(fresh, form)


@bp.post("/evaluation/<code:code>/applications/<int:id>/draft")
@at_desk.to(Permission.SCORE)
def autosave(desk: Desk) -> ResponseReturnValue:
    """Save what is written so far, for the page's own script; the protocol is in autosave.js."""
    bench = _laid_out(desk)
    form = bench.sent()
    form.validate()
    at = clock.now()
    try:
        version = service.save_sheet(desk, bench.member, _without_faults(form), at=at)
    except Stale:
        both = gettext("This sheet was changed in another window.")
        return jsonify(say=both, url=bench.address(bench.asked or "")), 409
    except Refused as refusal:
        return jsonify(say=label(refusal.reasons[0])), 422
    time = clock_time(at)
    said = gettext("Everything is saved: %(time)s", time=time)
    return jsonify(saved_at=time, version=version, say=said)


def _without_faults(form: SheetForm) -> Sheet:
    """Keep what can be kept: a text too long or unwritable waits in the page."""
    sheet = _sheet(form)
    sound: dict[int, bool] = {one.id: not form.reason_of(one).errors for one in form.criteria}
    kept = {key: one for key, one in sheet.written.items() if sound[key]}
    return replace(sheet, written=kept, note=None if form.private_note.errors else sheet.note)


@bp.get("/evaluation/<code:code>/applications/<int:id>/print")
@at_desk.to(Permission.READ)
def print_sheet(desk: Desk) -> ResponseReturnValue:
    """Show the sheet for paper: what has been given, or empty lines to write on."""
    bench = Bench(desk=desk, member=my_row(desk), asked=ALL)
    return render_template("evaluation/print_sheet.html", bench=bench)


@bp.get("/evaluation/<code:code>/applications/<int:id>/attachments/<int:file_id>")
@at_desk.to(Permission.READ)
def attachment(desk: Desk, file_id: int) -> ResponseReturnValue:
    """Download a file of the application, one the frozen version names."""
    found = next((one for one in files_of(desk, content_now(desk)) if one.id == file_id), None)
    return download(found or abort(404))
