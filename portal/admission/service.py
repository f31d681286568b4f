"""What a coordinator can do with received applications, and a team with a clarification."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.accounts.models import Person
from portal.accounts.queries import list_holding
from portal.admission import messages, queries, rules
from portal.applications.models import Application, Check, Clarification
from portal.applications.queries import recipients_with_drafts
from portal.applications.types import Status
from portal.audit.service import record
from portal.competitions.models import Criterion
from portal.database import transaction
from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.kernel.identity import Role
from portal.kernel.refusal import refuse_if
from portal.notifications.service import queue, queue_all

_WRITERS = (Role.OWNER, Role.EDITOR)


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The answer to one criterion: met or not, and why not."""

    is_met: bool
    note: str = ""


def _locked(application_id: int) -> Application:
    return db.session.scalars(
        select(Application)
        .where(Application.id == application_id)
        .with_for_update(of=Application)
        .execution_options(populate_existing=True)
    ).one()


def check(
    application: Application, answers: Mapping[int, CheckAnswer], *, by: int, at: datetime
) -> None:
    """Record answers to criteria (by their key); a criterion left out loses its answer.

    Raises `Refused` when the rules say no. Every change is in the audit record with both values.
    """
    with transaction():
        _locked(application.id)
        competition = application.competition
        refuse_if(
            rules.reasons_not_to_check(
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
        )
        changes = _write_checks(application, answers, by=by, at=at)
        if changes:
            record(
                "application checked",
                application,
                by=by,
                at=at,
                competition_id=competition.id,
                changes=changes,
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


def ask_clarification(
    application: Application, question: str, *, by: Person, at: datetime
) -> Clarification:
    """Ask the organisation; everybody who may write for it gets a letter.

    The answer is due at 17.00 of the working day set by the competition, holidays left out.
    Raises `Refused`.
    """
    with transaction():
        _locked(application.id)
        competition = application.competition
        criteria = queries.list_yes_no_criteria(competition.id)
        refuse_if(
            rules.reasons_not_to_ask(
                rules.Asking(
                    stage=competition.stage,
                    status=application.status,
                    is_waiting=_is_waiting(application.id),
                    has_question=bool(question),
                    has_correctable=any(one.correctable for one in criteria),
                )
            )
        )
        clarification = Clarification(
            application_id=application.id,
            question=question,
            asked_at=at,
            asked_by_id=by.id,
            due_at=rules.clarification_due(at, competition.clarification_days),
        )
        db.session.add(clarification)
        record("clarification asked", application, by=by.id, at=at, competition_id=competition.id)
        queue_all(
            [
                messages.clarification_asked(
                    application,
                    clarification,
                    to=to,
                    language=language,
                    person_id=person_id,
                    asker=by.name or competition.contact_name,
                )
                for to, language, person_id in _addresses(application)
            ],
            at=at,
        )
    return clarification


def _is_waiting(application_id: int) -> bool:
    return any(
        one.answered_at is None and one.settled_at is None
        for one in queries.list_clarifications(application_id)
    )


def _addresses(application: Application) -> list[tuple[str, str, int | None]]:
    people = list_holding(_WRITERS, application.organisation_id)
    found: dict[str, tuple[str, str, int | None]] = {
        person.email: (person.email, person.language, person.id) for person in people
    }
    contact = application.organisation.contact_email
    if contact:
        found.setdefault(contact, (contact, "lv", None))
    return list(found.values())


def answer_clarification(
    clarification: Clarification, answer: str, *, by: Person, at: datetime
) -> None:
    """Keep the organisation's explanation beside its application, and thank for it.

    Raises `Refused` when it is late, empty or was answered before.
    """
    with transaction():
        application = _locked(clarification.application_id)
        db.session.refresh(clarification, ["answered_at", "settled_at"])
        refuse_if(
            rules.reasons_not_to_answer(
                rules.Answering(
                    due_at=clarification.due_at,
                    is_answered=clarification.answered_at is not None,
                    has_answer=bool(answer),
                ),
                at=at,
            )
        )
        clarification.answer = answer
        clarification.answered_at = at
        clarification.answered_by_id = by.id
        record(
            "clarification answered",
            application,
            by=by.id,
            at=at,
            competition_id=application.competition_id,
        )
        queue(
            messages.clarification_answered(
                application, clarification, to=by.email, language=by.language
            ),
            at=at,
        )


def settle_clarification(clarification: Clarification, *, by: int, at: datetime) -> None:
    """Close a clarification: read and accepted, or no longer needed."""
    with transaction():
        application = _locked(clarification.application_id)
        db.session.refresh(clarification, ["settled_at"])
        if clarification.settled_at is None:
            clarification.settled_at = at
            record(
                "clarification settled",
                application,
                by=by,
                at=at,
                competition_id=application.competition_id,
            )


def remind_drafts(competition_id: int, *, by: int, at: datetime) -> int:
    """Remind everybody who may write on an open draft; give the number of letters queued.

    A person is reminded of a draft at most once a day, and never of a submitted application.
    """
    with transaction():
        drafts = [
            (one, people)
            for one, people in recipients_with_drafts(competition_id)
            if one.status is Status.DRAFT
        ]
        if not drafts:
            return 0
        day = at.astimezone(RIGA).date().isoformat()
        letters = queue_all(
            [
                messages.draft_reminder(
                    draft, to=person.email, language=person.language, person_id=person.id, day=day
                )
                for draft, people in drafts
                for person in people
                if person.wants_reminders
            ],
            at=at,
        )
        if letters:
            competition = drafts[0][0].competition
            record(
                "draft reminders sent",
                competition,
                by=by,
                at=at,
                competition_id=competition_id,
                letters=len(letters),
            )
    return len(letters)
