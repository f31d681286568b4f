"""May this person see the marks of others? (decisions, Evaluation and decision, 3; ux B6)."""

from portal.decisions.queries.desk import Desk
from portal.evaluation import queries as evaluation
from portal.evaluation.models import Member
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
    return evaluation.find_next_left(desk.competition, member) is None


def _is_consensus_open(desk: Desk) -> bool:
    return desk.is_signed or evaluation.is_consensus_open(desk.competition.id)


def in_conflict_with(desk: Desk, person_id: int) -> set[int]:
    """The applications from which this person has stepped back."""
    member = member_of(desk, person_id)
    if member is None:
        return set()
    return {one.application_id for one in desk.recused if one.member_id == member.id}
