"""Who votes on an application, is there a quorum, and is the vote carried?

Decisions, "Evaluation and decision", 2 and 8: the secretary and observers never vote, a member in
conflict neither votes nor counts, and equal votes are decided by the chair's own vote.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.decisions.types import Choice
from portal.kernel.identity import VOTING, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A member of the commission as the vote on one application sees them."""

    member_id: int
    role: Role
    is_present: bool
    in_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a vote ended."""

    yes: int
    no: int
    abstained: int
    is_carried: bool
    by_chair: bool
    """The votes were equal and the one who presides decided."""


def entitled(seats: Sequence[Seat]) -> list[Seat]:
    """Return those whose votes count for this application, present or not."""
    return [seat for seat in seats if seat.role in VOTING and not seat.in_conflict]


def voters(seats: Sequence[Seat]) -> list[Seat]:
    """Return those who may vote now: entitled and present."""
    return [seat for seat in entitled(seats) if seat.is_present]


def needed(seats: Sequence[Seat]) -> int:
    """How many have to be present for a quorum: more than half of those entitled."""
    return len(entitled(seats)) // 2 + 1


def has_quorum(seats: Sequence[Seat]) -> bool:
    """More than half of those entitled are present."""
    return len(voters(seats)) >= needed(seats)


def presiding(seats: Sequence[Seat]) -> int | None:
    """Return the member whose vote decides equal votes: the chair or, without one, the deputy."""
    by_role = {seat.role: seat.member_id for seat in voters(seats)}
    return by_role.get(Role.CHAIR, by_role.get(Role.DEPUTY))


def tally(votes: Mapping[int, Choice], seats: Sequence[Seat]) -> Tally:
    """Count the votes of those who may vote; any other vote is as if it were not there."""
    counted = {
        seat.member_id: votes[seat.member_id] for seat in voters(seats) if seat.member_id in votes
    }
    choices = list(counted.values())
    yes, no = choices.count(Choice.FOR), choices.count(Choice.AGAINST)
    chair = presiding(seats)
    by_chair = yes == no and chair is not None and counted.get(chair) is Choice.FOR
    return Tally(
        yes=yes,
        no=no,
        abstained=choices.count(Choice.ABSTAINED),
        is_carried=yes > no or by_chair,
        by_chair=by_chair,
    )
