"""Who sits where? The commission around a competition and around one application."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, exists, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, lazyload

from portal.accounts.models import RoleHeld
from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.evaluation.access import Desk, HandedIn
from portal.evaluation.models import (
    Assessment,
    Conflict,
    Consensus,
    Mark,
    Member,
    NoConflict,
    Reopening,
)
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db
from portal.kernel.identity import COMMISSION, Identity

_JUST_MARKS = (joinedload(Assessment.marks).lazyload(Mark.criterion),)
"""With the points of a sheet, without reading again which criteria they are for."""


def find_commission(code: str) -> Desk | None:
    """Return the commission of a competition, with no application on the desk."""
    competition = find_competition(code)
    return None if competition is None else commission_of(competition)


def commission_of(competition: Competition) -> Desk:
    """Return the commission of a competition."""
    return Desk(
        competition=competition,
        members={member.person_id: member for member in list_members(competition.id)},
    )


def find_desk(code: str, id: int) -> Desk | None:  # noqa: A002 - a part of the address
    """Return the desk with an application that the commission is to judge."""
    return _desk(Application.id == id, Competition.code == code)


def _desk(*which: ColumnElement[bool]) -> Desk | None:
    application = db.session.scalar(
        select(Application)
        .join(Competition, is_to_score(Competition.id, Competition.grant_amount))
        .where(*which)
        .options(contains_eager(Application.competition))
    )
    if application is None:
        return None
    competition = application.competition
    seats = _seats(competition.id, application.id)
    return Desk(
        competition=competition,
        members={member.person_id: member for member, *_ in seats if member.left_at is None},
        in_conflict=frozenset(member.person_id for member, conflict, _ in seats if conflict),
        cleared=frozenset(member.person_id for member, _, word in seats if word),
        given=application,
    )


def _seats(competition_id: int, application_id: int) -> Sequence[tuple[Member, int, int]]:
    """Everyone who has ever sat there, with their conflict or their word that there is none."""
    asked = (
        _members(competition_id)
        .add_columns(Conflict.id, NoConflict.id)
        .outerjoin(
            Conflict,
            and_(Conflict.member_id == Member.id, Conflict.application_id == application_id),
        )
        .outerjoin(
            NoConflict,
            and_(NoConflict.member_id == Member.id, NoConflict.application_id == application_id),
        )
        .options(lazyload(Member.person))  # who asks is known; nobody else is named
    )
    return [tuple(row) for row in db.session.execute(asked)]


def to_score(competition: Competition) -> ColumnElement[bool]:
    """An application the commission is to judge: on time, valid, admissible, exact."""
    return is_to_score(competition.id, competition.grant_amount)


def is_to_score(
    competition_id: int | SQLColumnExpression[int],
    grant_amount: Decimal | SQLColumnExpression[Decimal],
) -> ColumnElement[bool]:
    """The same for a statement that is asked of one competition after another."""
    is_exact = or_(Application.planned == grant_amount, Application.status == Status.REOPENED)
    return and_(
        Application.competition_id == competition_id,
        Application.sequence.is_not(None),
        Application.is_late.is_(False),
        Application.status.in_((Status.SUBMITTED, Status.REOPENED)),
        is_exact,
        Application.checks_failed == 0,
    )


def list_members(competition_id: int) -> list[Member]:
    """Return who is in the commission now, in the order they were named."""
    return list(db.session.scalars(_members(competition_id).where(Member.left_at.is_(None))))


def list_members_ever(competition_id: int) -> list[Member]:
    """Return everyone who has been in the commission, also those who have left."""
    return list(db.session.scalars(_members(competition_id)))


def _members(competition_id: int) -> Select[Member]:
    return select(Member).where(Member.competition_id == competition_id).order_by(Member.id)


def find_member(competition_id: int, person_id: int) -> Member | None:
    """Return a person's row in the commission, also when they have left."""
    return db.session.scalar(_members(competition_id).where(Member.person_id == person_id))


def list_seats(competition_id: int) -> list[RoleHeld]:
    """Return the roles held in the commission now, with the people; also of those not enrolled."""
    return list(
        db.session.scalars(
            select(RoleHeld)
            .where(RoleHeld.role.in_(COMMISSION), RoleHeld.scope_id == competition_id)
            .options(joinedload(RoleHeld.person))
            .order_by(RoleHeld.id)
        )
    )


def list_competitions_of(who: Identity) -> list[Competition]:
    """Return the competitions in whose commission the person sits, the newest first."""
    return list(
        db.session.scalars(
            select(Competition)
            .where(Competition.id.in_(who.scopes(*COMMISSION)))
            .order_by(Competition.closes_at.desc(), Competition.id.desc())
        )
    )


def find_assessment(member_id: int, application_id: int) -> Assessment | None:
    """Return a member's score sheet for an application, with its marks."""
    return db.session.scalar(
        select(Assessment)
        .where(Assessment.member_id == member_id, Assessment.application_id == application_id)
        .options(*_JUST_MARKS, lazyload(Assessment.member))
        .execution_options(populate_existing=True)
    )


def list_others(member_id: int, desk: Desk) -> list[Assessment]:
    """Return the sheets other members handed in, without those in conflict with the application."""
    conflict = aliased(Conflict)
    in_conflict = exists().where(
        conflict.member_id == Assessment.member_id,
        conflict.application_id == Assessment.application_id,
    )
    return list(
        db.session.scalars(
            select(Assessment)
            .where(
                Assessment.application_id == desk.application.id,
                Assessment.member_id != member_id,
                Assessment.status == AssessmentStatus.SUBMITTED,
                ~in_conflict,
            )
            .options(*_JUST_MARKS)
            .order_by(Assessment.member_id)
        ).unique()
    )


def find_handed_in(id: int) -> HandedIn | None:  # noqa: A002 - a part of the address
    """Return a score sheet with the desk it was written at."""
    assessment = db.session.scalar(
        select(Assessment)
        .where(Assessment.id == id)
        .options(joinedload(Assessment.application), joinedload(Assessment.marks))
    )
    if assessment is None:
        return None
    desk = _desk(Application.id == assessment.application_id)
    return None if desk is None else HandedIn(assessment=assessment, desk=desk)


def is_consensus_open(competition_id: int) -> bool:
    """The chair has let members see each other's marks, of all applications."""
    found = select(Consensus.id).where(
        Consensus.competition_id == competition_id, Consensus.application_id.is_(None)
    )
    return db.session.scalar(found) is not None


def list_reopenings(assessment_ids: Iterable[int]) -> list[Reopening]:
    """Return when sheets were opened again, by whom and why."""
    return list(
        db.session.scalars(
            select(Reopening)
            .where(Reopening.assessment_id.in_(list(assessment_ids)))
            .order_by(Reopening.id)
        )
    )
