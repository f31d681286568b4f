"""The coordinator's first screen, and one competition with its funnel and what blocks it."""

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import pgettext

from portal.competitions.models import Competition
from portal.competitions.queries import find_competition, list_of_municipalities
from portal.competitions.types import AMENDABLE
from portal.institutions.queries import list_among
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.statistics import queries
from portal.statistics.access import ACCESS, Permission
from portal.statistics.labels import blocker_sentence
from portal.statistics.types import Blocker
from portal.web.guard import Guard, signed_in
from portal.web.identity import who

bp = Blueprint("coordinator", __name__, url_prefix="/coordinator")
guard = Guard(ACCESS, find_competition, read=Permission.OVERSEE, keys=("code",))


@bp.get("/")
@signed_in
def home() -> ResponseReturnValue:
    """List the municipality's competitions, each with its next step."""
    municipalities = who().scopes(Role.COORDINATOR)
    if not municipalities:
        abort(404)
    competitions = list_of_municipalities(municipalities)
    return render_template(
        "statistics/home.html",
        overviews=queries.overviews(competitions, at=clock.now()),
        municipalities=list_among(municipalities),
    )


@bp.get("/competitions/<code:code>")
@guard.to(Permission.OVERSEE)
def competition(competition: Competition) -> ResponseReturnValue:
    """Show how many applications came how far, the next step and what blocks it."""
    (overview,) = queries.overviews([competition], at=clock.now())
    blockers = [
        (
            blocker_sentence(one, count),
            pgettext("link", "Open"),
            _where(one, competition.code),
            False,
        )
        for one, count in overview.blockers
    ]
    return render_template(
        "statistics/competition.html",
        competition=competition,
        overview=overview,
        blockers=blockers,
        is_amendable=competition.lasting_stage in AMENDABLE,
    )


def _where(blocker: Blocker, code: str) -> str:
    commission = url_for("commission.members", code=code)
    meeting = url_for("decisions.meeting", code=code)
    to_check = url_for("admission.applications", code=code, show="to-check")
    return {
        Blocker.TO_CHECK: to_check,
        Blocker.CLARIFICATIONS: url_for("admission.applications", code=code, show="clarifying"),
        Blocker.NOTHING_ADMITTED: to_check,
        Blocker.FEW_MEMBERS: commission,
        Blocker.NO_CHAIR: commission,
        Blocker.NOT_IMPARTIAL: commission,
        Blocker.SHEETS_MISSING: commission,
        Blocker.UNDECIDED: meeting,
        Blocker.MINUTES_NOT_SIGNED: meeting,
        Blocker.LETTERS_WAITING: url_for("publication.delivery", code=code),
        Blocker.LETTERS_REFUSED: url_for("publication.delivery", code=code),
    }[blocker]
