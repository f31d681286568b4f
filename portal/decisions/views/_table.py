"""What the pages of one meeting share: their blueprint, their guard, who may vote."""

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.competitions.queries import find_competition
from portal.decisions.access import ACCESS, Permission
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.sight import in_conflict_with, sees_the_ranking
from portal.decisions.rules.deciding import reasons_not_to_meet
from portal.decisions.rules.voting import has_quorum, needed, presiding, voters
from portal.decisions.types import WhyNot
from portal.kernel.identity import VOTING
from portal.web.acting import tell
from portal.web.guard import Guard, person_id

bp = Blueprint("decisions", __name__, url_prefix="/competitions/<code:code>/meeting")
guard = Guard(ACCESS, find_competition, read=Permission.READ_MEETING, keys=("code",))


def sitting_words(desk: Desk, *application_ids: int) -> dict[str, Any]:
    """Say who is there, and whether they are enough for these applications."""
    seats = desk.seats(*application_ids)
    names = {member.id: member.person.name for member in desk.members}
    here = voters(seats)
    chair = presiding(seats)
    return {
        "has_quorum": has_quorum(seats),
        "needed": needed(seats),
        "attending": len(here),
        "entitled": sum(1 for seat in seats if seat.role in VOTING),
        "names": names,
        "voters": {seat.member_id: names[seat.member_id] for seat in here},
        "presiding": names[chair] if chair is not None else "",
        "is_closed": bool(reasons_closed(desk)),
        "not_voting": [names[seat.member_id] for seat in seats if seat.in_conflict],
    }


def may_not_touch(desk: Desk, *application_ids: int) -> bool:
    """The reader may not see the marks yet, or has stepped back from one of these."""
    mine = in_conflict_with(desk, person_id())
    return not sees_the_ranking(desk, person_id()) or not mine.isdisjoint(application_ids)


def reasons_closed(desk: Desk) -> list[WhyNot]:
    """Say why nothing can be recorded any more, or not now; empty while the meeting can be held."""
    return [one for one in reasons_not_to_meet(desk.sitting) if one is not WhyNot.NO_MEETING]


def led_away(desk: Desk, endpoint: str) -> ResponseReturnValue | None:
    """Lead whoever opens a form nothing can be saved in to where it is read, and say why.

    A form that is sent is answered by the rules, with what was typed still there.
    """
    reasons = reasons_closed(desk)
    if request.method == "POST" or not reasons:
        return None
    tell(reasons, "")
    return redirect(url_for(f".{endpoint}", code=desk.competition.code))
