"""Moving a plan as a whole: each verb one transaction, by the table of steps, with its event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from portal.database import transaction
from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused, refuse_if
from portal.support.plans.models import PlanEvent, SupportPlan
from portal.support.plans.queries import lock_plan
from portal.support.plans.queries.opening import place_now
from portal.support.plans.rules.moving import (
    Asked,
    Standing,
    next_desk,
    reasons_not_to_move,
    runs_again,
    state_after,
)
from portal.support.plans.service import amending, following
from portal.support.plans.service.freezing import freeze
from portal.support.plans.service.telling import tell_of
from portal.support.plans.types import Desk, Move, PlanState, WhyNotMoved

_STOPPING = frozenset({Move.SUSPEND, Move.LEAVE})


def standing_of(plan: SupportPlan) -> Standing:
    """Return the plan as the rules of moving see it."""
    return Standing(
        state=plan.state,
        desk=plan.desk,
        ends_on=plan.ends_on,
        is_of_the_state=plan.school.is_of_the_state,
        was_approved=plan.approved_at is not None,
        is_given=bool(following.given_in(plan.id)),
        kept=amending.kept_state(plan) if plan.state is PlanState.IN_REVISION else None,
        is_pupil_here=plan.state is not PlanState.SUSPENDED
        or place_now(plan.pupil_id, plan.school_id) is not None,
    )


def submit(plan_id: int, *, by: int, at: datetime) -> None:
    """Hand a plan over for approval, new or revised. Raises `Refused` (`WhyNotMoved`)."""
    _do(plan_id, Move.SUBMIT, by=by, at=at)


def approve(plan_id: int, desk: Desk, *, by: int, at: datetime, version: int | None = None) -> None:
    """Approve a plan at the desk it lies on; the last desk makes it approved, and keeps it.

    `version` is the one the person was looking at. Raises `Refused` (`WhyNotMoved`).
    """
    _do(plan_id, Move.APPROVE, by=by, at=at, desk=desk, version=version)


def give_back(plan_id: int, desk: Desk, comment: str, *, by: int, at: datetime) -> None:
    """Return a plan to its author with a comment. Raises `Refused` (`WhyNotMoved`)."""
    _do(plan_id, Move.RETURN, by=by, at=at, desk=desk, words=comment)


def revise(plan_id: int, *, by: int, at: datetime) -> None:
    """Take an approved plan up for revision: every approval is repeated afterwards."""
    _do(plan_id, Move.REVISE, by=by, at=at)


def discard(plan_id: int, *, by: int, at: datetime) -> None:
    """Discard a revision that was not sent: the plan is as it was last approved.

    Raises `Refused` (`WhyNotMoved`).
    """
    _do(plan_id, Move.DISCARD, by=by, at=at)


def leave(plan_id: int, reason: str, *, by: int | None, at: datetime) -> None:
    """Stop a plan whose pupil goes to no school of the programme. Raises `Refused`."""
    _do(plan_id, Move.LEAVE, by=by, at=at, words=reason)


def suspend(plan_id: int, reason: str, *, by: int, at: datetime) -> None:
    """Suspend a plan for a reason. Raises `Refused` (`WhyNotMoved`)."""
    _do(plan_id, Move.SUSPEND, by=by, at=at, words=reason)


def resume(plan_id: int, *, by: int, at: datetime) -> None:
    """Resume a suspended plan in its own period; it is in revision then."""
    _do(plan_id, Move.RESUME, by=by, at=at)


def delete(plan_id: int, *, by: int, at: datetime) -> None:
    """Make a plan inactive, when nothing was given in it. Raises `Refused` (`WhyNotMoved`)."""
    _do(plan_id, Move.DELETE, by=by, at=at)


def start(plan: SupportPlan, *, by: int | None, at: datetime) -> bool:
    """Put an approved plan in progress, inside the caller's transaction; else do nothing.

    The first session or claim asks for it, by whoever recorded that.
    """
    if plan.state is not PlanState.APPROVED:
        return False
    _moved(lock_plan(plan.id), Move.START, by=by, at=at)
    return True


def mark_evaluated(plan_id: int, *, by: int, at: datetime) -> None:
    """Close a plan that has been evaluated. Raises `Refused` (`WhyNotMoved`)."""
    _do(plan_id, Move.EVALUATE, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one of many plans: approved, or the reasons why not."""

    plan_id: int
    reasons: tuple[WhyNotMoved, ...] = ()


