"""Results for everybody, and the decision for the team it concerns; nothing before publication."""

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import pgettext

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.decisions.access import RESULT, RESULTS, Permission
from portal.decisions.queries import public as queries
from portal.decisions.queries.delivery import find_formal
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.records import find_decision, find_received
from portal.decisions.queries.results import results_of
from portal.decisions.service import reserve
from portal.kernel import clock
from portal.web.acting import acted
from portal.web.formats import number
from portal.web.guard import Guard, person_id, public
from portal.web.labels import label
from portal.web.spreadsheet import csv_response

bp = Blueprint("results", __name__)
guard = Guard(RESULTS, find_competition, read=Permission.READ_RESULTS, keys=("code",))
team = Guard(RESULT, find_received, read=Permission.READ_RESULT, keys=("id",))


@bp.get("/results")
@public
def index() -> ResponseReturnValue:
    """List the competitions whose results are public."""
    return render_template("results/index.html", announced=queries.list_announced())


@bp.get("/results/<code:code>")
@guard.to(Permission.READ_RESULTS, visitors=True)
def show(competition: Competition) -> ResponseReturnValue:
    """Show what was approved, the reserve list in order, and how many were not approved."""
    return render_template(
        "results/show.html",
        competition=competition,
        results=queries.public_results(competition),
    )


@bp.get("/results/<code:code>/ranking.csv")
@guard.to(Permission.READ_RESULTS, visitors=True)
def ranking(competition: Competition) -> Response:
    """Give the data from which anybody can compute the ranking again; nobody is named in it."""
    codes, rows = queries.open_ranking(competition)
    header = [pgettext("rank", "Place"), *codes, _("Total"), _("Decision")]
    return csv_response(
        f"{competition.code}-ranking",
        header,
        [
            [
                row.rank,
                *(number(mean, 6) for mean in row.means),
                number(row.total, 6),
                label(row.standing) if row.standing else "",
            ]
            for row in rows
        ],
    )


@bp.get("/applications/<int:id>/result")
@team.to(Permission.READ_RESULT)
def mine(application: Application) -> ResponseReturnValue:
    """Show the team the decision, the points by criterion, the reasons and how to contest."""
    desk = Desk(application.competition)
    result = next(iter(results_of(desk, only=application.id)), None)
    if result is None or desk.publication is None:
        abort(404)
    return render_template(
        "results/mine.html",
        application=application,
        competition=application.competition,
        desk=desk,
        result=result,
        formal=find_formal(result.decision.id),
        offer=result.decision.offer_on(clock.today()),
    )


@bp.post("/applications/<int:id>/result/accept")
@team.to(Permission.ACCEPT_OFFER)
def accept(application: Application) -> ResponseReturnValue:
    """Take what was offered from the reserve list."""
    decision = find_decision(application.id)
    if decision is None:
        abort(404)
    acted(
        lambda: reserve.accept(decision, by_team=True, by=person_id(), at=clock.now()),
        _("The offer is accepted. The municipality prepares the agreement and writes to you."),
    )
    return redirect(url_for(".mine", id=application.id))
