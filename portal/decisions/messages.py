"""The letters that carry a decision (microcopy 5.11 to 5.15)."""

from portal.competitions.models import Competition
from portal.decisions.models import Meeting
from portal.decisions.queries.recipients import Recipient
from portal.decisions.queries.results import Result
from portal.notifications.types import Message


def result(
    result: Result, recipient: Recipient, *, competition: Competition, meeting: Meeting
) -> Message:
    """Tell an applicant what was decided; nothing in it depends on when it is published.

    So the preview, the stored letter and what is sent are the same text, byte for byte.
    """
    application = result.application
    return Message(
        key=result_key(application.id, recipient.email),
        to=recipient.email,
        template="decisions/result",
        language=recipient.language if recipient.language == "en" else "lv",
        words={
            "result": result,
            "application": application,
            "decision": result.decision,
            "organisation": application.organisation,
            "competition": competition,
            "meeting": meeting,
            **_contact(competition),
        },
        reply_to=competition.contact_email or competition.municipality.contact_email,
        competition_id=competition.id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=recipient.person_id,
    )


def result_key(application_id: int, email: str) -> str:
    """The key under which a result letter is told once to one address."""
    return f"result:{application_id}:{email}"


def _contact(competition: Competition) -> dict[str, str]:
    office = competition.municipality
    return {
        "contact_name": competition.contact_name or office.contact_name,
        "contact_phone": competition.contact_phone or office.contact_phone,
        "contact_hours": competition.contact_hours or office.contact_hours,
        "contact_email": competition.contact_email or office.contact_email,
    }
