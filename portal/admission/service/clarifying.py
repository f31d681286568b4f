"""Asking the applicant, and being answered."""

from datetime import datetime

from portal.accounts.models import Person
from portal.accounts.queries import list_holding
from portal.admission import messages, queries, rules
from portal.admission.service.locking import locked
from portal.applications.models import Application, Clarification
from portal.audit.service import record
from portal.database import transaction
from portal.extensions import db
from portal.kernel.identity import Role
from portal.kernel.refusal import refuse_if
from portal.notifications.service import queue, queue_all

_WRITERS = (Role.OWNER, Role.EDITOR)


def ask_clarification(
    application: Application, question: str, *, by: Person, at: datetime
) -> Clarification:
    """Ask the organisation; everybody who may write for it gets a letter.

    The answer is due at 17.00 of the working day set by the competition, holidays left out.
    Raises `Refused`.
    """
    with transaction():
        locked(application.id)
        competition = application.competition
        refuse_if(rules.reasons_not_to_ask(_asking(application, question)))
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


def _asking(application: Application, question: str) -> rules.Asking:
    criteria = queries.list_yes_no_criteria(application.competition_id)
    return rules.Asking(
        stage=application.competition.stage,
        status=application.status,
        is_waiting=_is_waiting(application.id),
        has_question=bool(question),
        has_correctable=any(one.correctable for one in criteria),
    )


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
        application = locked(clarification.application_id)
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
        application = locked(clarification.application_id)
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
