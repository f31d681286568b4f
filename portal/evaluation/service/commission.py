"""Naming the commission and setting it to work."""

from datetime import datetime
from functools import partial

from sqlalchemy import select

from portal.accounts import service as accounts
from portal.accounts.models import Invitation, Person
from portal.accounts.queries import find_person_by_email
from portal.admission.queries import count_clarifications_open
from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.competitions.queries import state_of
from portal.competitions.types import STEPS, Move
from portal.database import transaction
from portal.evaluation import messages
from portal.evaluation.models import Member
from portal.evaluation.queries.desk import find_member, list_members, list_seats
from portal.evaluation.queries.progress import (
    count_checks_left,
    count_to_score,
    list_applicants,
    list_out_of_reach,
    progress_by_member,
)
from portal.evaluation.queries.queue import find_next_left
from portal.evaluation.rules.commission import Case, reasons_not_to_start
from portal.evaluation.types import WhyNotNamed, WhyNotStarted
from portal.extensions import db
from portal.kernel.identity import COMMISSION, VOTING, Role
from portal.kernel.refusal import Refused, refuse_if
from portal.notifications import service as notifications


def name_member(
    competition: Competition, email: str, role: Role, *, name: str, by: int, at: datetime
) -> Invitation:
    """Invite somebody to the commission by letter; they sit in it once they accept.

    Raises `Refused` when they are in it already, in whatever role, or it is not a role of one.
    """
    with transaction():
        person = find_person_by_email(email)
        is_in = person is not None and person.identity.holds_any(COMMISSION, competition.id)
        refuse_if([WhyNotNamed.IS_IN_ALREADY] if is_in or role not in COMMISSION else [])
        telling = partial(
            messages.invitation,
            competition=competition,
            organisations=[one.organisation for one in list_applicants(competition)],
            applications=count_to_score(competition),
            members=[seat.person.name for seat in list_seats(competition.id)],
        )
        return accounts.invite(
            email, role, competition.id, by=by, at=at, name=name, telling=telling
        )


def enrol(competition: Competition, person: Person, *, at: datetime) -> Member:
    """Return the row of somebody who sits in the commission, made when it is not there yet.

    The role comes with the accepted invitation; this row is what conflicts, marks and minutes name.
    """
    role = _role_of(person, competition.id)
    member = find_member(competition.id, person.id)
    if member is None:
        known = {one.code for one in list_members(competition.id)}
        member = Member(
            competition_id=competition.id,
            person_id=person.id,
            code=_free_code(known),
            role=role,
            named_at=at,
        )
        db.session.add(member)
    member.role, member.left_at = role, None
    db.session.flush()
    return member


def _role_of(person: Person, competition_id: int) -> Role:
    held = [one.role for one in person.roles if one.scope_id == competition_id]
    role = next((role for role in held if role in COMMISSION), None)
    if role is None:
        raise Refused([WhyNotNamed.HAS_LEFT])
    return role


def _free_code(known: set[str]) -> str:
    number = len(known) + 1
    while f"m{number}" in known:
        number += 1
    return f"m{number}"


def change_member(
    competition: Competition, person: Person, role: Role, *, position: str, by: int, at: datetime
) -> Member:
    """Give somebody in the commission another role, or the post the minutes print."""
    with transaction():
        before = enrol(competition, person, at=at).role
        if role is not before:
            refuse_if([] if role in COMMISSION else [WhyNotNamed.HAS_LEFT])
            accounts.give_role(person, role, competition.id, by=by, at=at)
        member = enrol(competition, person, at=at)
        member.position = position
        audit.record(
            "commission member changed",
            member,
            by=by,
            at=at,
            competition_id=competition.id,
            role=role.value,
        )
    return member


def let_go(competition: Competition, person: Person, *, by: int, at: datetime) -> None:
    """Take somebody out of the commission, at once; their row and their marks stay on record."""
    with transaction():
        member = enrol(competition, person, at=at)
        accounts.take_role(person, member.role, competition.id, by=by, at=at)
        member.left_at = at
        audit.record("commission member left", member, by=by, at=at, competition_id=competition.id)


def reasons_against_start(competition: Competition, *, at: datetime) -> list[WhyNotStarted]:
    """Return everything the start of evaluation waits for."""
    roles = [seat.role for seat in list_seats(competition.id)]
    voting = sum(1 for role in roles if role in VOTING)
    fewest = min((one.members for one in list_out_of_reach(competition)), default=voting)
    return reasons_not_to_start(
        Case(
            state=state_of(competition, at=at),
            checks_left=count_checks_left(competition),
            clarifications_open=count_clarifications_open(competition.id),
            roles=roles,
            fewest_without_conflict=fewest,
            min_assessments=competition.min_assessments,
        )
    )


def start_evaluation(competition: Competition, *, by: int, at: datetime) -> None:
    """Let the commission begin: everyone in it is enrolled and may declare impartiality.

    Raises `Refused` with everything it still waits for.
    """
    with transaction():
        locked = select(Competition.id).where(Competition.id == competition.id)
        db.session.execute(locked.with_for_update())
        db.session.refresh(competition)
        refuse_if(reasons_against_start(competition, at=at))
        competition.stage = STEPS[Move.START_EVALUATION].after
        for seat in list_seats(competition.id):
            enrol(competition, seat.person, at=at)
        audit.record("evaluation started", competition, by=by, at=at, competition_id=competition.id)


def remind(competition: Competition, *, by: int, at: datetime) -> int:
    """Write to every voting member who has something left; return how many letters that is.

    Pressed again on the same day it writes nobody twice.
    """
    with transaction():
        progress = progress_by_member(competition)
        unfinished = [
            messages.reminder(
                member,
                competition,
                progress[member.id],
                next_id=find_next_left(competition, member),
                at=at,
            )
            for member in list_members(competition.id)
            if member.role in VOTING and member.id in progress and progress[member.id].left
        ]
        letters = notifications.queue_all(unfinished, at=at)
        audit.record(
            "commission reminded",
            competition,
            by=by,
            at=at,
            competition_id=competition.id,
            letters=len(letters),
        )
    return len(letters)