def approve_many(
    wanted: Iterable[tuple[int, int]], desk: Desk, *, by: int, at: datetime
) -> list[Answer]:
    """Approve plans, given with the version looked at, each in a transaction of its own."""
    answers = []
    for plan_id, version in wanted:
        try:
            approve(plan_id, desk, by=by, at=at, version=version)
        except Refused as refusal:
            reasons = tuple(WhyNotMoved(one) for one in refusal.reasons)
            answers.append(Answer(plan_id, reasons))
        else:
            answers.append(Answer(plan_id))
    return answers


def _do(  # noqa: PLR0913 - who does what, when, for which desk, with which words
    plan_id: int,
    move: Move,
    *,
    by: int | None,
    at: datetime,
    desk: Desk | None = None,
    words: str = "",
    version: int | None = None,
) -> None:
    with transaction():
        plan = lock_plan(plan_id)
        asked = Asked(
            move=move,
            on=at.astimezone(RIGA).date(),
            desk=desk,
            is_own=by is not None and plan.author.person_id == by,
            words=words,
        )
        refuse_if(reasons_not_to_move(standing_of(plan), asked))
        if version is not None and version != plan.version:
            raise Refused([WhyNotMoved.CHANGED])
        _moved(plan, move, by=by, at=at, words=words)


def _moved(plan: SupportPlan, move: Move, *, by: int | None, at: datetime, words: str = "") -> None:
    """Set the state the table leads to, with everything that hangs on it, and write it down."""
    standing = standing_of(plan)
    after = state_after(standing, move)
    write_down(plan, move, after=after, by=by, at=at, words=words)
    _amend(plan, move, at=at)
    plan.state = after
    plan.desk = next_desk(standing, move)
    plan.desk_since = at if plan.desk else None
    _note(plan, move, at=at, words=words)
    db.session.flush()
    following.tell(plan, move, at)
    tell_of(plan, move, by=by, at=at)
    if runs_again(standing, move):
        _moved(plan, Move.START, by=None, at=at)


def _amend(plan: SupportPlan, move: Move, *, at: datetime) -> None:
    """Keep what is in force apart from what will be written, or put it back."""
    if move is Move.REVISE:
        amending.keep(plan)
    if move in {Move.REVISE, Move.RESUME}:
        amending.hold(plan)
    if move in {Move.DISCARD, Move.LEAVE} and (kept := amending.kept_of(plan)) is not None:
        amending.put_back(plan, kept, at=at)


def _note(plan: SupportPlan, move: Move, *, at: datetime, words: str) -> None:
    if move is Move.SUBMIT:
        plan.submitted_on = plan.submitted_on or at.astimezone(RIGA).date()
        plan.returned_at = None
        amending.forget(plan)
    elif move is Move.RETURN:
        plan.returned_at = at
    elif move is Move.APPROVE and plan.state is PlanState.APPROVED:
        freeze(plan, at=at)
        amending.settle(plan, at=at)
        plan.approved_at = at
    elif move in _STOPPING and plan.state is PlanState.SUSPENDED:
        plan.suspended_at, plan.suspended_why = plan.suspended_at or at, words
    elif move is Move.RESUME:
        plan.suspended_at, plan.suspended_why = None, ""


def write_down(
    plan: SupportPlan,
    move: Move,
    *,
    after: PlanState,
    by: int | None,
    at: datetime,
    words: str = "",
) -> None:
    """Add a line to the plan's own log."""
    db.session.add(
        PlanEvent(
            plan_id=plan.id,
            move=move,
            desk=plan.desk,
            before=plan.state,
            after=after,
            by_id=by,
            at=at,
            comment=words,
        )
    )
