"""Writing a score sheet, handing it in, opening it again."""

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
from portal.evaluation.access import Desk, HandedIn
from portal.evaluation.models import (
    Assessment,
    Conflict,
    Consensus,
    Mark,
    Member,
    Reopening,
    new_edition,
)
from portal.evaluation.queries.desk import find_assessment, is_consensus_open
from portal.evaluation.rules.scoring import (
    Case,
    Written,
    reasons_not_to_hand_in,
    reasons_not_to_reopen,
    reasons_not_to_save,
)
from portal.evaluation.types import AssessmentStatus, WhyNotScored
from portal.extensions import db
from portal.kernel.refusal import Refused, Stale, refuse_if


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
    stage, is_in_conflict = db.session.execute(_locked_stage(desk).add_columns(conflict)).one()
    return Case(
        stage=stage,
        role=None if left_at else role,
        is_in_conflict=is_in_conflict,
        status=found.status if found else AssessmentStatus.DRAFT,
    )


def _locked_stage(desk: Desk) -> Select[Stage]:
    return (
        select(Competition.stage)
        .where(Competition.id == desk.competition.id)
        .with_for_update(read=True)
    )


def _write_marks(assessment: Assessment, written: Mapping[int, Written]) -> None:
    marks = {mark.criterion_id: mark for mark in assessment.marks}
    for criterion_id, one in written.items():
        mark = marks.get(criterion_id)
        if mark is None:
            mark = Mark(criterion_id=criterion_id)
            assessment.marks.append(mark)
        mark.points, mark.reason = one.points, one.reason


def reopen(handed_in: HandedIn, reason: str, *, by: int, at: datetime) -> None:
    """Give a sheet back to its author to change; who did it and why is kept for ever.

    Raises `Refused` when it is not handed in, or decisions have been taken.
    """
    try:
        _reopen(handed_in, reason, by=by, at=at)
    except StaleDataError as error:  # somebody else opened it in the same moment
        raise Refused([WhyNotScored.NOT_LOCKED]) from error


def _reopen(handed_in: HandedIn, reason: str, *, by: int, at: datetime) -> None:
    assessment, competition = handed_in.assessment, handed_in.desk.competition
    with transaction():
        stage = db.session.scalars(_locked_stage(handed_in.desk)).one()
        db.session.refresh(assessment, ["status", "version"])
        refuse_if(reasons_not_to_reopen(stage, assessment.status))
        assessment.status = AssessmentStatus.DRAFT
        assessment.submitted_at = None
        assessment.member.edition = new_edition()
        db.session.add(Reopening(assessment_id=assessment.id, by_id=by, at=at, reason=reason))
        audit.record(
            "assessment reopened",
            assessment,
            by=by,
            at=at,
            competition_id=competition.id,
            number=handed_in.desk.application.number,
            reason=reason,
        )


def open_consensus(competition: Competition, *, by: int, at: datetime) -> None:
    """Let members see each other's marks; pressed twice it is one opening."""
    try:
        with transaction():
            if is_consensus_open(competition.id):
                return
            opened = Consensus(competition_id=competition.id, opened_at=at, opened_by_id=by)
            db.session.add(opened)
            audit.record(
                "consensus stage opened",
                opened,
                by=by,
                at=at,
                competition_id=competition.id,
            )
    except IntegrityError:
        return  # somebody else opened it in the same moment
