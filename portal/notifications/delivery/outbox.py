"""Claiming a letter and writing down what became of it.

Claim (commit), send, mark (commit). A worker that dies in between leaves a lease that runs out and
an attempt without an end: the letter is taken over, and the log shows why there may be two copies.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from portal.database import transaction
from portal.extensions import db
from portal.kernel import clock
from portal.notifications.models import DeliveryAttempt, Letter
from portal.notifications.rules import Settlement
from portal.notifications.types import Claimed, LetterStatus, Reply

_LONGEST_ANSWER = 500


def _lease_clock() -> datetime:
    """Return the time leases are held against: the database's own, one for all workers.

    SQLite has no time but the machine's, and all its workers run on that machine.
    """
    if db.engine.dialect.name == "postgresql":
        told: datetime = db.session.scalars(select(func.clock_timestamp())).one()
        return told
    return clock.now()


def _due(at: datetime, lapsed: datetime) -> ColumnElement[bool]:
    return or_(
        and_(Letter.status == LetterStatus.QUEUED, Letter.not_before <= at),
        and_(Letter.status == LetterStatus.SENDING, Letter.lease_until < lapsed),
    )


def is_any_due(*, at: datetime) -> bool:
    """Look whether there is anything to claim, without waiting for any writer."""
    found = db.session.scalar(select(Letter.id).where(_due(at, _lease_clock())).limit(1))
    db.session.rollback()
    return found is not None


def claim(holder: str, *, lease: timedelta, at: datetime) -> Claimed | None:
    """Take the letter that has waited longest, for as long as the lease; None when none is due."""
    with transaction():
        moment = _lease_clock()
        letter = db.session.scalar(
            select(Letter)
            .where(_due(at, moment))
            .order_by(Letter.not_before, Letter.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if letter is None:
            return None
        letter.status = LetterStatus.SENDING
        letter.attempts += 1
        letter.lease_holder = holder
        letter.lease_until = moment + lease
        attempt = DeliveryAttempt(letter_id=letter.id, holder=holder, started_at=at)
        db.session.add(attempt)
        db.session.flush()
        return _claimed(letter, attempt, holder)


def _claimed(letter: Letter, attempt: DeliveryAttempt, holder: str) -> Claimed:
    return Claimed(
        id=letter.id,
        attempt_id=attempt.id,
        holder=holder,
        attempts=letter.attempts,
        key=letter.key,
        message_id=letter.message_id,
        template=letter.template,
        language=letter.language,
        recipient=letter.recipient,
        reply_to=letter.reply_to,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        queued_at=letter.queued_at,
    )


def mark(claimed: Claimed, reply: Reply, settlement: Settlement, *, at: datetime) -> bool:
    """Write down the answer; False when the lease had run out and another worker has the letter.

    A "250" counts even then: the letter is with the server, and nobody needs to try again.
    """
    answer = reply.words[:_LONGEST_ANSWER]
    is_settled = settlement.not_before is None
    mine = [Letter.id == claimed.id, Letter.status == LetterStatus.SENDING]
    if settlement.status is not LetterStatus.HANDED_OVER:
        mine.append(Letter.lease_holder == claimed.holder)
    values = {
        "status": settlement.status,
        "lease_holder": None,
        "lease_until": None,
        "last_code": reply.code,
        "last_answer": answer,
        "settled_at": at if is_settled else None,
    }
    if settlement.not_before is not None:
        values["not_before"] = settlement.not_before
    with transaction():
        marked = db.session.execute(
            update(Letter).where(*mine).values(**values).returning(Letter.id)
        )
        was_mine = marked.first() is not None
        db.session.execute(
            update(DeliveryAttempt)
            .where(DeliveryAttempt.id == claimed.attempt_id)
            .values(ended_at=at, code=reply.code, answer=answer)
        )
    return was_mine
