"""Answering the criteria that are judged yes or no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.admission import queries, rules
from portal.admission.service.locking import locked
from portal.admission.types import WhyNotCheck
from portal.applications.models import Application, Check
from portal.audit.service import record
from portal.competitions.models import Criterion
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import refuse_if


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The answer to one criterion: met or not, and why not."""

    is_met: bool
    note: str = ""


def check(
    application: Application, answers: Mapping[int, CheckAnswer], *, by: int, at: datetime
) -> None:
    """Record answers to criteria (by their key); a criterion left out loses its answer.

    Raises `Refused` when the rules say no. Every change is in the audit record with both values.
    """
    with transaction():
        locked(application.id)
        refuse_if(_reasons_against(application, answers, at=at))
        changes = _write_checks(application, answers, by=by, at=at)
        if changes:
            record(
                "application checked",
                application,
                by=by,
                at=at,
                competition_id=application.competition_id,
                number=application.number,
                changes=changes,
            )


def reasons_against_checking(application: Application, *, at: datetime) -> list[WhyNotCheck]:
    """Return why nothing can be checked now, whatever the answers would be."""
    return _reasons_against(application, {}, at=at)


def _reasons_against(
    application: Application, answers: Mapping[int, CheckAnswer], *, at: datetime
) -> list[WhyNotCheck]:
    competition = application.competition
    return rules.reasons_not_to_check(
        rules.Checking(
            stage=competition.stage,
            closes_at=competition.closes_at,
            status=application.status,
            refusals_without_reason=sum(
                not one.is_met and not one.note for one in answers.values()
            ),
        ),
        at=at,
    )


def _write_checks(
    application: Application, answers: Mapping[int, CheckAnswer], *, by: int, at: datetime
) -> dict[str, list[bool | None]]:
    criteria = {one.id: one for one in queries.list_yes_no_criteria(application.competition_id)}
    known = {
        one.criterion_id: one
        for one in db.session.scalars(select(Check).where(Check.application_id == application.id))
    }
    changes: dict[str, list[bool | None]] = {}
    for key, criterion in criteria.items():
        old, new = known.get(key), answers.get(key)
        before = old.is_met if old else None
        after = new.is_met if new else None
        if before != after:
            changes[criterion.code] = [before, after]
        _write_check(application, criterion, old, new, by=by, at=at)
    application.count_checks([answers[key].is_met for key in criteria if key in answers])
    return changes


def _write_check(
    application: Application,
    criterion: Criterion,
    old: Check | None,
    new: CheckAnswer | None,
    *,
    by: int,
    at: datetime,
) -> None:
    if new is None:
        if old is not None:
            db.session.delete(old)
        return
    if old is not None and (old.is_met, old.note) == (new.is_met, new.note):
        return
    row = old or Check(application_id=application.id, criterion_id=criterion.id)
    row.is_met, row.note = new.is_met, new.note
    row.checked_at, row.checked_by_id = at, by
    db.session.add(row)
