"""What there is to discuss: every application with what this member may know of its marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.evaluation.models import Assessment, Conflict, Consensus, Member, Reopening
from portal.evaluation.queries.desk import to_score
from portal.evaluation.queries.ranking import list_quality_criteria, ranking_of
from portal.evaluation.types import AssessmentStatus, Ranked
from portal.extensions import db
from portal.kernel.reference import register_number
from portal.organisations.models import Organisation

_OPENED = exists().where(
    Consensus.competition_id == Application.competition_id,
    or_(Consensus.application_id.is_(None), Consensus.application_id == Application.id),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed:
    """One application in the discussion."""

    id: int
    number: str
    title: str
    organisation: str
    handed_in: int
    is_mine_done: bool
    is_in_conflict: bool
    is_open: bool
    marks: Ranked | None
    """How the marks counted stand, for whoever may see them."""

    @property
    def is_seen(self) -> bool:
        """The member may see the others' marks."""
        return not self.is_in_conflict and (self.is_mine_done or self.is_open)


def list_discussed(
    competition: Competition, member: Member, *, first: int, most: int
) -> list[Discussed]:
    """Return some of the applications: first those whose marks, as seen, differ widely."""
    ranked = {row.number: row for row in ranking_of(competition).rows}
    apart = [int(number.rpartition("/")[2]) for number, row in ranked.items() if row.disagrees]
    is_seen, rows = _rows(competition, member)
    is_first = and_(is_seen, Application.sequence.in_(apart))
    found = db.session.execute(
        rows.order_by(case((is_first, 0), else_=1), Application.sequence).offset(first).limit(most)
    )
    return [_discussed(row, competition.code, ranked) for row in found]


def _rows(competition: Competition, member: Member) -> tuple[ColumnElement[bool], Any]:
    mine, conflict, their = aliased(Assessment), aliased(Conflict), aliased(Conflict)
    handed_in = (
        select(func.count(Assessment.id))
        .where(
            Assessment.application_id == Application.id,
            Assessment.status == AssessmentStatus.SUBMITTED,
            ~exists().where(
                their.member_id == Assessment.member_id,
                their.application_id == Assessment.application_id,
            ),
        )
        .scalar_subquery()
    )
    is_done = func.coalesce(mine.status == AssessmentStatus.SUBMITTED, False)
    is_seen = and_(conflict.id.is_(None), or_(is_done, _OPENED))
    rows = (
        select(
            Application.id,
            Application.sequence,
            Application.title,
            Organisation.name.label("organisation"),
            handed_in.label("handed_in"),
            is_done.label("is_done"),
            conflict.id.is_not(None).label("is_in_conflict"),
            _OPENED.label("is_open"),
        )
        .join(Organisation, Organisation.id == Application.organisation_id)
        .outerjoin(mine, and_(mine.application_id == Application.id, mine.member_id == member.id))
        .outerjoin(
            conflict,
            and_(conflict.application_id == Application.id, conflict.member_id == member.id),
        )
        .where(to_score(competition))
    )
    return is_seen, rows


def _discussed(row: Row[Any], code: str, ranked: dict[str, Ranked]) -> Discussed:
    number = register_number(code, row.sequence)
    is_seen = not row.is_in_conflict and bool(row.is_done or row.is_open)
    return Discussed(
        id=row.id,
        number=number,
        title=row.title,
        organisation=row.organisation,
        handed_in=row.handed_in,
        is_mine_done=bool(row.is_done),
        is_in_conflict=row.is_in_conflict,
        is_open=bool(row.is_open),
        marks=ranked.get(number) if is_seen else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A sheet that was opened again, as the coordinator and the minutes see it."""

    number: str
    name: str
    """Whose sheet it was."""
    by: str
    at: datetime
    reason: str
    before: Decimal
    """The weighted points that had been handed in."""
    now: Decimal | None
    """The weighted points handed in next; None while it is open."""


def list_reopened(competition: Competition) -> list[Reopened]:
    """Return every reopening of a competition, in the order they were made."""
    rows = db.session.scalars(
        select(Reopening)
        .join(Assessment, Assessment.id == Reopening.assessment_id)
        .join(Application, Application.id == Assessment.application_id)
        .where(Application.competition_id == competition.id)
        .options(
            joinedload(Reopening.assessment).joinedload(Assessment.application),
            joinedload(Reopening.assessment).joinedload(Assessment.marks),
        )
        .order_by(Reopening.id)
    ).unique()
    weights = {one.id: one.weight or Decimal(1) for one in list_quality_criteria(competition.id)}
    told = list(rows)
    return [
        _reopened(row, _next_of(row, told[place + 1 :]), weights) for place, row in enumerate(told)
    ]


def _next_of(row: Reopening, later: Sequence[Reopening]) -> Reopening | None:
    return next((one for one in later if one.assessment_id == row.assessment_id), None)


def _reopened(row: Reopening, following: Reopening | None, weights: dict[int, Decimal]) -> Reopened:
    sheet = row.assessment
    is_handed_in = sheet.status is AssessmentStatus.SUBMITTED
    now = {mark.criterion_id: mark.points for mark in sheet.marks if mark.points is not None}
    since = following.points if following else now if is_handed_in else None
    return Reopened(
        number=sheet.application.number,
        name=sheet.member.person.name,
        by=row.by.name,
        at=row.at,
        reason=row.reason,
        before=_total(row.points, weights),
        now=None if since is None else _total(since, weights),
    )


def _total(points: dict[int, Decimal], weights: dict[int, Decimal]) -> Decimal:
    return sum((given * weights.get(key, Decimal(0)) for key, given in points.items()), Decimal(0))


def list_openings(competition: Competition) -> Sequence[Consensus]:
    """Return when the consensus stage was opened, by whom and for what."""
    return db.session.scalars(
        select(Consensus)
        .where(Consensus.competition_id == competition.id)
        .options(joinedload(Consensus.application))
        .order_by(Consensus.id)
    ).all()
