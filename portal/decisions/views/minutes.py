"""The minutes: read, noted, signed, printed."""

import io

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.forms import NotesForm
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.docket import docket_of
from portal.decisions.queries.sight import sees_the_ranking
from portal.decisions.rules.publishing import reasons_not_to_sign
from portal.decisions.service import meeting as service
from portal.decisions.service import signing
from portal.decisions.views._blockers import sentences
from portal.decisions.views._paper import minutes_words, paper
from portal.decisions.views._table import bp, guard, led_away, reasons_closed
from portal.files.downloads import answer, download
from portal.kernel import clock
from portal.kernel.refusal import Refused, Stale
from portal.web.acting import acted
from portal.web.guard import person_id
from portal.web.language import page_language


@bp.get("/minutes")
@guard.to(Permission.READ_MEETING)
def minutes(competition: Competition) -> ResponseReturnValue:
    """Show the minutes as they stand, and what keeps the chair from signing them."""
    desk = _open_desk(competition)
    blockers = [] if desk.is_signed else reasons_not_to_sign(docket_of(desk))
    return render_template(
        "decisions/minutes.html",
        competition=competition,
        desk=desk,
        minutes=minutes_words(desk, page_language()),
        blockers=sentences(blockers, competition),
        is_closed=bool(reasons_closed(desk)),
    )


def _open_desk(competition: Competition) -> Desk:
    desk = Desk(competition)
    if desk.meeting is None or not sees_the_ranking(desk, person_id()):
        abort(404)
    return desk


@bp.route("/minutes/notes", methods=["GET", "POST"])
@guard.to(Permission.RECORD_MEETING)
def notes(competition: Competition) -> ResponseReturnValue:
    """Write notes and dissenting opinions into the minutes."""
    desk = _open_desk(competition)
    if away := led_away(desk, "minutes"):
        return away
    meeting = desk.meeting
    assert meeting is not None  # noqa: S101 - the desk is open
    form = NotesForm(notes=meeting.notes, dissent=meeting.dissent, version=str(meeting.version))
    theirs = None
    if form.validate_on_submit():
        typed = form.version.data or ""
        try:
            service.note(
                competition,
                notes=form.notes.data or "",
                dissent=form.dissent.data or "",
                version=int(typed) if typed == str(meeting.version) else -1,
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal)
        except Stale:
            theirs = Desk(competition).meeting
            form.form_errors = [_("Somebody else changed this meanwhile. Compare and save again.")]
            form.version.data = str(theirs.version if theirs else 0)
        else:
            flash(_("The minutes are saved."))
            return redirect(url_for(".minutes", code=competition.code))
    return render_template(
        "decisions/notes.html", competition=competition, form=form, theirs=theirs
    ), (409 if theirs else 200)


@bp.post("/minutes/sign")
@guard.to(Permission.SIGN_MINUTES)
def sign(competition: Competition) -> ResponseReturnValue:
    """Sign off the minutes; they and the decisions are frozen from then on."""
    acted(
        lambda: signing.sign(competition, paper=paper, by=person_id(), at=clock.now()),
        _("The minutes are signed."),
    )
    return redirect(url_for(".minutes", code=competition.code))


@bp.get("/minutes.pdf")
@guard.to(Permission.READ_MEETING)
def minutes_pdf(competition: Competition) -> ResponseReturnValue:
    """Give the signed minutes as they were kept; before, a draft; in English, a translation."""
    desk = _open_desk(competition)
    kept = desk.meeting.minutes_file if desk.meeting else None
    if kept is not None and page_language() == "lv":
        return download(kept)
    language = page_language()
    return answer(
        io.BytesIO(paper(desk, language)),
        name=f"protokols-{competition.code}-{language}.pdf",
        media_type="application/pdf",
    )
