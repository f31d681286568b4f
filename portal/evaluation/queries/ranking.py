"""How do the applications of a competition stand? Read in five statements, whatever the number.

Only columns are read, no mapped objects: a call of 2 000 applications has 30 000 marks.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, Select, and_, select, type_coerce

from portal.applications.models import Application, Check
from portal.applications.types import Status
from portal.competitions.models import Competition, Criterion
from portal.competitions.types import CriterionKind
from portal.database import Points
from portal.evaluation.models import Assessment, Conflict, Mark, Member, member_key
from portal.evaluation.rules.admission import is_admissible
from portal.evaluation.rules.ranking import rank
from portal.evaluation.types import (
    AssessmentStatus,
    Entry,
    RankedCriterion,
    Ranking,
    Sheet,
    Terms,
)
from portal.extensions import db
from portal.kernel.reference import register_number

_PLACES = Points().places
_NOTHING_SETTLED: Mapping[str, int] = MappingProxyType({})


def ranking_of(
    competition: Competition, *, settled: Mapping[str, int] = _NOTHING_SETTLED
) -> Ranking:
    """Rank the applications received; `settled` has the places the commission gave within ties."""
    criteria = _criteria(competition.id)
    return rank(_terms(competition, criteria), _entries(competition, criteria, settled))


def terms_of(competition: Competition) -> Terms:
    """Return what the ranking looks at in the competition itself."""
    return _terms(competition, _criteria(competition.id))


def entries_of(
    competition: Competition, *, settled: Mapping[str, int] = _NOTHING_SETTLED
) -> list[Entry]:
    """Return what the ranking looks at in every application received, by register number."""
    return _entries(competition, _criteria(competition.id), settled)


def list_quality_criteria(competition_id: int) -> list[Criterion]:
    """Return the criteria members give points on, in their order."""
    return [one for one in _criteria(competition_id) if one.kind is CriterionKind.QUALITY]


def _criteria(competition_id: int) -> list[Criterion]:
    asked = (
        select(Criterion)
        .where(Criterion.competition_id == competition_id)
        .order_by(Criterion.position, Criterion.id)
    )
    return list(db.session.scalars(asked))


def _terms(competition: Competition, criteria: Sequence[Criterion]) -> Terms:
    return Terms(
        criteria=tuple(
            RankedCriterion(
                code=one.code,
                max_points=one.max_points or Decimal(),
                weight=one.weight or Decimal(1),
                min_points=one.min_points,
            )
            for one in criteria
            if one.kind is CriterionKind.QUALITY
        ),
        grant_amount=competition.grant_amount,
        quota=competition.quota,
        budget=competition.budget,
        min_assessments=competition.min_assessments,
        min_total=competition.min_total,
        tie_break=tuple(competition.tie_break),
        tie_break_by_time=competition.tie_break_by_time,
        disagreement_share=competition.disagreement_share,
    )


def _entries(
    competition: Competition, criteria: Sequence[Criterion], settled: Mapping[str, int]
) -> list[Entry]:
    codes = {one.id: one.code for one in criteria}
    checks = _checks(competition.id, codes)
    sheets = _sheets(competition.id, codes)
    asked = [one.code for one in criteria if one.kind is not CriterionKind.QUALITY]
    entries = []
    for row in db.session.execute(_received(competition.id)):
        number = register_number(competition.code, row.sequence)
        is_withdrawn = row.status is Status.WITHDRAWN
        is_judged = not (row.is_late or is_withdrawn)
        entries.append(
            Entry(
                number=number,
                received_at=row.received_at or competition.closes_at,
                planned=_planned(competition, row.status, row.planned),
                is_late=row.is_late,
                is_withdrawn=is_withdrawn,
                is_admissible=is_admissible(asked, checks.get(row.id, {}), is_judged=is_judged),
                sheets=tuple(sheets.get(row.id, ())),
                settled_order=settled.get(number),
            )
        )
    return entries


def _received(competition_id: int) -> "Select[*tuple[Any, ...]]":
    return (
        select(
            Application.id,
            Application.sequence,
            Application.status,
            Application.received_at,
            Application.planned,
            Application.is_late,
        )
        .where(Application.competition_id == competition_id, Application.sequence.is_not(None))
        .order_by(Application.sequence)
    )


def _planned(competition: Competition, status: Status, planned: Decimal) -> Decimal:
    # Taken back for changes: the version in force was submitted, so it was exact; only the
    # draft beside it may not be.
    return competition.grant_amount if status is Status.REOPENED else planned


def _checks(competition_id: int, codes: Mapping[int, str]) -> dict[int, dict[str, bool]]:
    found = (
        select(Check.application_id, Check.criterion_id, Check.is_met)
        .join(Application, Application.id == Check.application_id)
        .where(Application.competition_id == competition_id)
        .order_by(Check.id)
    )
    checks: dict[int, dict[str, bool]] = defaultdict(dict)
    for application_id, criterion_id, is_met in db.session.execute(found):
        if criterion_id in codes:
            checks[application_id][codes[criterion_id]] = is_met
    return checks


def _sheets(competition_id: int, codes: Mapping[int, str]) -> dict[int, list[Sheet]]:
    points = _points(competition_id, codes)
    handed_in = (
        select(
            Assessment.id,
            Assessment.application_id,
            Member.id,
            Member.code,
            Conflict.id.is_not(None),
        )
        .join(Member, Member.id == Assessment.member_id)
        .outerjoin(
            Conflict,
            and_(
                Conflict.member_id == Assessment.member_id,
                Conflict.application_id == Assessment.application_id,
            ),
        )
        .where(
            Member.competition_id == competition_id,
            Assessment.status == AssessmentStatus.SUBMITTED,
        )
        .order_by(Assessment.id)
    )
    sheets: dict[int, list[Sheet]] = defaultdict(list)
    for assessment_id, application_id, member_id, code, in_conflict in db.session.execute(
        handed_in
    ):
        sheets[application_id].append(
            Sheet(
                member=member_key(code, member_id),
                points=points[assessment_id],
                in_conflict=in_conflict,
            )
        )
    return sheets


def _points(competition_id: int, codes: Mapping[int, str]) -> dict[int, dict[str, Decimal]]:
    """Return the points of every sheet; read as stored numbers, since few differ among many."""
    stored = type_coerce(Mark.points, BigInteger)
    found = (
        select(Mark.assessment_id, Mark.criterion_id, stored)
        .join(Assessment, Assessment.id == Mark.assessment_id)
        .join(Member, Member.id == Assessment.member_id)
        .where(
            Member.competition_id == competition_id,
            Assessment.status == AssessmentStatus.SUBMITTED,
            Mark.points.is_not(None),
        )
    )
    known: dict[int, Decimal] = {}
    points: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for assessment_id, criterion_id, number in db.session.execute(found):
        given = known.get(number)
        if given is None:
            given = known[number] = Decimal(number).scaleb(-_PLACES)
        points[assessment_id][codes[criterion_id]] = given
    return points
