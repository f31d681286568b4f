"""Writing a score sheet, and handing it in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.audit import service as audit
from portal.competitions.models import Competition, Criterion
from portal.competitions.types import Stage
from portal.database import transaction
from portal.evaluation.access import Desk
from portal.evaluation.models import (
    Assessment,
    Conflict,
    Mark,
    Member,
    new_edition,
)
from portal.evaluation.queries.desk import find_assessment
from portal.evaluation.rules.scoring import (
    Case,
    Written,
    reasons_not_to_hand_in,
    reasons_not_to_save,
)
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db
from portal.kernel.refusal import Stale, refuse_if


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a member wrote: criteria left out keep what they hold."""

    written: Mapping[int, Written]
    """By the key of the criterion."""
    version: int
    """The version the page showed; 0 before the first save."""
    note: str | None = None
    """None leaves the member's own notes alone."""


def save_sheet(desk: Desk, member: Member, sheet: Sheet, *, at: datetime) -> int:
    """Keep what the member has written so far; return the version it has become.

    Raises `Refused` when the sheet may not be changed, `Stale` when it has been changed since the
    page was opened; nothing is lost then, since nothing is written.
    """
    try:
        with transaction():
            return _save(desk, member, sheet, at=at).version
    except (IntegrityError, StaleDataError) as error:
        raise Stale from error


def hand_in(
    desk: Desk, member: Member, sheet: Sheet, criteria: Sequence[Criterion], *, at: datetime
) -> None:
    """Keep the sheet and lock it: from now on it counts, and its author sees the others' marks.

    Raises `Refused` with everything that is missing, `Stale` as `save_sheet` does.
    """
    try:
        with transaction():
            assessment = _save(desk, member, sheet, at=at)
            marks = {mark.criterion_id: mark for mark in assessment.marks}
            refuse_if(
                reasons_not_to_hand_in({one.code: _written(marks.get(one.id)) for one in criteria})
            )
            assessment.status = AssessmentStatus.SUBMITTED
            assessment.submitted_at = at
            member.edition = new_edition()
            audit.record(
                "assessment handed in",
                assessment,
                by=member.person_id,
                at=at,
                competition_id=desk.competition.id,
                number=desk.application.number,
            )
    except (IntegrityError, StaleDataError) as error:
        raise Stale from error


def _written(mark: Mark | None) -> Written:
    return Written(points=mark.points if mark else None, reason=mark.reason if mark else "")


def _save(desk: Desk, member: Member, sheet: Sheet, *, at: datetime) -> Assessment:
    found = find_assessment(member.id, desk.application.id)
    refuse_if(reasons_not_to_save(_case(desk, member, found)))
    if (found.version if found else 0) != sheet.version:
        raise Stale
    assessment = found or Assessment(
        member_id=member.id, application_id=desk.application.id, marks=[], saved_at=at
    )
    assessment.saved_at = at  # a change of the row itself, so that its version counts on
    if sheet.note is not None:
        assessment.private_note = sheet.note
    _write_marks(assessment, sheet.written)
    db.session.add(assessment)
    db.session.flush()
    return assessment


def _case(desk: Desk, member: Member, found: Assessment | None) -> Case:
    # Locked, so that neither a conflict nor a decision slips in before this is written.
    role, left_at = db.session.execute(
        select(Member.role, Member.left_at).where(Member.id == member.id).with_for_update()
    ).one()
    conflict = exists().where(
        Conflict.member_id == member.id, Conflict.application_id == desk.application.id
    )
    stage, is_in_conflict = db.session.execute(
        locked_stage(desk.competition.id).add_columns(conflict)
    ).one()
    return Case(
        stage=stage,
        role=None if left_at else role,
        is_in_conflict=is_in_conflict,
        status=found.status if found else AssessmentStatus.DRAFT,
    )


def locked_stage(competition_id: int) -> Select[Stage]:
    """Ask for the stage of a competition, so that it stays as it is until the commit."""
    return (
        select(Competition.stage).where(Competition.id == competition_id).with_for_update(read=True)
    )


def _write_marks(assessment: Assessment, written: Mapping[int, Written]) -> None:
    marks = {mark.criterion_id: mark for mark in assessment.marks}
    for criterion_id, one in written.items():
        mark = marks.get(criterion_id)
        if mark is None:
            mark = Mark(criterion_id=criterion_id)
            assessment.marks.append(mark)
        mark.points, mark.reason = one.points, one.reason
