"""Reminding teams of drafts."""

from datetime import datetime

from portal.admission import messages
from portal.applications.queries import recipients_with_drafts
from portal.applications.types import Status
from portal.audit.service import record
from portal.database import transaction
from portal.kernel.clock import RIGA
from portal.notifications.service import queue_all


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
