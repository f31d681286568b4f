"""The letters that carry a decision (microcopy 5.11 to 5.15), or say that a grant is not taken."""

import re
from dataclasses import replace

from portal.competitions.models import Competition
from portal.decisions.models import Decision, Meeting
from portal.decisions.queries.recipients import Recipient
from portal.decisions.queries.results import Result
from portal.decisions.types import Grounds
from portal.notifications.types import Message

_KIND = re.compile(r"^(jaunatnes organizācija|biedrība|nodibinājums)\s+", re.IGNORECASE)


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
            "is_offer": False,
            "result": result,
            "application": application,
            "decision": result.decision,
            "organisation": application.organisation,
            "org_name": bare_name(application.organisation.name),
            "competition": competition,
            "meeting": meeting,
            **competition.contact,
        },
        reply_to=competition.contact["contact_email"],
        competition_id=competition.id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=recipient.person_id,
    )


def offer(
    waiting: Result, recipient: Recipient, *, competition: Competition, meeting: Meeting
) -> Message:
    """Offer the grant to the next in reserve: the letter of approval with its own first lines."""
    approved = replace(waiting, grounds=Grounds.APPROVED)
    message = result(approved, recipient, competition=competition, meeting=meeting)
    return replace(
        message,
        key=f"offer:{waiting.application.id}:{recipient.email}",
        template="decisions/offer",
        words={**message.words, "is_offer": True},
    )


def declined(decision: Decision, recipient: Recipient, *, competition: Competition) -> Message:
    """Confirm to an applicant that the grant goes to another, and why."""
    application = decision.application
    return Message(
        key=f"declined:{application.id}:{recipient.email}",
        to=recipient.email,
        template="decisions/declined",
        language=recipient.language if recipient.language == "en" else "lv",
        words={
            "application": application,
            "reason": decision.declined_reason,
            "organisation": application.organisation,
            "org_name": bare_name(application.organisation.name),
            "competition": competition,
            **competition.contact,
        },
        reply_to=competition.contact["contact_email"],
        competition_id=competition.id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=recipient.person_id,
    )


def result_key(application_id: int, email: str) -> str:
    """The key under which a result letter is told once to one address."""
    return f"result:{application_id}:{email}"


def bare_name(name: str) -> str:
    """Return the name without the kind of organisation and quotes some registers write into it.

    „Biedrība „Asns”” becomes „Asns”: the letter says what kind it is in the case it needs.
    """
    rest = _KIND.sub("", name).strip()
    return rest[1:-1] if rest != name and rest[:1] in '„“"' and rest[-1:] in '”“"' else rest
