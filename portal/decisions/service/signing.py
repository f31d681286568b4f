"""Signing off the minutes: after that neither they nor the decisions change."""

from collections.abc import Callable
from datetime import datetime

from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.competitions.types import STEPS, Move
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.docket import docket_of
from portal.decisions.rules.deciding import reasons_not_to_meet
from portal.decisions.rules.publishing import reasons_not_to_sign
from portal.decisions.service._acting import at_the_table
from portal.decisions.service.deciding import note_standing, number_reserve
from portal.decisions.types import WhyNot
from portal.files import service as files
from portal.kernel.refusal import Refused, refuse_if


def sign(
    competition: Competition, *, paper: Callable[[Desk], bytes], by: int, at: datetime
) -> None:
    """Sign off the minutes, keep them as PDF, and bring the competition to *decided*.

    `paper` makes the PDF from what is signed, inside the same transaction. Raises `Refused`; with
    `BLOCKED` the page lists what is missing.
    """
    with at_the_table(competition) as desk:
        refuse_if(reasons_not_to_meet(desk.sitting))
        if reasons_not_to_sign(docket_of(desk)):
            raise Refused([WhyNot.BLOCKED])
        for decision in desk.decisions.values():
            note_standing(desk, decision)
        number_reserve(desk)
        meeting = desk.meeting
        assert meeting is not None  # noqa: S101 - the rule has just said so
        meeting.signed_at, meeting.signed_by_id = at, by
        desk.competition.stage = STEPS[Move.DECIDE].after
        kept = files.keep_made(
            paper(desk),
            name=f"protokols-{competition.code}.pdf",
            media_type="application/pdf",
            by=by,
            at=at,
        )
        meeting.minutes_file = kept
        audit.record(
            "minutes signed",
            meeting,
            by=by,
            at=at,
            competition_id=competition.id,
            sha256=kept.sha256,
        )
