"""How far has the commission come? Counted for the coordinator, without a single mark."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, exists, func, select

from portal.accounts.models import Person
from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Competition, Criterion
from portal.competitions.types import CriterionKind
from portal.evaluation.models import Assessment, Conflict, Member
from portal.evaluation.queries.desk import list_members, list_seats, to_score
from portal.evaluation.types import AssessmentStatus, Progress
from portal.extensions import db
from portal.kernel.identity import VOTING
from portal.kernel.reference import register_number
from portal.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A conflict as the coordinator and the minutes see it."""

    number: str
    title: str
    name: str
    reason: str
    has_marks: bool
    """The member had scored before; the marks are kept and not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfReach:
    """An application with fewer members without a conflict than assessments are needed."""

    number: str
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An application as it is shown before anything is declared: who, and what it is called."""

    id: int
    number: str
    title: str
    organisation: str
    organisation_id: int


def list_applicants(competition: Competition) -> list[Listed]:
    """Return who applied, in alphabetical order, for members to look for conflicts in."""
    rows = db.session.execute(
        select(
            Application.id,
            Application.sequence,
            Application.title,
            Organisation.name,
            Organisation.id.label("organisation_id"),
        )
        .join(Organisation, Organisation.id == Application.organisation_id)
        .where(to_score(competition))
        .order_by(Organisation.sort_key, Application.sequence)
    )
    return [
        Listed(
            id=row.id,
            number=register_number(competition.code, row.sequence or 0),
            title=row.title,
            organisation=row.name,
            organisation_id=row.organisation_id,
        )
        for row in rows
    ]


def count_to_score(competition: Competition) -> int:
    """Count the applications the commission is to judge."""
    found = select(func.count(Application.id)).where(to_score(competition))
    return db.session.scalar(found) or 0


def count_checks_left(competition: Competition) -> int:
    """Count the applications on time that are neither refused nor fully checked."""
    asked = (
        select(func.count(Criterion.id))
        .where(
            Criterion.competition_id == competition.id,
            Criterion.kind != CriterionKind.QUALITY,
        )
        .scalar_subquery()
    )
    found = select(func.count(Application.id)).where(
        Application.competition_id == competition.id,
        Application.sequence.is_not(None),
        Application.is_late.is_(False),
        Application.status.in_((Status.SUBMITTED, Status.REOPENED)),
        Application.checks_failed == 0,
        Application.checks_given < asked,
    )
    return db.session.scalar(found) or 0


def progress_by_member(competition: Competition) -> dict[int, Progress]:
    """Return how far each member has come, by the key of the member."""
    is_done = and_(Conflict.id.is_(None), Assessment.status == AssessmentStatus.SUBMITTED)
    rows = db.session.execute(
        select(
            Member.id,
            func.count(Conflict.id).label("recused"),
            func.sum(case((is_done, 1), else_=0)).label("done"),
        )
        .select_from(Member)
        .join(Application, to_score(competition))
        .outerjoin(
            Conflict,
            and_(Conflict.member_id == Member.id, Conflict.application_id == Application.id),
        )
        .outerjoin(
            Assessment,
            and_(Assessment.member_id == Member.id, Assessment.application_id == Application.id),
        )
        .where(Member.competition_id == competition.id)
        .group_by(Member.id)
        .order_by(Member.id)
    )
    total = count_to_score(competition)
    return {
        row.id: Progress(total=total - row.recused, done=row.done or 0, recused=row.recused)
        for row in rows
    }


def list_conflicts(competition: Competition) -> list[Declared]:
    """Return every conflict declared, by register number."""
    rows = db.session.execute(
        select(
            Application.sequence,
            Application.title,
            Conflict,
            Assessment.id.label("assessment_id"),
        )
        .join(Conflict, Conflict.application_id == Application.id)
        .outerjoin(
            Assessment,
            and_(
                Assessment.member_id == Conflict.member_id,
                Assessment.application_id == Application.id,
            ),
        )
        .where(Application.competition_id == competition.id)
        .order_by(Application.sequence, Conflict.id)
    )
    return [
        Declared(
            number=register_number(competition.code, row.sequence or 0),
            title=row.title,
            name=row.Conflict.member.person.name,
            reason=row.Conflict.reason,
            has_marks=row.assessment_id is not None,
        )
        for row in rows
    ]


def list_out_of_reach(competition: Competition) -> list[OutOfReach]:
    """Return the applications that cannot get enough assessments, by register number."""
    seats = {seat.person_id for seat in list_seats(competition.id) if seat.role in VOTING}
    voting = [one.id for one in list_members(competition.id) if one.person_id in seats]
    recused = func.count(Conflict.id)
    rows = db.session.execute(
        select(Application.sequence, recused)
        .outerjoin(
            Conflict,
            and_(Conflict.application_id == Application.id, Conflict.member_id.in_(voting)),
        )
        .where(to_score(competition))
        .group_by(Application.id, Application.sequence)
        .having(len(seats) - recused < max(1, competition.min_assessments))
        .order_by(Application.sequence)
    )
    return [
        OutOfReach(
            number=register_number(competition.code, sequence or 0), members=len(seats) - conflicts
        )
        for sequence, conflicts in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHandedIn:
    """A sheet handed in, as those who may open it again see it: no marks."""

    id: int
    number: str
    title: str
    name: str
    submitted_at: datetime


def list_sheets(
    competition: Competition, *, but_of_conflicts_of: int | None = None
) -> list[SheetHandedIn]:
    """Return the sheets handed in, by register number and member.

    Without those of applications from which the member named has stepped back.
    """
    stepped_back = exists().where(
        Conflict.application_id == Application.id, Conflict.member_id == but_of_conflicts_of
    )
    rows = db.session.execute(
        select(
            Assessment.id,
            Assessment.submitted_at,
            Application.sequence,
            Application.title,
            Person.name,
        )
        .join(Application, Application.id == Assessment.application_id)
        .join(Member, Member.id == Assessment.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(
            Application.competition_id == competition.id,
            Assessment.status == AssessmentStatus.SUBMITTED,
            ~stepped_back,
        )
        .order_by(Application.sequence, Member.id)
    )
    return [
        SheetHandedIn(
            id=row.id,
            number=register_number(competition.code, row.sequence or 0),
            title=row.title,
            name=row.name,
            submitted_at=row.submitted_at,
        )
        for row in rows
    ]
