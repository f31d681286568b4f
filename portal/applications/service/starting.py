"""Beginning an application, empty or with the texts of an earlier one."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from portal.applications.models import Application, CostLine, SectionAnswers
from portal.applications.queries import find_application
from portal.applications.rules import moves, reading
from portal.applications.rules.questions import QUESTIONS
from portal.applications.types import Kind, Question, Status
from portal.audit.service import record
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import refuse_if
from portal.organisations.models import Organisation

_ONE_PRESS = timedelta(seconds=20)
_TEXTS = frozenset({Kind.LINE, Kind.AREA, Kind.SCHOOLS})


def start(
    competition: Competition,
    organisation_id: int,
    *,
    key: str,
    by: int,
    at: datetime,
    copy: Application | None = None,
) -> Application:
    """Begin an application; the same key from the same organisation is the same draft (S60).

    `copy` is an earlier application of the organisation, whole: its texts are taken over, its
    amounts, dates, numbers, attachments and declarations are not. Raises `Refused`.
    """
    try:
        return _start(competition, organisation_id, key=key, by=by, at=at, copy=copy)
    except IntegrityError:
        found = _started(organisation_id, key)
        if found is None:
            raise
        return found


def _started(organisation_id: int, key: str) -> Application | None:
    found: Application | None = db.session.scalar(
        select(Application).where(
            Application.organisation_id == organisation_id, Application.start_key == key
        )
    )
    return found


def _just_started(
    competition_id: int, organisation_id: int, *, by: int, at: datetime
) -> Application | None:
    """Find the draft of a press without a key: the same person's, a moment ago, untouched."""
    found: Application | None = db.session.scalar(
        select(Application)
        .where(
            Application.competition_id == competition_id,
            Application.organisation_id == organisation_id,
            Application.started_by_id == by,
            Application.started_at > at - _ONE_PRESS,
            Application.touched_at == Application.started_at,
        )
        .order_by(Application.id.desc())
        .limit(1)
    )
    return found


def _lock_organisation(organisation_id: int) -> None:
    """Let the presses of one organisation through one at a time."""
    db.session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update()
    )


def _refuse_closed_or_crowded(
    competition: Competition, organisation_id: int, *, at: datetime
) -> None:
    drafts = db.session.scalar(
        select(func.count(Application.id)).where(
            Application.competition_id == competition.id,
            Application.organisation_id == organisation_id,
            Application.status == Status.DRAFT,
        )
    )
    is_taking = competition.stage is Stage.ANNOUNCED
    refuse_if(
        moves.reasons_not_to_start(
            competition.window, is_taking=is_taking, drafts=drafts or 0, at=at
        )
    )


def _start(
    competition: Competition,
    organisation_id: int,
    *,
    key: str,
    by: int,
    at: datetime,
    copy: Application | None,
) -> Application:
    with transaction():
        _lock_organisation(organisation_id)
        found = (
            _started(organisation_id, key)
            if key
            else _just_started(competition.id, organisation_id, by=by, at=at)
        )
        if found is not None:
            return found
        _refuse_closed_or_crowded(competition, organisation_id, at=at)
        application = Application(
            competition_id=competition.id,
            organisation_id=organisation_id,
            start_key=key or secrets.token_urlsafe(16),
            started_at=at,
            started_by_id=by,
            touched_at=at,
            touched_by_id=by,
        )
        db.session.add(application)
        if copy is not None:
            _take_over(copy, application, by=by, at=at)
        record("application started", application, by=by, at=at, competition_id=competition.id)
    return application


def _take_over(old: Application, new: Application, *, by: int, at: datetime) -> None:
    new.title, new.folded_title = old.title, old.folded_title
    for row in old.sections:
        answers = {
            question.code: _texts_of(question, row.answers)
            for question in QUESTIONS
            if question.section is row.section and question.kind in _TEXTS | {Kind.ROWS}
        }
        if any(answers.values()):
            new.sections.append(
                SectionAnswers(
                    section=row.section, answers=answers, version=1, saved_at=at, saved_by_id=by
                )
            )
    new.cost_lines = [
        CostLine(
            position=line.position,
            category=line.category,
            item=line.item,
            unit=line.unit,
            reason=line.reason,
        )
        for line in old.cost_lines
    ]


def _texts_of(question: Question, answers: Mapping[str, Any]) -> str | list[dict[str, str]]:
    if question.kind is not Kind.ROWS:
        return reading.text_of(answers, question.code)
    texts = [column.code for column in question.columns if column.kind in _TEXTS]
    return [
        {code: reading.text_of(row, code) for code in texts}
        for row in reading.rows_of(answers, question.code)
    ]


def find_copied(application_id: int | None, organisation_id: int) -> Application | None:
    """Find the application to copy from, when it is the organisation's own."""
    found = find_application(application_id) if application_id else None
    return found if found and found.organisation_id == organisation_id else None
