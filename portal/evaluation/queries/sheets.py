"""What have members handed in? Columns alone: a call of 2 000 applications has 30 000 marks."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Select, and_, select, type_coerce

from portal.database import Points
from portal.evaluation.models import Assessment, Conflict, Mark, Member, member_key
from portal.evaluation.types import AssessmentStatus, Sheet
from portal.extensions import db

_PLACES = Points().places


def sheets_of(competition_id: int, codes: Mapping[int, str]) -> dict[int, list[Sheet]]:
    """Return the sheets handed in, by application; `codes` has the criteria by their keys."""
    points = _points(competition_id, codes)
    sheets: dict[int, list[Sheet]] = defaultdict(list)
    handed_in = db.session.execute(_handed_in(competition_id))
    for assessment_id, application_id, member_id, code, in_conflict in handed_in:
        sheets[application_id].append(
            Sheet(
                member=member_key(code, member_id),
                points=points[assessment_id],
                in_conflict=in_conflict,
            )
        )
    return sheets


def _handed_in(competition_id: int) -> "Select[*tuple[Any, ...]]":
    return (
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


def _marks(competition_id: int) -> "Select[*tuple[Any, ...]]":
    """Every mark handed in; points as stored numbers, since few differ among many."""
    return (
        select(Mark.assessment_id, Mark.criterion_id, type_coerce(Mark.points, BigInteger))
        .join(Assessment, Assessment.id == Mark.assessment_id)
        .join(Member, Member.id == Assessment.member_id)
        .where(
            Member.competition_id == competition_id,
            Assessment.status == AssessmentStatus.SUBMITTED,
            Mark.points.is_not(None),
        )
    )


def _points(competition_id: int, codes: Mapping[int, str]) -> dict[int, dict[str, Decimal]]:
    known: dict[int, Decimal] = {}
    points: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for assessment_id, criterion_id, number in db.session.execute(_marks(competition_id)):
        given = known.get(number)
        if given is None:
            given = known[number] = Decimal(number).scaleb(-_PLACES)
        points[assessment_id][codes[criterion_id]] = given
    return points
