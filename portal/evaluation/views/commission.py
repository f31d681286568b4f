"""The commission as the coordinator sees it: who is in it, how far it has come, conflicts."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from portal.accounts.models import Person
from portal.accounts.queries import list_waiting_invitations
from portal.accounts.service import cancel_invitation
from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.evaluation import labels, queries, service
from portal.evaluation.access import ACCESS, AT_WORK, Desk, HandedIn, Permission
from portal.evaluation.forms import ChangeForm, MemberForm, ReopenForm
from portal.evaluation.service.commission import reasons_against_start
from portal.evaluation.views.blueprint import me
from portal.kernel import clock
from portal.kernel.identity import COMMISSION
from portal.kernel.refusal import Refused
from portal.web.acting import acted
from portal.web.guard import Guard, person_id

__all__ = ["bp", "labels"]

bp = Blueprint("commission", __name__)
of_competition = Guard(ACCESS, find_competition, read=Permission.MANAGE, keys=("code",))
of_sheet = Guard(ACCESS, queries.find_handed_in, read=Permission.REOPEN)


@bp.route("/coordinator/competitions/<code:code>/commission", methods=["GET", "POST"])
@of_competition.to(Permission.MANAGE)
def members(competition: Competition) -> ResponseReturnValue:
    """Show who is in the commission and how far it is; invite somebody."""
    form = MemberForm()
    if not form.validate_on_submit():
        return _page(competition, form), 400 if form.errors else 200
    try:
        service.name_member(
            competition,
            form.email.data or "",
            form.chosen,
            name=form.name.data or "",
            by=person_id(),
            at=clock.now(),
        )
    except Refused as refusal:
        form.blame(refusal, dict.fromkeys(refusal.reasons, "email"))
        return _page(competition, form), 409
    flash(gettext("The invitation is in the queue: %(email)s", email=form.email.data))
    return redirect(url_for(".members", code=competition.code))


def _page(competition: Competition, form: MemberForm) -> str:
    rows = {member.person_id: member for member in queries.list_members_ever(competition.id)}
    has_begun = competition.stage in AT_WORK
    return render_template(
        "evaluation/members.html",
        competition=competition,
        form=form,
        seats=queries.list_seats(competition.id),
        rows=rows,
        waiting=list_waiting_invitations(COMMISSION, competition.id),
        has_begun=has_begun,
        against=[] if has_begun else reasons_against_start(competition, at=clock.now()),
        progress=queries.progress_by_member(competition) if has_begun else {},
        conflicts=queries.list_conflicts(competition),
        out_of_reach=queries.list_out_of_reach(competition) if has_begun else [],
        is_consensus_open=queries.is_consensus_open(competition.id),
    )


def _seated(competition: Competition, person: int) -> Person:
    """Return somebody who sits in this commission; anybody else is not to be found."""
    seats = {seat.person_id: seat.person for seat in queries.list_seats(competition.id)}
    return seats.get(person) or abort(404)


@bp.route("/coordinator/competitions/<code:code>/commission/<int:person>", methods=["GET", "POST"])
@of_competition.to(Permission.MANAGE)
def member(competition: Competition, person: int) -> ResponseReturnValue:
    """Change somebody's role or post."""
    seated = _seated(competition, person)
    row = queries.find_member(competition.id, person)
    held = queries.list_seats(competition.id)
    role = next(seat.role for seat in held if seat.person_id == person)
    form = ChangeForm(data={"role": role.value, "position": row.position if row else ""})
    if not form.validate_on_submit():
        page = render_template(
            "evaluation/member.html", competition=competition, person=seated, form=form
        )
        return page, 400 if form.errors else 200
    service.change_member(
        competition,
        seated,
        form.chosen,
        position=form.position.data or "",
        by=person_id(),
        at=clock.now(),
    )
    flash(gettext("Saved."))
    return redirect(url_for(".members", code=competition.code))


@bp.post("/coordinator/competitions/<code:code>/commission/<int:person>/leave")
@of_competition.to(Permission.MANAGE)
def leave(competition: Competition, person: int) -> ResponseReturnValue:
    """Take somebody out of the commission."""
    seated = _seated(competition, person)
    service.let_go(competition, seated, by=person_id(), at=clock.now())
    flash(gettext("%(name)s is no longer in the commission.", name=seated.name or seated.email))
    return redirect(url_for(".members", code=competition.code))


@bp.post("/coordinator/competitions/<code:code>/commission/invitations/<int:id>/cancel")
@of_competition.to(Permission.MANAGE)
def cancel(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a part of the address
    """Take an invitation back."""
    waiting = {one.id: one for one in list_waiting_invitations(COMMISSION, competition.id)}
    cancel_invitation(waiting.get(id) or abort(404), by=person_id(), at=clock.now())
    flash(gettext("The invitation is cancelled."))
    return redirect(url_for(".members", code=competition.code))


@bp.post("/coordinator/competitions/<code:code>/evaluation/start")
@of_competition.to(Permission.MANAGE)
def start(competition: Competition) -> ResponseReturnValue:
    """Let the commission begin."""
    acted(
        lambda: service.start_evaluation(competition, by=person_id(), at=clock.now()),
        gettext("Evaluation has begun. Members may declare impartiality and score."),
    )
    return redirect(url_for(".members", code=competition.code))


@bp.post("/coordinator/competitions/<code:code>/commission/remind")
@of_competition.to(Permission.MANAGE)
def remind(competition: Competition) -> ResponseReturnValue:
    """Write to everyone who has something left to score."""
    sent = service.remind(competition, by=person_id(), at=clock.now())
    flash(
        ngettext("%(num)d reminder is in the queue.", "%(num)d reminders are in the queue.", sent)
    )
    return redirect(url_for(".members", code=competition.code))


@bp.get("/coordinator/competitions/<code:code>/commission/sheets")
@of_competition.to(Permission.MANAGE)
def sheets(competition: Competition) -> ResponseReturnValue:
    """List the sheets handed in, for opening one again; no marks."""
    return render_template(
        "evaluation/sheets.html",
        competition=competition,
        sheets=queries.list_sheets(competition),
        reopened=queries.list_reopened(competition),
    )


@bp.route("/evaluation/assessments/<int:id>/reopening", methods=["GET", "POST"])
@of_sheet.to(Permission.REOPEN)
def reopen(handed_in: HandedIn) -> ResponseReturnValue:
    """Give a sheet back to its author, with a reason that is kept."""
    form = ReopenForm()
    status = 200
    if form.validate_on_submit():
        try:
            service.reopen(handed_in, form.reason.data or "", by=me(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
            status = 409
        else:
            flash(gettext("The assessment is open again: its author may change it."))
            return redirect(_back_from(handed_in.desk))
    elif form.errors:
        status = 400
    page = render_template(
        "evaluation/reopen.html", handed_in=handed_in, form=form, back=_back_from(handed_in.desk)
    )
    return page, status


def _back_from(desk: Desk) -> str:
    """Return where whoever reopens a sheet came from: the discussion, or the coordinator's list."""
    code = desk.competition.code
    if person_id() in desk.members:
        return url_for("evaluation.discussion", code=code)
    return url_for(".sheets", code=code)
