"""Putting letters in the outbox."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select

from portal.extensions import db
from portal.notifications.models import Letter
from portal.notifications.rendering import word
from portal.notifications.types import Message


def queue(message: Message, *, at: datetime, wait: timedelta = timedelta()) -> Letter | None:
    """Word a letter and put it in the outbox, inside the caller's transaction.

    Gives None when a letter with this key is there already: the same news is told once.
    """
    letters = queue_all([message], at=at, wait=wait)
    return letters[0] if letters else None


def queue_all(
    messages: Iterable[Message], *, at: datetime, wait: timedelta = timedelta()
) -> list[Letter]:
    """Word letters and put those whose key is new in the outbox, with two statements in all."""
    by_key = {message.key: message for message in messages}
    known = set(db.session.scalars(select(Letter.key).where(Letter.key.in_(by_key))))
    letters = [
        _letter(message, at=at, wait=wait) for key, message in by_key.items() if key not in known
    ]
    db.session.add_all(letters)
    return letters


def _letter(message: Message, *, at: datetime, wait: timedelta) -> Letter:
    worded = word(message)
    return Letter(
        key=message.key,
        message_id=f"<{secrets.token_hex(16)}@pumpurs>",
        template=message.template,
        language=message.language,
        recipient=message.to,
        subject=worded.subject,
        text=worded.text,
        html=worded.html,
        competition_id=message.competition_id,
        application_id=message.application_id,
        organisation_id=message.organisation_id,
        person_id=message.person_id,
        queued_at=at,
        not_before=at + wait,
    )
