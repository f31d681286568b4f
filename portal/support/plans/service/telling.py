"""Queueing the letters of a move, within its transaction."""

from datetime import datetime

from portal.accounts.models import Person
from portal.accounts.queries import find_person, list_holding
from portal.kernel.identity import LEADING_SCHOOL, Role
from portal.notifications.service import queue_all
from portal.support.plans import messages
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import Desk, Move, PlanState
from portal.support.sight.models import NamesOpened


def tell_of(plan: SupportPlan, move: Move, *, at: datetime) -> None:
    """Tell whose turn it is now: the next desk, or the author."""
    if plan.desk is not None and move in {Move.SUBMIT, Move.APPROVE}:
        people = deciders(plan, plan.desk)
        queue_all(messages.waiting(plan, plan.desk, people, at=at), at=at)
        return
    author = _author(plan)
    if author is None:
        return
    if move is Move.RETURN:
        queue_all([messages.returned(plan, author, at=at)], at=at)
    elif move is Move.APPROVE and plan.state is PlanState.APPROVED:
        queue_all([messages.approved(plan, author, at=at)], at=at)


def deciders(plan: SupportPlan, desk: Desk) -> list[Person]:
    """Return who can decide at a desk; the author cannot."""
    people = {
        Desk.HEAD: (Role.HEAD, plan.school_id),
        Desk.MUNICIPALITY: (Role.COORDINATOR, plan.school.municipality_id),
        Desk.AGENCY: (Role.EXPERT, 0),
    }[desk]
    return [one for one in list_holding(*people) if one.id != plan.author.person_id]


def _author(plan: SupportPlan) -> Person | None:
    key = plan.author.person_id
    author = find_person(key) if key is not None else None
    return author if author is not None and author.closed_at is None else None


def tell_names_opened(plan: SupportPlan, opened: NamesOpened, *, at: datetime) -> None:
    """Tell those who lead the school."""
    people = list_holding(LEADING_SCHOOL, plan.school_id)
    letters = messages.names_opened(plan, people, opened_id=opened.id, until=opened.until)
    queue_all(letters, at=at)
