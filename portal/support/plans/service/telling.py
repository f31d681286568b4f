"""Queueing the letters of a move, within its transaction."""

from collections.abc import Iterator
from datetime import datetime

from portal.accounts.models import Person
from portal.accounts.queries import find_person, list_holding
from portal.kernel.identity import LEADING_SCHOOL, Role
from portal.notifications.service import queue_all
from portal.support.plans import messages
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import Desk, Move, PlanState
from portal.support.sight.models import NamesOpened


def tell_of(plan: SupportPlan, move: Move, *, by: int | None, at: datetime) -> None:
    """Tell whose turn it is now, and the school what was decided or stopped."""
    if plan.desk is not None and move in {Move.SUBMIT, Move.APPROVE}:
        people = deciders(plan, plan.desk)
        queue_all(messages.waiting(plan, plan.desk, people, at=at), at=at)
    elif move is Move.APPROVE and plan.state is PlanState.APPROVED:
        _tell_approved(plan, by=by, at=at)
    elif move in messages.SCHOOL_LEARNS:
        told = messages.at_school(plan, move, _at_school(plan, by=by), at=at)
        queue_all(told, at=at)
        if move in messages.PROVIDERS_LEARN and plan.approved_at is not None:
            given_up = messages.to_providers(plan, move, _providers(plan, by=by), at=at)
            queue_all(given_up, at=at)


def _tell_approved(plan: SupportPlan, *, by: int | None, at: datetime) -> None:
    for person, is_author in _at_school(plan, by=by):
        letter = messages.approved if is_author else messages.approved_today
        queue_all([letter(plan, person, at=at)], at=at)


def _at_school(plan: SupportPlan, *, by: int | None) -> Iterator[tuple[Person, bool]]:
    """Return the author and the heads, each once and not who did it; True for the author."""
    author = _author(plan)
    if author is not None and author.id != by:
        yield author, True
    for person in list_holding(Role.HEAD, plan.school_id):
        if person.id not in {by, author.id if author else None}:
            yield person, False


def _providers(plan: SupportPlan, *, by: int | None) -> list[Person]:
    """Return who gives support in the plan and is not told of it as author or head."""
    giving = {giver.person_id for one in plan.measures for giver in one.givers}
    told = {by, *(person.id for person, _ in _at_school(plan, by=by))}
    found = list_holding(Role.PROVIDER, plan.school_id)
    return [one for one in found if one.id in giving and one.id not in told]


def tell_handed_over(plan: SupportPlan, *, by: int | None, at: datetime) -> None:
    """Tell the school the pupil has left, and those who go on with the plan at the new one."""
    left = [person for person, _ in _at_school(plan, by=by)]
    queue_all(messages.handed_over(plan, left, at=at), at=at)
    there = list_holding({Role.HEAD, Role.AUTHOR}, plan.handed_to_id or 0)
    queue_all(messages.received(plan, [one for one in there if one.id != by], at=at), at=at)


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
