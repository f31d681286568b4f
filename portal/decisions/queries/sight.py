"""May this person see the marks of others? (decisions, Evaluation and decision, 3; ux B6)."""

from sqlalchemy import select

from portal.decisions.queries.desk import Desk
from portal.evaluation.models import Assessment, Consensus, Member
from portal.evaluation.types import AssessmentStatus, Why
from portal.extensions import db
from portal.kernel.identity import VOTING, Role


def member_of(desk: Desk, person_id: int) -> Member | None:
    """The person's seat in the commission; None for the coordinator."""
    return next(
        (one for one in desk.members if one.person_id == person_id and one.left_at is None), None
    )


def sees_the_ranking(desk: Desk, person_id: int) -> bool:
    """The ranking shows everybody's marks, so a member first hands in every sheet of their own.

    Or the chair has opened the consensus stage. Who takes the minutes and the coordinator do not
    score, so there is nothing they could be swayed in; an observer waits for the consensus stage.
    """
    member = member_of(desk, person_id)
    if member is None or member.role is Role.SECRETARY or _is_consensus_open(desk):
        return True
    if member.role not in VOTING:
        return False
    return _to_score(desk, member) <= _handed_in(member)


def _is_consensus_open(desk: Desk) -> bool:
    asked = select(Consensus.id).where(Consensus.competition_id == desk.competition.id)
    return db.session.scalar(asked) is not None or desk.is_signed


def _to_score(desk: Desk, member: Member) -> set[int]:
    return {
        one.id
        for one in desk.to_decide
        if desk.why(one.id).isdisjoint({Why.LATE, Why.INADMISSIBLE, Why.BUDGET_NOT_EXACT})
        and member.id not in desk.conflicted.get(one.id, set())
    }


def _handed_in(member: Member) -> set[int]:
    found = (
        select(Assessment.application_id)
        .where(
            Assessment.member_id == member.id,
            Assessment.status == AssessmentStatus.SUBMITTED,
        )
        .order_by(Assessment.id)
    )
    return set(db.session.scalars(found))


def in_conflict_with(desk: Desk, person_id: int) -> set[int]:
    """The applications from which this person has stepped back."""
    member = member_of(desk, person_id)
    if member is None:
        return set()
    return {key for key, members in desk.conflicted.items() if member.id in members}
