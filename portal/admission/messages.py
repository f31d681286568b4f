"""What we tell an applicant while the application is being checked."""

from portal.applications.models import Application, Clarification
from portal.notifications.types import Message


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
    return Message(
        key=f"clarification:{clarification.id}:asked:{to}",
        to=to,
        template="admission/clarification_asked",
        language=language,
        competition_id=application.competition_id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=person_id,
        words={
            "application": application,
            "clarification": clarification,
            "competition": application.competition,
            "asker": asker,
        },
    )


def clarification_answered(
    application: Application, clarification: Clarification, *, to: str, language: str
) -> Message:
    """Thanks for the answer, with the second it came."""
    return Message(
        key=f"clarification:{clarification.id}:answered:{to}",
        to=to,
        template="admission/clarification_answered",
        language=language,
        competition_id=application.competition_id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        words={
            "application": application,
            "clarification": clarification,
            "competition": application.competition,
        },
    )


def draft_reminder(
    application: Application, *, to: str, language: str, person_id: int, day: str
) -> Message:
    """A coordinator reminds a team that its draft is not submitted; at most once a day."""
    return Message(
        key=f"reminder:{application.id}:{day}:{to}",
        to=to,
        template="admission/draft_reminder",
        language=language,
        competition_id=application.competition_id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=person_id,
        words={"application": application, "competition": application.competition},
    )
