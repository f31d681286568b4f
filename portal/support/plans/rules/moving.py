"""May a plan be moved, and where does it go?

Decisions, School 2 and 3; facts 3.2 and 3.3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from portal.support.plans.types import STEPS, Desk, Move, PlanState, WhyNotMoved

NEEDS_WORDS: Mapping[Move, WhyNotMoved] = {
    Move.RETURN: WhyNotMoved.NO_COMMENT,
    Move.SUSPEND: WhyNotMoved.NO_REASON,
    Move.LEAVE: WhyNotMoved.NO_REASON,
}
DECISIONS = frozenset({Move.APPROVE, Move.RETURN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A plan as far as its moves are concerned."""

    state: PlanState
    ends_on: date
    desk: Desk | None = None
    is_of_the_state: bool = False
    """Of a state vocational school: the municipality is skipped."""
    was_approved: bool = False
    """By every desk, at least once."""
    is_given: bool = False
    """Something was delivered or spent."""
    kept: PlanState | None = None
    """What it was when its revision began, while it can go back to that."""
    is_pupil_here: bool = True
    """The pupil learns at the school."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to do with a plan."""

    move: Move
    on: date
    desk: Desk | None = None
    """For whom they decide."""
    is_own: bool = False
    """They prepared the plan themselves."""
    words: str = ""


def reasons_not_to_move(plan: Standing, asked: Asked) -> list[WhyNotMoved]:
    """Return everything that stands against a move; empty when nothing does."""
    if plan.state not in STEPS[asked.move].before:
        return [WhyNotMoved.NOT_NOW]
    if asked.move in DECISIONS and plan.desk is not asked.desk:
        return [WhyNotMoved.NOT_YOUR_STEP]
    objections = {
        WhyNotMoved.OWN_PLAN: asked.move is Move.APPROVE and asked.is_own,
        WhyNotMoved.DELIVERED: asked.move is Move.DELETE and plan.is_given,
        WhyNotMoved.NOTHING_KEPT: asked.move is Move.DISCARD and plan.kept is None,
        WhyNotMoved.PUPIL_GONE: asked.move is Move.RESUME and not plan.is_pupil_here,
        WhyNotMoved.PERIOD_ENDED: asked.move is Move.RESUME and asked.on > plan.ends_on,
        WhyNotMoved.TOO_LATE: asked.move is Move.SUBMIT
        and asked.on > plan.ends_on
        and not plan.was_approved,
    }
    found = [why for why, objects in objections.items() if objects]
    if asked.move in NEEDS_WORDS and not asked.words.strip():
        found.append(NEEDS_WORDS[asked.move])
    return found


def next_desk(plan: Standing, move: Move) -> Desk | None:
    """Return who decides after this move; None when nobody has to."""
    if move is Move.SUBMIT:
        return Desk.HEAD
    if move is not Move.APPROVE or plan.desk is None:
        return None
    chain = chain_of(is_of_the_state=plan.is_of_the_state)
    return dict(pairwise(chain)).get(plan.desk)


def chain_of(*, is_of_the_state: bool) -> tuple[Desk, ...]:
    """Return who approves, in order; a state vocational school skips the municipality."""
    if is_of_the_state:
        return (Desk.HEAD, Desk.AGENCY)
    return (Desk.HEAD, Desk.MUNICIPALITY, Desk.AGENCY)


def state_after(plan: Standing, move: Move) -> PlanState:
    """Return the state a move leads to."""
    if move is Move.APPROVE and next_desk(plan, move) is not None:
        return PlanState.IN_APPROVAL
    if move is Move.RETURN and plan.was_approved:
        return PlanState.IN_REVISION
    if move is Move.LEAVE and not plan.was_approved and not plan.is_given:
        return PlanState.INACTIVE
    return STEPS[move].after


def runs_again(plan: Standing, move: Move) -> bool:
    """Tell whether a plan that is approved by this move is in progress at once."""
    if move is Move.DISCARD:
        return plan.is_given or plan.kept is PlanState.IN_PROGRESS
    return move is Move.APPROVE and next_desk(plan, move) is None and plan.is_given
