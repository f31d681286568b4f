"""Answering a clarification: what was corrected becomes the version in force, or nothing does."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.accounts.models import Person
from portal.accounts.queries import list_holding
from portal.applications import messages
from portal.applications.models import Application, ApplicationVersion, Clarification
from portal.applications.queries import content_of
from portal.applications.queries.clarifying import Sending, sending_of
from portal.applications.queries.drafts import lock_application
from portal.applications.rules.clarifying import reasons_not_to_send
from portal.applications.rules.content import changed_sections
from portal.applications.service.filling import touch
from portal.applications.service.freezing import correction_of, freeze_document, restore
from portal.applications.service.submission import lock_competition
from portal.applications.types import (
    ClarificationState,
    Declaration,
    NotSubmitted,
    Objection,
    Section,
    Status,
    WhyNotMoved,
)
from portal.audit.service import record
from portal.database import transaction
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.kernel.refusal import Refused
from portal.notifications.service import queue, queue_all


@dataclass(frozen=True, slots=True)
class Correction:
    """A clarification as it would be sent now."""

    in_force: Mapping[str, Any]
    document: Mapping[str, Any]
    """The document in force with the open sections as they are written."""

    @property
    def sections(self) -> list[Section]:
        """The sections that differ, in the order of the form."""
        changed = changed_sections(self.in_force, self.document)
        return [section for section in Section if section.value in changed]


def correction_now(clarification: Clarification) -> Correction:
    """Return what would be sent now; the application must be whole."""
    application = clarification.application
    in_force = content_of(application.versions[-1])
    return Correction(in_force, correction_of(application, clarification.opened))


def objections_now(
    clarification: Clarification, sending: Sending, *, at: datetime
) -> list[Objection]:
    """Return everything that keeps the clarification from being sent as it is now."""
    document = correction_now(clarification).document
    return reasons_not_to_send(sending_of(clarification, document, sending, at=at))


def send(clarification: Clarification, sending: Sending, *, by: Person) -> None:
    """Send the answer: what was changed makes a new version, and the receipt says so.

    Pressed again after it was sent it changes nothing. The moment is taken here, under the lock.
    Raises `NotSubmitted` with every objection.
    """
    with transaction():
        lock_competition(clarification.application_id)
        application = lock_application(clarification.application_id)
        if application is None:
            raise LookupError(f"No application {clarification.application_id}.")
        at = clock.now()
        if clarification.state_at(at) is ClarificationState.ANSWERED:
            return
        correction = correction_now(clarification)
        case = sending_of(clarification, correction.document, sending, at=at)
        if objections := reasons_not_to_send(case):
            raise NotSubmitted(objections)
        version = _freeze(application, correction, by=by, at=at)
        clarification.answer = sending.explanation
        clarification.answered_at, clarification.answered_by_id = at, by.id
        clarification.version = version
        _record_sent(application, version, correction, by=by, at=at)
        queue_all(
            messages.clarified(application, clarification, version, correction.sections, by=by),
            at=at,
        )


def _freeze(
    application: Application, correction: Correction, *, by: Person, at: datetime
) -> ApplicationVersion | None:
    if not correction.sections:
        return None
    declared = {*correction.in_force.get("declarations", []), Declaration.TRUE.value}
    document = {**correction.document, "declarations": sorted(declared)}
    version = freeze_document(application, document, by=by, at=at)
    touch(application, by=by.id, at=at)
    return version


def _record_sent(
    application: Application,
    version: ApplicationVersion | None,
    correction: Correction,
    *,
    by: Person,
    at: datetime,
) -> None:
    record(
        "clarification sent",
        application,
        by=by.id,
        at=at,
        competition_id=application.competition_id,
        number=application.number,
        sections=[section.value for section in correction.sections],
        version=version.number if version else None,
        digest=version.digest if version else None,
    )


def reset_for_clarifying(
    application_id: int, sections: Collection[Section], *, by: int, at: datetime
) -> None:
    """Begin from what is in force: a correction never submitted is given up.

    What a team wrote for a clarification it did not send in time stays, where it is asked again.
    Joins the transaction of whoever asks.
    """
    with transaction():
        application = lock_application(application_id)
        if application is None:
            raise LookupError(f"No application {application_id}.")
        earlier = application.clarifications[-1:]
        was_reopened = application.status is Status.REOPENED
        kept = {
            section
            for one in earlier
            for section in one.opened
            if section in sections and not was_reopened
        }
        if application.versions:
            restore(application, application.versions[-1], by=by, at=at, keep=kept)
        application.status = Status.SUBMITTED


def put_back(clarification: Clarification, *, by: int, at: datetime) -> None:
    """Put the open sections back as they were submitted; raises `Refused` when nothing is open."""
    with transaction():
        application = lock_application(clarification.application_id)
        if application is None or clarification.state_at(at) is not ClarificationState.WAITING:
            raise Refused([WhyNotMoved.CLARIFYING_OVER])
        restore(application, application.versions[-1], by=by, at=at)
        touch(application, by=by, at=at)
        record(
            "correction discarded",
            application,
            by=by,
            at=at,
            competition_id=application.competition_id,
            number=application.number,
        )


def ask_to_send(clarification: Clarification, *, by: Person, at: datetime) -> list[str]:
    """Ask those who sign to send what is written, by letter, once a day; give their names."""
    application = clarification.application
    with transaction():
        owners = [
            one for one in list_holding(Role.OWNER, application.organisation_id) if one.id != by.id
        ]
        for owner in owners:
            queue(messages.please_send(application, clarification, owner, by=by, at=at), at=at)
        record(
            "clarification asked to be sent",
            application,
            by=by.id,
            at=at,
            competition_id=application.competition_id,
            number=application.number,
        )
    return [owner.name or owner.email for owner in owners]
