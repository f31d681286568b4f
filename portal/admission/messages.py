"""What we tell an applicant while the application is being checked."""

from typing import Any

from portal.applications.models import Application, Clarification
from portal.notifications.types import Message


def _about(
    application: Application,
    template: str,
    *,
    key: str,
    to: str,
    language: str,
    person_id: int | None = None,
    **words: Any,  # noqa: ANN401 - whatever the template needs
) -> Message:
    return Message(
        key=f"{key}:{to}",
        to=to,
        template=f"admission/{template}",
        language=language,
        competition_id=application.competition_id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=person_id,
        words={
            "application": application,
            "competition": application.competition,
            **application.competition.contact,
            **words,
        },
    )


def clarification_asked(
    application: Application,
    clarification: Clarification,
    *,
    to: str,
    language: str,
    person_id: int | None,
    asker: str,
) -> Message:
    """The municipality asks; sent to everybody who works on the application."""
    return _about(
        application,
        "clarification_asked",
        key=f"clarification:{clarification.id}:asked",
        to=to,
        language=language,
        person_id=person_id,
        clarification=clarification,
        criterion=clarification.criterion,
        sections=clarification.opened,
        asker=asker,
    )


def draft_reminder(
    application: Application, *, to: str, language: str, person_id: int, day: str
) -> Message:
    """A coordinator reminds a team that its draft is not submitted; at most once a day."""
    return _about(
        application,
        "draft_reminder",
        key=f"reminder:{application.id}:{day}",
        to=to,
        language=language,
        person_id=person_id,
    )
