"""Claiming letters and writing down what became of each.

Claim a few (commit); then for each: begin (commit), send, mark (commit). The mark of one letter and
the beginning of the next share a commit, and no letter is begun before the last one is marked. So
a worker that dies leaves at most one letter of which nobody knows whether the server has it: it
was begun, and its lease runs out. Whoever takes it over writes down an attempt without an end, and
so the log shows why there may be two copies. The letters it had only claimed are free again much
sooner.

The statements stand ready: putting one together takes longer than running it, and three of them
go with each letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CursorResult,
    Executable,
    RowMapping,
    Update,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from portal.database import UtcDateTime, reading, transaction
from portal.extensions import db
from portal.kernel import clock
from portal.notifications.models import DeliveryAttempt, Letter
from portal.notifications.rules import Settlement
from portal.notifications.types import WAITING, Claimed, LetterStatus, Reply, Verdict

_LONGEST_ANSWER = 500
_READ = [one.name for one in fields(Claimed) if one.name not in {"holder", "lease_until"}]
_OF_ANOTHER = ("begun_at", "lease_holder")

_is_due = (
    Letter.status.in_(WAITING),
    Letter.not_before <= bindparam("at"),
    or_(Letter.lease_until.is_(None), Letter.lease_until < bindparam("moment")),
)
_ANY = select(Letter.id).where(*_is_due).limit(1)
_NEXT = (
    select(*(getattr(Letter, name) for name in (*_READ, *_OF_ANOTHER)))
    .where(*_is_due)
    .order_by(Letter.not_before, Letter.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_is_that_one = Letter.id == bindparam("letter")
_is_held = Letter.lease_holder == bindparam("holder")
_BEGIN = (
    update(Letter)
    .where(_is_that_one, _is_held, Letter.status.in_(WAITING))
    .values(
        status=LetterStatus.SENDING,
        attempts=Letter.attempts + 1,
        lease_until=bindparam("until"),
        begun_at=bindparam("begun"),
    )
)
_SETTLED: dict[str, Any] = {
    "status": bindparam("became"),
    "not_before": func.coalesce(bindparam("again", type_=UtcDateTime()), Letter.not_before),
    "lease_holder": None,
    "lease_until": None,
    "begun_at": None,
    "last_code": bindparam("said"),
    "last_answer": bindparam("words"),
    "settled_at": bindparam("settled"),
}
_MARK = (
    update(Letter)
    .where(_is_that_one, _is_held, Letter.status == LetterStatus.SENDING)
    .values(**_SETTLED)
)
_MARK_ANYWAY = (
    update(Letter).where(_is_that_one, Letter.status == LetterStatus.SENDING).values(**_SETTLED)
)
_TRIED = insert(DeliveryAttempt).inline()
_END = (
    update(DeliveryAttempt)
    .where(
        DeliveryAttempt.letter_id == bindparam("letter"),
        DeliveryAttempt.holder == bindparam("whose"),
        DeliveryAttempt.started_at == bindparam("began"),
        DeliveryAttempt.ended_at.is_(None),
    )
    .values(ended_at=bindparam("ended"), code=bindparam("said"), answer=bindparam("words"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one try came to."""

    letter: Claimed
    begun_at: datetime
    reply: Reply
    settlement: Settlement
    at: datetime

    @property
    def is_silence(self) -> bool:
        """Nobody answered: not a matter of this letter."""
        return self.reply.code is None and self.reply.verdict is Verdict.TEMPORARY


def _lease_clock() -> datetime:
    """Return the time leases are held against: the database's own, one for all workers.

    SQLite has no time but the machine's, and all its workers run on that machine.
    """
    if db.engine.dialect.name == "postgresql":
        told: datetime = db.session.scalars(select(func.clock_timestamp())).one()
        return told
    return clock.now()


def is_any_due(*, at: datetime) -> bool:
    """Look whether there is anything to claim, without waiting for any writer."""
    with reading():
        return _run(_ANY, at=at, moment=_lease_clock()).first() is not None


def claim(
    holder: str, *, most: int, hold: timedelta, lease: timedelta, at: datetime
) -> list[Claimed]:
    """Keep other workers away, for so long, from the letters that have waited longest.

    One that is begun meanwhile is kept from them for the `lease`. Until it is begun, a letter in
    the queue can still be stopped by people.
    """
    with transaction():
        moment = _lease_clock()
        kept: dict[str, Any] = {"holder": holder, "lease_until": moment + lease}
        found = _run(_NEXT, at=at, moment=moment, most=most).mappings().all()
        letters = [Claimed(**kept, **{name: row[name] for name in _READ}) for row in found]
        if letters:
            _take_over([row for row in found if row["begun_at"] is not None])
            _run(_hold(letters, holder=holder, until=moment + hold))
    return letters


def _take_over(begun: Sequence[RowMapping]) -> None:
    """Write down the tries of which nobody knows how they ended."""
    if begun:
        lost = [
            {
                "letter_id": row["id"],
                "holder": row["lease_holder"],
                "started_at": row["begun_at"],
            }
            for row in begun
        ]
        db.session.connection().execute(_TRIED, lost)


def begin(letter: Claimed, *, at: datetime) -> bool:
    """Note that a try begins; False when the letter is no longer this worker's.

    It was stopped by a person, or the claim ran out and another worker has it.
    """
    with transaction():
        until = letter.lease_until
        begun = _run(_BEGIN, letter=letter.id, holder=letter.holder, until=until, begun=at)
    return begun.rowcount > 0


def mark(outcome: Outcome) -> bool:
    """Write down the answer; False when the lease had run out and another worker has the letter.

    A "250" counts even then: the letter is with the server, and nobody needs to try again.
    """
    letter, reply, settlement = outcome.letter, outcome.reply, outcome.settlement
    said = {"said": reply.code, "words": reply.words[:_LONGEST_ANSWER]}
    became = {
        "became": settlement.status,
        "again": settlement.not_before,
        "settled": None if settlement.not_before else outcome.at,
        **said,
    }
    with transaction():
        if _run(_MARK, letter=letter.id, holder=letter.holder, **became).rowcount:
            _run(
                _TRIED,
                letter_id=letter.id,
                holder=letter.holder,
                started_at=outcome.begun_at,
                ended_at=outcome.at,
                code=reply.code,
                answer=said["words"],
            )
            return True
        which = {"letter": letter.id, "whose": letter.holder, "began": outcome.begun_at}
        _run(_END, ended=outcome.at, **which, **said)
        is_known = reply.verdict is Verdict.ACCEPTED
        return is_known and _run(_MARK_ANYWAY, letter=letter.id, **became).rowcount > 0


def let_go(letters: Sequence[Claimed]) -> None:
    """Leave letters that were claimed and not begun to whoever is next."""
    with transaction():
        still_mine = Letter.lease_holder.in_({letter.holder for letter in letters})
        _run(_hold(letters, holder=None, until=None).where(still_mine))


def _hold(letters: Sequence[Claimed], *, holder: str | None, until: datetime | None) -> Update:
    these = Letter.id.in_([letter.id for letter in letters])
    # What another worker had begun is written down by then.
    kept = {"lease_holder": holder, "lease_until": until, "begun_at": None}
    return update(Letter).where(these).values(**kept)


def _run(statement: Executable, **given: object) -> CursorResult[Any]:
    """Run a statement past the session: what it has loaded is not asked and does not hear of it."""
    return db.session.connection().execute(statement, given)
