"""Who sits where? The commission around a competition and around one application."""

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select, union_all
from sqlalchemy.orm import aliased, joinedload

from portal.accounts.models import RoleHeld
from portal.applications.models import Application, Attachment, Check
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
from portal.files.models import StoredFile
from portal.kernel.identity import COMMISSION, Identity


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
    commission = find_commission(code)
    return None if commission is None else _with_application(commission, id)


def _with_application(commission: Desk, application_id: int) -> Desk | None:
    competition = commission.competition
    application = db.session.scalar(
        select(Application).where(Application.id == application_id, to_score(competition))
    )
    if application is None:
        return None
    in_conflict, cleared = _words_given(application_id)
    return Desk(
        competition=competition,
        members=commission.members,
        in_conflict=in_conflict,
        cleared=cleared,
        given=application,
    )


def to_score(competition: Competition) -> ColumnElement[bool]:
    """An application the commission is to judge: on time, valid, admissible, exact."""
    return is_to_score(competition.id, competition.grant_amount)


def is_to_score(
    competition_id: int | ColumnElement[int], grant_amount: Decimal | ColumnElement[Decimal]
) -> ColumnElement[bool]:
    """The same for a statement that is asked of one competition after another."""
    failed = exists().where(Check.application_id == Application.id, Check.is_met.is_(False))
    is_exact = or_(Application.planned == grant_amount, Application.status == Status.REOPENED)
    return and_(
        Application.competition_id == competition_id,
        Application.sequence.is_not(None),
        Application.is_late.is_(False),
        Application.status.in_((Status.SUBMITTED, Status.REOPENED)),
        is_exact,
        ~failed,
    )


def _words_given(application_id: int) -> tuple[frozenset[int], frozenset[int]]:
    conflicts = (
        select(Member.person_id, literal(1).label("conflict"))
        .join(Conflict, Conflict.member_id == Member.id)
        .where(Conflict.application_id == application_id)
    )
    clear = (
        select(Member.person_id, literal(0).label("conflict"))
        .join(NoConflict, NoConflict.member_id == Member.id)
        .where(NoConflict.application_id == application_id)
    )
    rows = db.session.execute(union_all(conflicts, clear)).all()
    in_conflict = frozenset(person_id for person_id, conflict in rows if conflict)
    cleared = frozenset(person_id for person_id, conflict in rows if not conflict)
    return in_conflict, cleared


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
        .options(joinedload(Assessment.marks).joinedload(Mark.criterion))
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
            .options(joinedload(Assessment.marks).joinedload(Mark.criterion))
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
    desk = _with_application(
        commission_of(assessment.application.competition), assessment.application_id
    )
    return None if desk is None else HandedIn(assessment=assessment, desk=desk)


def is_consensus_open(competition_id: int) -> bool:
    """The chair has let members see each other's marks."""
    found = select(Consensus.id).where(Consensus.competition_id == competition_id)
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


def list_files(application_id: int) -> list[StoredFile]:
    """Return the files of an application, oldest first."""
    return list(
        db.session.scalars(
            select(StoredFile)
            .join(Attachment, Attachment.file_id == StoredFile.id)
            .where(Attachment.application_id == application_id)
            .order_by(Attachment.id)
        )
    )
