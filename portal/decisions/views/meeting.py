"""The commission's meeting: the ranking, who is there, ties, the projector."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import SelectChoice

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.forms import MeetingForm, has_one_place_each, order_typed, tie_form
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.sight import in_conflict_with, sees_the_ranking
from portal.decisions.service import deciding, meeting
from portal.decisions.views._rows import Standing, rows_of, sheet_of, standing_of
from portal.decisions.views._table import (
    bp,
    guard,
    led_away,
    may_not_touch,
    sitting_words,
)
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused, Stale
from portal.web.acting import tell
from portal.web.formats import clock_time, date_short
from portal.web.guard import person_id
from portal.web.pages import page_asked


@bp.get("", endpoint="meeting")
@guard.to(Permission.READ_MEETING)
def show(competition: Competition) -> ResponseReturnValue:
    """Show the ranking with the funding line, and what is left to settle and decide."""
    desk = Desk(competition)
    standing = _standing(desk)
    sheet = standing and sheet_of(
        desk,
        standing,
        page=page_asked(request.args.get("page")),
        outside=page_asked(request.args.get("outside")),
        in_conflict=in_conflict_with(desk, person_id()),
    )
    return render_template(
        "decisions/meeting.html",
        competition=competition,
        desk=desk,
        standing=standing,
        sheet=sheet,
        **sitting_words(desk),
    )


@bp.get("/projector")
@guard.to(Permission.READ_MEETING)
def projector(competition: Competition) -> ResponseReturnValue:
    """Show the ranking large and without anything that points at a member."""
    desk = Desk(competition)
    standing = _standing(desk)
    lines = standing.ranking.rows if standing else ()
    return render_template(
        "decisions/projector.html",
        competition=competition,
        desk=desk,
        standing=standing,
        rows=standing and rows_of(desk, standing, lines, in_conflict=set()),
        **sitting_words(desk),
    )


def _standing(desk: Desk) -> Standing | None:
    """Return the ranking for whoever may see everybody's marks."""
    return standing_of(desk) if sees_the_ranking(desk, person_id()) else None


@bp.route("/opening", methods=["GET", "POST"])
@guard.to(Permission.RECORD_MEETING)
def opening(competition: Competition) -> ResponseReturnValue:
    """Say when, where and who is there; corrected until the minutes are signed."""
    desk = Desk(competition)
    if away := led_away(desk, "meeting"):
        return away
    form = MeetingForm(**_opening_words(desk))
    seated = [member for member in desk.members if member.left_at is None]
    form.present.choices = [SelectChoice(str(member.id), member.person.name) for member in seated]
    if form.validate_on_submit():
        ids = {str(member.id): member.id for member in seated}
        particulars = meeting.Particulars(
            number=form.number.data or "",
            held_at=form.held_at,
            place=form.place.data or "",
            agenda=form.agenda.data or "",
            present=[ids[key] for key in form.present.data or () if key in ids],
        )
        try:
            meeting.open_meeting(
                competition,
                particulars,
                version=_version(form.version.data),
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal)
        except Stale:
            return _stale(competition, form)
        else:
            flash(_("The meeting is open. Marks are visible to those who handed in theirs."))
            return redirect(url_for(".meeting", code=competition.code))
    return render_template(
        "decisions/opening.html",
        competition=competition,
        desk=desk,
        form=form,
        roles={str(member.id): member.role for member in seated},
    )


def _opening_words(desk: Desk) -> dict[str, Any]:
    found = desk.meeting
    at = found.held_at if found else clock.now().astimezone(RIGA).replace(minute=0)
    agenda = "\n".join(
        (
            _("1. Conflicts of interest"),
            _("2. Marks and the ranking"),
            _("3. Decisions on the applications"),
        )
    )
    return {
        "number": found.number if found else "",
        "held_on": date_short(at),
        "held_time": clock_time(at),
        "place": found.place if found else "",
        "agenda": found.agenda if found else agenda,
        "present": [str(key) for key in sorted(desk.present)],
        "version": str(found.version if found else 0),
    }


def _version(text: str | None) -> int:
    longest = 9
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= longest else -1


def _stale(competition: Competition, form: MeetingForm) -> ResponseReturnValue:
    """Show what somebody else saved beside what is typed; nothing is lost."""
    desk = Desk(competition)
    form.form_errors = [_("Somebody else changed this meanwhile. Compare and save again.")]
    current = desk.meeting
    form.version.data = str(current.version if current else 0)
    seated = [member for member in desk.members if member.left_at is None]
    return (
        render_template(
            "decisions/opening.html",
            competition=competition,
            desk=desk,
            form=form,
            theirs=current,
            roles={str(member.id): member.role for member in seated},
        ),
        409,
    )


@bp.route("/ties/<int:rank>", methods=["GET", "POST"])
@guard.to(Permission.RECORD_MEETING)
def tie(competition: Competition, rank: int) -> ResponseReturnValue:
    """Settle the order of applications that stand tied, by vote and with a reason."""
    desk = Desk(competition)
    group = next((one for one in desk.ranking.tied_groups if one[0].rank == rank), None)
    ids = [desk.by_number[row.number].id for row in group or ()]
    if group is None or may_not_touch(desk, *ids):
        abort(404)
    if away := led_away(desk, "meeting"):
        return away
    words = sitting_words(desk, *ids)
    numbers = [row.number for row in group]
    form = tie_form(words["voters"], numbers)
    if form.validate_on_submit() and has_one_place_each(form):
        try:
            meeting.settle(
                competition,
                order_typed(form),
                reason=form.reason.data,
                votes=form.votes,
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(_("The order is recorded."))
            return redirect(url_for(".meeting", code=competition.code))
    return render_template(
        "decisions/tie.html",
        competition=competition,
        desk=desk,
        form=form,
        rows=rows_of(desk, standing_of(desk), group, in_conflict=set()),
        **words,
    )


@bp.post("/decide-undisputed")
@guard.to(Permission.RECORD_MEETING)
def decide_undisputed(competition: Competition) -> ResponseReturnValue:
    """Decide as proposed wherever there is nothing to discuss; all present vote for."""
    try:
        done = deciding.decide_undisputed(competition, by=person_id(), at=clock.now())
    except Refused as refusal:
        tell(refusal.reasons)
    else:
        flash(ngettext("%(num)d application decided.", "%(num)d applications decided.", done))
    return redirect(url_for(".meeting", code=competition.code))


@bp.post("/adopt-reasons")
@guard.to(Permission.RECORD_MEETING)
def adopt_reasons(competition: Competition) -> ResponseReturnValue:
    """Take over the members' reasons for every refusal that lacks them."""
    try:
        done = deciding.adopt_reasons(competition, by=person_id(), at=clock.now())
    except Refused as refusal:
        tell(refusal.reasons)
    else:
        flash(
            ngettext(
                "The members' reasons are taken over in %(num)d refusal.",
                "The members' reasons are taken over in %(num)d refusals.",
                done,
            )
        )
    back = "publication.show" if request.form.get("from") == "publication" else ".meeting"
    return redirect(url_for(back, code=competition.code))
