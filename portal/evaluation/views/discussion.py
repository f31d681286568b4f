"""The discussion of a commission: whose marks are apart, opening them, giving a sheet back."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.evaluation import queries, service
from portal.evaluation.access import Desk, Permission, may_score
from portal.evaluation.views.blueprint import at_desk, bp, in_commission, my_row
from portal.kernel import clock
from portal.web.acting import acted
from portal.web.identity import who
from portal.web.pages import PER_PAGE, Page, page_asked


@bp.get("/evaluation/<code:code>/discussion")
@in_commission.to(Permission.DISCUSS)
def discussion(desk: Desk) -> ResponseReturnValue:
    """Show how many sheets each application has and, where they may be seen, how far apart."""
    competition, member = desk.competition, my_row(desk)
    number = page_asked(request.args.get("page"))
    rows = queries.list_discussed(competition, member, first=(number - 1) * PER_PAGE, most=PER_PAGE)
    return render_template(
        "evaluation/discussion.html",
        desk=desk,
        competition=competition,
        page=Page(rows=rows, number=number, total=queries.count_to_score(competition)),
        is_consensus_open=queries.is_consensus_open(competition.id),
        openings=queries.list_openings(competition),
        scores=may_score(who(), desk),
    )


@bp.post("/evaluation/<code:code>/consensus/open")
@in_commission.to(Permission.CONSENSUS)
def open_consensus(desk: Desk) -> ResponseReturnValue:
    """Let members see each other's marks, of every application."""
    acted(
        lambda: service.open_consensus(desk.competition, by=my_row(desk).person_id, at=clock.now()),
        gettext("The discussion is open. Members see each other's marks."),
    )
    return redirect(url_for(".discussion", code=desk.competition.code))


@bp.post("/evaluation/<code:code>/applications/<int:id>/consensus/open")
@at_desk.to(Permission.CONSENSUS)
def open_consensus_of(desk: Desk) -> ResponseReturnValue:
    """Let members see each other's marks of one application."""
    application = desk.application
    acted(
        lambda: service.open_consensus(
            desk.competition, application, by=my_row(desk).person_id, at=clock.now()
        ),
        gettext(
            "The discussion of “%(title)s” is open. Members see each other's marks.",
            title=application.title,
        ),
    )
    return redirect(url_for(".discussion", code=desk.competition.code))


@bp.get("/evaluation/<code:code>/sheets")
@in_commission.to(Permission.CONSENSUS)
def handed_in(desk: Desk) -> ResponseReturnValue:
    """List the sheets handed in, for the chair to give one back; no marks."""
    mine = my_row(desk)
    return render_template(
        "evaluation/handed_in.html",
        competition=desk.competition,
        sheets=queries.list_sheets(desk.competition, but_of_conflicts_of=mine.id),
    )
