"""A member's first screen, the declaration of impartiality and the queue."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.competitions.models import Competition
from portal.evaluation import queries, service
from portal.evaluation.access import AT_WORK, Desk, Permission
from portal.evaluation.types import Only, Progress
from portal.evaluation.views.blueprint import bp, in_commission, me
from portal.kernel import clock
from portal.kernel.identity import VOTING
from portal.web.guard import person_id, signed_in
from portal.web.identity import who
from portal.web.pages import PER_PAGE, Page, page_asked


@bp.get("/evaluation")
@signed_in
def home() -> ResponseReturnValue:
    """Show the commissions the person sits in; with one alone, go straight to its queue."""
    competitions = queries.list_competitions_of(who())
    if len(competitions) == 1:
        return redirect(url_for(".queue", code=competitions[0].code))
    progress = {one.id: _progress(one) for one in competitions}
    return render_template(
        "evaluation/home.html",
        competitions=competitions,
        progress=progress,
        scores={one.id: who().holds_any(VOTING, one.id) for one in competitions},
        at_work=AT_WORK,
    )


def _progress(competition: Competition) -> Progress | None:
    member = queries.find_member(competition.id, person_id())
    if member is None or member.impartial_at is None or competition.stage not in AT_WORK:
        return None
    return queries.count_progress(competition, member)


@bp.get("/evaluation/<code:code>")
@in_commission.to(Permission.SIT)
def queue(desk: Desk) -> ResponseReturnValue:
    """Show what the member has to score, in an order of their own."""
    if desk.competition.stage not in AT_WORK:
        return render_template("evaluation/not_begun.html", competition=desk.competition)
    member = desk.members.get(person_id())
    if member is None or member.impartial_at is None:
        return redirect(url_for(".declaration", code=desk.competition.code))
    asked = request.args.get("show", Only.ALL.value)
    only = Only(asked) if asked in set(Only) else Only.ALL
    number = page_asked(request.args.get("page"))
    found = queries.read_queue(
        desk.competition, member, only=only, first=(number - 1) * PER_PAGE, most=PER_PAGE
    )
    return render_template(
        "evaluation/queue.html",
        desk=desk,
        competition=desk.competition,
        only=only,
        kinds=list(Only),
        progress=found.progress,
        page=Page(rows=found.rows, number=number, total=found.progress.rows(only)),
        next_left=found.next_left,
        is_consensus_open=found.is_consensus_open,
        scores=who().holds_any(VOTING, desk.competition.id),
    )


@bp.get("/evaluation/<code:code>/declaration")
@in_commission.to(Permission.DECLARE)
def declaration(desk: Desk) -> ResponseReturnValue:
    """Show who applied, by name only, and the words to declare."""
    member = desk.members.get(person_id())
    return render_template(
        "evaluation/declaration.html",
        competition=desk.competition,
        applicants=queries.list_applicants(desk.competition),
        signs=queries.signs_by_application(desk.competition, me()),
        declared_at=member.impartial_at if member else None,
    )


@bp.post("/evaluation/<code:code>/declare")
@in_commission.to(Permission.DECLARE)
def declare(desk: Desk) -> ResponseReturnValue:
    """Write the member's word down."""
    service.declare_impartiality(desk.competition, me(), at=clock.now())
    return redirect(url_for(".queue", code=desk.competition.code))
