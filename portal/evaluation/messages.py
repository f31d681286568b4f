"""What the commission is told by letter."""

from collections.abc import Sequence
from datetime import datetime

from portal.accounts.models import Invitation, Person
from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.evaluation.models import Member
from portal.evaluation.types import Progress
from portal.kernel.clock import RIGA
from portal.notifications.types import Message

MINUTES_EACH = 25


def invitation(  # noqa: PLR0913 - everything somebody asked to judge wants to know
    offered: Invitation,
    secret: str,
    *,
    language: str,
    competition: Competition,
    organisations: Sequence[str],
    applications: int,
    members: Sequence[str],
) -> Message:
    """Ask somebody to judge, and show who applied so that they see a conflict before they agree."""
    return Message(
        key=f"invitation:{offered.id}",
        to=offered.email,
        template="evaluation/invitation",
        language=language,
        words={
            "competition": competition,
            "role": offered.role,
            "token": secret,
            "valid_until": offered.valid_until,
            "organisations": list(dict.fromkeys(organisations)),
            "applications": applications,
            "members": [name for name in members if name],
            "minutes_each": MINUTES_EACH,
        },
        competition_id=competition.id,
    )


def reopened(
    member: Member, application: Application, reason: str, *, by: Person, at: datetime
) -> Message:
    """Tell the author of a sheet that it is open again, by whom and why."""
    return Message(
        key=f"sheet-reopened:{member.id}:{application.id}:{at:%Y%m%d%H%M%S%f}",
        to=member.person.email,
        template="evaluation/reopened",
        language=member.person.language,
        words={
            "competition": application.competition,
            "application": application,
            "reason": reason,
            "by": by.name,
        },
        competition_id=application.competition_id,
        person_id=member.person_id,
    )


def reminder(
    member: Member,
    competition: Competition,
    progress: Progress,
    *,
    next_id: int | None,
    at: datetime,
) -> Message:
    """Say how many assessments are left; written to a member at most once a day."""
    today = at.astimezone(RIGA).date()
    return Message(
        key=f"scoring-reminder:{competition.id}:{member.id}:{today.isoformat()}",
        to=member.person.email,
        template="evaluation/reminder",
        language=member.person.language,
        words={
            "competition": competition,
            "progress": progress,
            "next_id": next_id,
            **competition.contact,
        },
        competition_id=competition.id,
        person_id=member.person_id,
    )
