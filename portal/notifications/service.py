"""Putting letters in the outbox, stopping them, sending them again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import refuse_if
from portal.notifications import rules
from portal.notifications.delivery.bell import ring
from portal.notifications.models import Letter
from portal.notifications.rendering import new_message_id, word
from portal.notifications.types import LetterStatus, Message


def queue(message: Message, *, at: datetime, wait: timedelta = timedelta()) -> Letter | None:
    """Word a letter and put it in the outbox, inside the caller's transaction.

    Gives None when a letter with this key is there already: the same news is told once.
    """
    if not queue_all([message], at=at, wait=wait):
        return None
    return db.session.scalars(select(Letter).where(Letter.key == message.key)).one()


def queue_all(
    messages: Iterable[Message], *, at: datetime, wait: timedelta = timedelta()
) -> list[str]:
    """Word letters and put those whose key is new in the outbox; return these keys.

    Three statements at most, and one more when something the letters are about is not written yet.
    """
    by_key = {message.key: message for message in messages}
    known = set(db.session.scalars(select(Letter.key).where(Letter.key.in_(by_key))))
    rows = [
        _letter(message, at=at, wait=wait) for key, message in by_key.items() if key not in known
    ]
    if not rows:
        return []
    db.session.flush()  # what the letters are about gets its key before them
    db.session.connection().execute(insert(Letter), rows)
    ring()
    return [row["key"] for row in rows]


def _letter(message: Message, *, at: datetime, wait: timedelta) -> dict[str, Any]:
    worded = word(message)
    return {
        "key": message.key,
        "message_id": new_message_id(),
        "template": message.template,
        "language": message.language,
        "recipient": message.to,
        "subject": worded.subject,
        "text": worded.text,
        "html": worded.html,
        "reply_to": message.reply_to or None,
        "competition_id": message.competition_id,
        "application_id": message.application_id,
        "organisation_id": message.organisation_id,
        "person_id": message.person_id,
        "queued_at": at,
        "not_before": at + wait,
    }


def cancel(letter: Letter, *, by: int, at: datetime) -> None:
    """Stop a letter nobody has begun to send.

    Raises `Refused` (`WhyNotCancelled`) when it is on its way or settled.
    """
    with transaction():
        letter = _locked(letter.id)
        refuse_if(rules.reasons_not_to_cancel(letter.status))
        letter.status = LetterStatus.CANCELLED
        letter.settled_at = at
        audit.record("letter stopped", letter, by=by, at=at, competition_id=letter.competition_id)


def cancel_waiting(competition_id: int, *, prefix: str, at: datetime) -> int:
    """Stop every queued letter of a competition whose key starts so; return how many.

    Inside the caller's transaction: the caller records why.
    """
    stopped = db.session.execute(
        update(Letter)
        .where(
            Letter.competition_id == competition_id,
            Letter.status == LetterStatus.QUEUED,
            Letter.key.startswith(prefix, autoescape=True),
        )
        .values(status=LetterStatus.CANCELLED, settled_at=at)
        .returning(Letter.id)
        .execution_options(synchronize_session=False)
    )
    return len(stopped.all())


def resend(letter: Letter, *, by: int, at: datetime, to: str = "") -> Letter:
    """Make a new letter of the same words, with its own key; to a corrected address if given.

    Raises `Refused` (`WhyNotResent`) while the letter or a copy of it still waits.
    """
    with transaction():
        letter = _locked(letter.id)
        copies = list(
            db.session.scalars(
                select(Letter.status).where(Letter.resent_from_id == letter.id).order_by(Letter.id)
            )
        )
        refuse_if(rules.reasons_not_to_resend(letter.status, copies))
        again = Letter(
            key=f"{letter.key}:again:{len(copies) + 1}",
            message_id=new_message_id(),
            recipient=to or letter.recipient,
            queued_at=at,
            not_before=at,
            resent_from_id=letter.id,
            **{name: getattr(letter, name) for name in _COPIED},
        )
        db.session.add(again)
        ring()
        audit.record("letter sent again", again, by=by, at=at, competition_id=again.competition_id)
    return again


_COPIED = (
    "template",
    "language",
    "subject",
    "text",
    "html",
    "reply_to",
    "competition_id",
    "application_id",
    "organisation_id",
    "person_id",
)


def _locked(letter_id: int) -> Letter:
    """Return the letter as it is now, kept from workers and other people until the commit."""
    return db.session.scalars(
        select(Letter)
        .where(Letter.id == letter_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
