"""Holding the meeting: opening it, who is there, ties settled, notes for the minutes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.decisions.models import Attendance, Meeting, TieSettled
from portal.decisions.queries.desk import Desk
from portal.decisions.rules import deciding
from portal.decisions.service._acting import at_the_table
from portal.decisions.types import Choice, WhyNot
from portal.extensions import db
from portal.kernel.refusal import Stale, refuse_if


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the head of the minutes says, and who is there."""

    number: str
    held_at: datetime
    place: str
    agenda: str
    present: Collection[int]
    """Keys of the members who are there."""


def open_meeting(
    competition: Competition, particulars: Particulars, *, version: int, by: int, at: datetime
) -> None:
    """Open the meeting, or correct its particulars while the minutes are not signed.

    Raises `Stale` when somebody saved it after `version` was read (0 before there was any).
    """
    with at_the_table(competition) as desk:
        reasons = deciding.reasons_not_to_meet(desk.sitting)
        refuse_if([why for why in reasons if why is not WhyNot.NO_MEETING])
        meeting = desk.meeting
        if (meeting.version if meeting else 0) != version:
            raise Stale
        if meeting is None:
            meeting = Meeting(competition_id=competition.id, attendance=[])
            db.session.add(meeting)
        meeting.number, meeting.held_at = particulars.number, particulars.held_at
        meeting.place, meeting.agenda = particulars.place, particulars.agenda
        _seat(meeting, desk, particulars.present)
        audit.record(
            "meeting recorded",
            meeting,
            by=by,
            at=at,
            competition_id=competition.id,
            number=meeting.number,
            present=sorted(particulars.present),
        )


def _seat(meeting: Meeting, desk: Desk, present: Collection[int]) -> None:
    by_member = {one.member_id: one for one in meeting.attendance}
    for member in desk.members:
        if member.left_at is not None:
            continue
        if member.id in by_member:
            by_member[member.id].is_present = member.id in present
        else:
            meeting.attendance.append(
                Attendance(member_id=member.id, is_present=member.id in present)
            )


def settle(
    competition: Competition,
    numbers: Sequence[str],
    *,
    reason: str,
    votes: Mapping[int, Choice],
    by: int,
    at: datetime,
) -> None:
    """Record the order the commission gave applications that stand tied."""
    with at_the_table(competition) as desk:
        keys = [desk.by_number[number].id for number in numbers if number in desk.by_number]
        order = deciding.Order(
            sitting=desk.sitting,
            numbers=tuple(numbers),
            tied=tuple(
                frozenset(row.number for row in group) for group in desk.ranking.tied_groups
            ),
            reason=reason,
            seats=desk.seats(*keys),
            votes=votes,
        )
        refuse_if(deciding.reasons_not_to_settle(order))
        settled = TieSettled(
            competition_id=competition.id,
            numbers=list(numbers),
            reason=reason,
            votes={str(member): choice.value for member, choice in votes.items()},
            settled_at=at,
            settled_by_id=by,
        )
        db.session.add(settled)
        audit.record(
            "tie settled",
            settled,
            by=by,
            at=at,
            competition_id=competition.id,
            numbers=list(numbers),
            reason=reason,
        )


def note(
    competition: Competition, *, notes: str, dissent: str, version: int, by: int, at: datetime
) -> None:
    """Write notes and dissenting opinions into the minutes.

    Raises `Stale` when somebody saved the meeting after `version` was read.
    """
    with at_the_table(competition) as desk:
        refuse_if(deciding.reasons_not_to_meet(desk.sitting))
        meeting = desk.meeting
        assert meeting is not None  # noqa: S101 - the rule has just said so
        if meeting.version != version:
            raise Stale
        meeting.notes, meeting.dissent = notes, dissent
        audit.record("minutes noted", meeting, by=by, at=at, competition_id=competition.id)
