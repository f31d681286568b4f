"""Declaring impartiality for a competition, and conflicts application by application."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import Person
from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.database import transaction
from portal.evaluation.access import Desk
from portal.evaluation.models import Conflict, Member, NoConflict, new_edition
from portal.evaluation.service.commission import enrol
from portal.evaluation.types import WhyNotDeclared
from portal.extensions import db
from portal.kernel.refusal import Refused, refuse_if


def declare_impartiality(competition: Competition, person: Person, *, at: datetime) -> Member:
    """Write down the member's word for the whole competition; a second time changes nothing."""
    with transaction():
        member = enrol(competition, person, at=at)
        if member.impartial_at is None:
            member.impartial_at = at
            audit.record(
                "impartiality declared",
                member,
                by=person.id,
                at=at,
                competition_id=competition.id,
            )
    return member


def declare_no_conflict(desk: Desk, member: Member, *, at: datetime) -> None:
    """Write down the word that this application is no conflict; its content opens after it.

    Raises `Refused` when a conflict stands.
    """
    with transaction():
        _lock(member)
        refuse_if(_against(member, is_in_conflict=_find_conflict(desk, member) is not None))
        known = select(NoConflict.id).where(
            NoConflict.member_id == member.id, NoConflict.application_id == desk.application.id
        )
        if db.session.scalar(known) is None:
            word = NoConflict(
                member_id=member.id, application_id=desk.application.id, declared_at=at
            )
            db.session.add(word)
            audit.record(
                "no conflict declared",
                word,
                by=member.person_id,
                at=at,
                competition_id=desk.competition.id,
                number=desk.application.number,
            )


def declare_conflict(desk: Desk, member: Member, reason: str, *, at: datetime) -> None:
    """Step back from one application, everywhere and for good (decisions, Evaluation 2).

    Marks given before stay on record and are not counted. Saying it twice changes nothing.
    Raises `Refused` without a reason.
    """
    try:
        with transaction():
            _lock(member)
            refuse_if(_against(member, is_in_conflict=False))
            refuse_if([] if reason.strip() else [WhyNotDeclared.NO_REASON])
            if _find_conflict(desk, member) is None:
                _write_conflict(desk, member, reason, at=at)
    except IntegrityError as error:
        raise Refused([WhyNotDeclared.IN_CONFLICT_ALREADY]) from error


def _write_conflict(desk: Desk, member: Member, reason: str, *, at: datetime) -> None:
    conflict = Conflict(
        member_id=member.id,
        application_id=desk.application.id,
        reason=reason,
        declared_at=at,
        declared_by_id=member.person_id,
    )
    db.session.add(conflict)
    member.edition = new_edition()
    audit.record(
        "conflict declared",
        conflict,
        by=member.person_id,
        at=at,
        competition_id=desk.competition.id,
        number=desk.application.number,
    )


def _lock(member: Member) -> None:
    # A sheet being saved and a conflict being declared wait for each other here.
    db.session.execute(select(Member.id).where(Member.id == member.id).with_for_update())


def _find_conflict(desk: Desk, member: Member) -> Conflict | None:
    return db.session.scalar(
        select(Conflict).where(
            Conflict.member_id == member.id, Conflict.application_id == desk.application.id
        )
    )


def _against(member: Member, *, is_in_conflict: bool) -> list[WhyNotDeclared]:
    objections = {
        WhyNotDeclared.NOT_IMPARTIAL_YET: member.impartial_at is None,
        WhyNotDeclared.IN_CONFLICT_ALREADY: is_in_conflict,
    }
    return [why for why, objects in objections.items() if objects]
