"""May the commission give this application this outcome, or these equal ones this order?

Decisions, "Evaluation and decision", 3, 6, 7 and 8.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portal.competitions.types import Stage
from portal.decisions.rules.voting import Seat, has_quorum, tally, voters
from portal.decisions.types import Choice, Grounds, Outcome, WhyNot
from portal.evaluation.types import Proposal, Why

OUTCOME_OF = {
    Proposal.APPROVED: Outcome.APPROVED,
    Proposal.RESERVE: Outcome.RESERVE,
    Proposal.REJECTED: Outcome.REJECTED,
}
"""What a proposal becomes when nobody objects; a tie becomes nothing by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The state of the meeting at the moment somebody wants to record something."""

    stage: Stage = Stage.EVALUATING
    has_meeting: bool = True
    is_signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """An outcome put to the vote, and everything its rules look at."""

    sitting: Sitting
    outcome: Outcome
    proposal: Proposal | None
    """None for an application outside the ranking."""
    why: frozenset[Why] = frozenset()
    is_clarifying: bool = False
    """A clarification of the application is still open."""
    reason: str = ""
    approved_others: int = 0
    quota: int = 1
    """The effective quota: the smaller of the number of projects and what the money reaches."""
    seats: tuple[Seat, ...] = ()
    votes: Mapping[int, Choice] = field(default_factory=dict)


def effective_outcome(proposal: Proposal | None) -> Outcome | None:
    """Return what is proposed; outside the ranking it is a refusal, for a tie nothing."""
    return Outcome.REJECTED if proposal is None else OUTCOME_OF.get(proposal)


def reasons_not_to_meet(sitting: Sitting) -> list[WhyNot]:
    """Return every reason why nothing can be recorded in the meeting now."""
    objections = {
        WhyNot.MINUTES_SIGNED: sitting.is_signed,
        WhyNot.NOT_EVALUATING: not sitting.is_signed and sitting.stage is not Stage.EVALUATING,
        WhyNot.NO_MEETING: not sitting.has_meeting,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_vote(seats: Sequence[Seat], votes: Mapping[int, Choice]) -> list[WhyNot]:
    """Return every reason why this vote gives no result."""
    may_vote = {seat.member_id for seat in voters(seats)}
    objections = {
        WhyNot.NOT_A_VOTER: not votes.keys() <= may_vote,
        WhyNot.NO_QUORUM: not has_quorum(seats),
        WhyNot.VOTE_MISSING: not may_vote <= votes.keys(),
        WhyNot.NOT_CARRIED: may_vote <= votes.keys() and not tally(votes, seats).is_carried,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_decide(motion: Motion) -> list[WhyNot]:
    """Return every reason why this outcome cannot be recorded, in the order a page shows them."""
    is_otherwise = motion.outcome is not effective_outcome(motion.proposal)
    is_tie = motion.proposal is Proposal.TIE
    objections = {
        WhyNot.WITHDRAWN: Why.WITHDRAWN in motion.why,
        WhyNot.CLARIFYING: motion.is_clarifying,
        WhyNot.NOT_READY: Why.TOO_FEW_ASSESSMENTS in motion.why,
        WhyNot.NOT_RANKED: motion.proposal is None and motion.outcome is not Outcome.REJECTED,
        WhyNot.TIE_OPEN: is_tie,
        WhyNot.REASON_MISSING: is_otherwise and not is_tie and not motion.reason.strip(),
        WhyNot.OVER_QUOTA: (
            motion.outcome is Outcome.APPROVED and motion.approved_others >= motion.quota
        ),
    }
    return [
        *reasons_not_to_meet(motion.sitting),
        *(why for why, objects in objections.items() if objects),
        *reasons_not_to_vote(motion.seats, motion.votes),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order put to the vote for applications that stand tied."""

    sitting: Sitting
    numbers: tuple[str, ...]
    tied: tuple[frozenset[str], ...]
    """Every group that stands tied now."""
    reason: str
    seats: tuple[Seat, ...] = ()
    votes: Mapping[int, Choice] = field(default_factory=dict)


def reasons_not_to_settle(order: Order) -> list[WhyNot]:
    """Return every reason why this order cannot be recorded."""
    is_whole_group = frozenset(order.numbers) in order.tied
    objections = {
        WhyNot.NOT_TIED: not is_whole_group or len(set(order.numbers)) != len(order.numbers),
        WhyNot.REASON_MISSING: not order.reason.strip(),
    }
    return [
        *reasons_not_to_meet(order.sitting),
        *(why for why, objects in objections.items() if objects),
        *reasons_not_to_vote(order.seats, order.votes),
    ]


def reserve_places(in_rank_order: Sequence[tuple[int, Outcome]]) -> dict[int, int]:
    """Number the reserve list: the place of each application in it, by the order of the ranking."""
    reserve = [key for key, outcome in in_rank_order if outcome is Outcome.RESERVE]
    return {key: place for place, key in enumerate(reserve, start=1)}


_OUTSIDE = frozenset({Why.LATE, Why.INADMISSIBLE, Why.BUDGET_NOT_EXACT})
_BELOW = frozenset({Why.BELOW_CRITERION_MINIMUM, Why.BELOW_TOTAL_MINIMUM})


def grounds(outcome: Outcome, why: frozenset[Why]) -> Grounds:
    """Say which letter fits the decision: applicants need to know which kind of refusal it is."""
    if outcome is Outcome.APPROVED:
        return Grounds.APPROVED
    if outcome is Outcome.RESERVE:
        return Grounds.RESERVE
    if why & _OUTSIDE:
        return Grounds.INADMISSIBLE
    if why & _BELOW:
        return Grounds.BELOW_MINIMUM
    return Grounds.QUOTA if Why.QUOTA_REACHED in why else Grounds.OTHERWISE
