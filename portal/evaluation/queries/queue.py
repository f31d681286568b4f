"""What has a member to score? Their own order, a page at a time, counted by the database."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, cast, func, select

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.evaluation.models import Assessment, Conflict, Member
from portal.evaluation.queries.desk import to_score
from portal.evaluation.rules.order import PRIME, multiplier, place
from portal.evaluation.types import AssessmentStatus, Only, Progress
from portal.extensions import db
from portal.kernel.reference import register_number
from portal.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class InQueue:
    """One application as its row in the queue shows it."""

    id: int
    number: str
    title: str
    organisation: str
    status: AssessmentStatus | None
    is_in_conflict: bool
    assessment_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an application stands in a member's queue; the neighbours are keys or None."""

    place: int
    progress: Progress
    before: int | None
    after: int | None


_IS_DONE = and_(Conflict.id.is_(None), Assessment.status == AssessmentStatus.SUBMITTED)
_IS_LEFT = and_(
    Conflict.id.is_(None),
    (Assessment.id.is_(None)) | (Assessment.status != AssessmentStatus.SUBMITTED),
)
_WANTED: dict[Only, ColumnElement[bool]] = {
    Only.LEFT: _IS_LEFT,
    Only.DONE: _IS_DONE,
    Only.CONFLICT: Conflict.id.is_not(None),
}


def list_queue(
    competition: Competition, member: Member, *, only: Only, first: int, most: int
) -> list[InQueue]:
    """Return some rows of the queue, in this member's own order."""
    rows = (
        _of(
            member,
            Application.id,
            Application.sequence,
            Application.title,
            Organisation.name,
            Assessment.status,
            Assessment.id.label("assessment_id"),
            Conflict.id.label("conflict_id"),
        )
        .join(Organisation, Organisation.id == Application.organisation_id)
        .where(to_score(competition))
        .order_by(_place(member), Application.id)
        .offset(first)
        .limit(most)
    )
    if only in _WANTED:
        rows = rows.where(_WANTED[only])
    return [
        InQueue(
            id=row.id,
            number=register_number(competition.code, row.sequence),
            title=row.title,
            organisation=row.name,
            status=row.status,
            is_in_conflict=row.conflict_id is not None,
            assessment_id=row.assessment_id,
        )
        for row in db.session.execute(rows)
    ]


def count_progress(competition: Competition, member: Member) -> Progress:
    """Count what is to score, done, started and stepped back from."""
    row = db.session.execute(_of(member, *_counts()).where(to_score(competition))).one()
    return Progress(total=row.total, done=row.done, recused=row.recused)


def find_next_left(
    competition: Competition, member: Member, *, after: int | None = None
) -> int | None:
    """Return the next application not scored, from the one given on and around to the start."""
    here = place(after, member.id) if after is not None else -1
    turn = case((_place(member) > here, 0), else_=1)
    found: int | None = db.session.scalar(
        _of(member, Application.id)
        .where(to_score(competition), _IS_LEFT, Application.id != (after or 0))
        .order_by(turn, _place(member))
        .limit(1)
    )
    return found


def standing(competition: Competition, member: Member, application_id: int) -> Standing:
    """Return where the application stands, and its neighbours that are no conflict."""
    here = place(application_id, member.id)
    key = _place(member)
    free = Conflict.id.is_(None)
    row = db.session.execute(
        _of(
            member,
            *_counts(),
            func.sum(case((and_(free, key <= here), 1), else_=0)).label("place"),
            func.max(case((and_(free, key < here), key))).label("before"),
            func.min(case((and_(free, key > here), key))).label("after"),
        ).where(to_score(competition))
    ).one()
    return Standing(
        place=row.place or 0,
        progress=Progress(total=row.total, done=row.done, recused=row.recused),
        before=_key_at(row.before, member),
        after=_key_at(row.after, member),
    )


def _of(member: Member, *columns: Any) -> "Select[*tuple[Any, ...]]":  # noqa: ANN401 - columns of any type
    return (
        select(*columns)
        .select_from(Application)
        .outerjoin(
            Assessment,
            and_(Assessment.application_id == Application.id, Assessment.member_id == member.id),
        )
        .outerjoin(
            Conflict,
            and_(Conflict.application_id == Application.id, Conflict.member_id == member.id),
        )
    )


def _counts() -> tuple[Any, ...]:
    return (
        func.coalesce(func.sum(case((Conflict.id.is_(None), 1), else_=0)), 0).label("total"),
        func.coalesce(func.sum(case((_IS_DONE, 1), else_=0)), 0).label("done"),
        func.count(Conflict.id).label("recused"),
    )


def _place(member: Member) -> ColumnElement[int]:
    return cast(Application.id, BigInteger) * multiplier(member.id) % PRIME


def _key_at(found: int | None, member: Member) -> int | None:
    """Turn a place back into the key of its application: multiply by the inverse."""
    return None if found is None else int(found) * pow(multiplier(member.id), -1, PRIME) % PRIME
