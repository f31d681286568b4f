"""The consensus stage: marks opened to the members, a sheet given back to its author."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.accounts.models import Person
from portal.applications.models import Application
from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.database import transaction
from portal.evaluation import messages
from portal.evaluation.access import HandedIn
from portal.evaluation.models import (
    Assessment,
    Consensus,
    Mark,
    Reopening,
    new_edition,
)
from portal.evaluation.rules.scoring import reasons_not_to_open, reasons_not_to_reopen
from portal.evaluation.service.scoring import locked_stage
from portal.evaluation.types import AssessmentStatus, WhyNotScored
from portal.extensions import db
from portal.kernel.refusal import Refused, refuse_if
from portal.notifications import service as notifications


def open_consensus(
    competition: Competition, application: Application | None = None, *, by: int, at: datetime
) -> None:
    """Let members see each other's marks, of one application or of all.

    Pressed twice it is one opening. Raises `Refused` when the commission is not at work.
    """
    try:
        with transaction():
            refuse_if(reasons_not_to_open(_stage_of(competition)))
            if not _is_open(competition.id, application):
                _open(competition, application, by=by, at=at)
    except IntegrityError:
        return  # somebody else opened it in the same moment


def _stage_of(competition: Competition) -> Stage:
    return db.session.scalars(locked_stage(competition.id)).one()


def _is_open(competition_id: int, application: Application | None) -> bool:
    found = select(Consensus.id).where(
        Consensus.competition_id == competition_id,
        Consensus.application_id.is_(None)
        if application is None
        else Consensus.application_id == application.id,
    )
    return db.session.scalar(found) is not None


def _open(
    competition: Competition, application: Application | None, *, by: int, at: datetime
) -> None:
    opened = Consensus(
        competition_id=competition.id,
        application_id=application.id if application else None,
        opened_at=at,
        opened_by_id=by,
    )
    db.session.add(opened)
    audit.record(
        "consensus stage opened",
        opened,
        by=by,
        at=at,
        competition_id=competition.id,
        number=application.number if application else None,
    )


def reopen(handed_in: HandedIn, reason: str, *, by: Person, at: datetime) -> None:
    """Give a sheet back to its author to change, and tell them.

    What had been handed in is kept for ever, with who opened it and why. Raises `Refused` when it
    is not handed in, or decisions have been taken.
    """
    try:
        _reopen(handed_in, reason, by=by, at=at)
    except StaleDataError as error:  # somebody else opened it in the same moment
        raise Refused([WhyNotScored.NOT_LOCKED]) from error


def _reopen(handed_in: HandedIn, reason: str, *, by: Person, at: datetime) -> None:
    assessment, desk = handed_in.assessment, handed_in.desk
    with transaction():
        stage = _stage_of(desk.competition)
        db.session.refresh(assessment, ["status", "version", "submitted_at"])
        refuse_if(reasons_not_to_reopen(stage, assessment.status))
        db.session.add(
            Reopening(
                assessment_id=assessment.id,
                by_id=by.id,
                at=at,
                reason=reason,
                handed_in_at=assessment.submitted_at,
                marks=_marks(assessment),
            )
        )
        assessment.status = AssessmentStatus.DRAFT
        assessment.submitted_at = None
        assessment.member.edition = new_edition()
        audit.record(
            "assessment reopened",
            assessment,
            by=by.id,
            at=at,
            competition_id=desk.competition.id,
            number=desk.application.number,
            reason=reason,
        )
        if assessment.member.person_id != by.id:
            told = messages.reopened(assessment.member, desk.application, reason, by=by, at=at)
            notifications.queue(told, at=at)


def _marks(assessment: Assessment) -> list[dict[str, Any]]:
    given = db.session.scalars(
        select(Mark).where(Mark.assessment_id == assessment.id).order_by(Mark.id)
    )
    return [
        {
            "criterion": mark.criterion_id,
            "points": None if mark.points is None else f"{mark.points.normalize():f}",
            "reason": mark.reason,
        }
        for mark in given
    ]
