"""Asking the applicant for a clarification, and being content with the answer or not."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from portal.accounts.models import Person
from portal.accounts.queries import list_holding
from portal.admission import messages, queries, rules
from portal.admission.service.locking import locked
from portal.admission.types import WhyNotAsk
from portal.applications.models import Application, Clarification
from portal.applications.service import lock_competition, reset_for_clarifying
from portal.applications.types import ClarificationMove, Section
from portal.audit.service import record
from portal.competitions.models import Criterion
from portal.database import transaction
from portal.extensions import db
from portal.kernel.identity import WRITERS
from portal.kernel.refusal import refuse_if
from portal.notifications.service import queue_all
from portal.notifications.types import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a coordinator asks: in plain words, for which criterion, and what may be corrected."""

    question: str
    why: str = ""
    criterion_id: int | None = None
    sections: Collection[Section] = ()


def ask_clarification(
    application: Application, asked: Question, *, by: Person, at: datetime
) -> Clarification:
    """Ask the organisation and open the sections named; its writers get a letter.

    The answer is due at 17.00 of the working day set by the competition, holidays left out. An
    earlier answer that would not do, or that never came, is settled by this. Raises `Refused`.
    """
    with transaction():
        lock_competition(application.id)  # so that nothing is decided while something is asked
        locked(application.id)
        earlier = queries.list_clarifications(application.id)
        latest = earlier[-1] if earlier else None
        refuse_if(rules.reasons_not_to_ask(_asking(application, asked, latest, at=at), at=at))
        if latest is not None:
            _settle_by_asking(application, latest, by=by, at=at)
        reset_for_clarifying(application.id, asked.sections, by=by.id, at=at)
        clarification = _clarification(application, asked, by=by, at=at)
        record(
            "clarification asked",
            application,
            by=by.id,
            at=at,
            competition_id=application.competition_id,
            number=application.number,
            sections=clarification.sections,
            due_at=clarification.due_at.isoformat(),
        )
        queue_all(_letters(application, clarification, by=by), at=at)
    return clarification


def reasons_against_asking(application: Application, *, at: datetime) -> list[WhyNotAsk]:
    """Return why no clarification can be asked for now, whatever the question would be."""
    criteria = queries.list_yes_no_criteria(application.competition_id)
    criterion = next((one.id for one in criteria if one.correctable), None)
    earlier = queries.list_clarifications(application.id)
    sound = Question(question="?", criterion_id=criterion)
    latest = earlier[-1] if earlier else None
    return rules.reasons_not_to_ask(_asking(application, sound, latest, at=at), at=at)


def _asking(
    application: Application, asked: Question, latest: Clarification | None, *, at: datetime
) -> rules.Asking:
    criteria = queries.list_yes_no_criteria(application.competition_id)
    answers = {one.criterion_id: one.is_met for one in queries.list_checks(application.id)}
    competition = application.competition
    return rules.Asking(
        stage=competition.stage,
        closes_at=competition.closes_at,
        status=application.status,
        channel=application.channel,
        latest=latest.state_at(at) if latest else None,
        has_question=bool(asked.question),
        is_correctable=_criterion(criteria, asked) is not None,
        fails_for_good=any(
            not one.correctable and answers.get(one.id) is False for one in criteria
        ),
        opens_sections=bool(asked.sections),
    )


def _criterion(criteria: Collection[Criterion], asked: Question) -> Criterion | None:
    return next((one for one in criteria if one.correctable and one.id == asked.criterion_id), None)


def _settle_by_asking(
    application: Application, latest: Clarification, *, by: Person, at: datetime
) -> None:
    """Settle the earlier one: its answer would not do, or it never came."""
    if latest.settled_at is not None:
        return
    is_answered = latest.answered_at is not None
    latest.settled_at, latest.settled_by_id = at, by.id
    record(
        "clarification asked again" if is_answered else "clarification closed",
        application,
        by=by.id,
        at=at,
        competition_id=application.competition_id,
        number=application.number,
    )
    db.session.flush()  # two that are not settled the database would refuse


def _clarification(
    application: Application, asked: Question, *, by: Person, at: datetime
) -> Clarification:
    clarification = Clarification(
        application_id=application.id,
        sections=[section.value for section in Section if section in asked.sections],
        criterion=db.session.get(Criterion, asked.criterion_id),
        question=asked.question,
        why=asked.why,
        asked_at=at,
        asked_by_id=by.id,
        due_at=rules.clarification_due(at, application.competition.clarification_days),
    )
    db.session.add(clarification)
    db.session.flush()
    return clarification


def _letters(
    application: Application, clarification: Clarification, *, by: Person
) -> list[Message]:
    return [
        messages.clarification_asked(
            application,
            clarification,
            to=to,
            language=language,
            person_id=person_id,
            asker=by.name or application.competition.contact_name,
        )
        for to, language, person_id in _addresses(application)
    ]


def _addresses(application: Application) -> list[tuple[str, str, int | None]]:
    people = list_holding(WRITERS, application.organisation_id)
    found: dict[str, tuple[str, str, int | None]] = {
        person.email: (person.email, person.language, person.id) for person in people
    }
    contact = application.organisation.contact_email
    if contact:
        found.setdefault(contact, (contact, "lv", None))
    return list(found.values())


def settle_clarification(
    clarification: Clarification, move: ClarificationMove, *, by: int, at: datetime
) -> None:
    """Accept an answer, or close a clarification nothing is waited for any more.

    Raises `Refused` when it has moved on meanwhile: an answer nobody has read is not closed.
    """
    with transaction():
        application = locked(clarification.application_id)
        db.session.refresh(clarification, ["answered_at", "settled_at", "is_accepted"])
        refuse_if(rules.reasons_not_to_settle(move, clarification.state_at(at)))
        is_accepted = move is ClarificationMove.ACCEPT
        clarification.settled_at, clarification.settled_by_id = at, by
        clarification.is_accepted = is_accepted
        record(
            "clarification accepted" if is_accepted else "clarification closed",
            application,
            by=by,
            at=at,
            competition_id=application.competition_id,
            number=application.number,
        )
