"""The worker: takes letters out of the outbox until it is told to stop.

Any number of workers share one outbox. Nothing is remembered between letters, so a worker may be
killed at any point and another one goes on.
"""

import logging
import os
import secrets
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from portal.database import transaction
from portal.extensions import db
from portal.kernel import clock
from portal.notifications import rules
from portal.notifications.delivery import outbox
from portal.notifications.delivery.bell import Bell
from portal.notifications.delivery.carriers import Carrier, carrier_for
from portal.notifications.delivery.envelope import is_address
from portal.notifications.delivery.outbox import Outcome
from portal.notifications.types import Claimed, Reply, Verdict

Chore = Callable[[datetime], object]
_CHORES_EVERY = timedelta(minutes=1)
_AT_ONCE = 25
log = logging.getLogger("portal.worker")


class Worker:
    """One process that delivers letters."""

    def __init__(self, app: Flask) -> None:
        config = app.config
        self.lease = timedelta(seconds=config["MAIL_LEASE"])
        self.hold = self.lease / 12  # while it is stuck with one letter, others take the rest
        self.poll = float(config["MAIL_POLL"])
        self.back_off = [timedelta(minutes=minutes) for minutes in config["MAIL_BACK_OFF"]]
        self.carrier: Carrier = carrier_for(app, lease=self.lease)
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.stopping = threading.Event()
        self.chores: list[Chore] = app.extensions.get("chores", [])
        self.chores_done_at: datetime | None = None

    def run(self) -> None:
        """Deliver what is due and wait for more, until told to stop."""
        bell = Bell(self.stopping)
        while not self.stopping.is_set():
            try:
                self.do_chores()
                self.deliver_due()
            except SQLAlchemyError as fault:
                db.session.remove()
                log.warning("the database does not answer: %s", type(fault).__name__)
            self.carrier.rest()
            bell.wait(self.poll)
        bell.close()

    def do_chores(self) -> None:
        """Once a minute, let the subjects queue what falls due by the clock: reminders.

        A chore may be done by every worker and as often as one likes: its letters have keys.
        """
        at = clock.now()
        if self.chores_done_at is not None and at - self.chores_done_at < _CHORES_EVERY:
            return
        self.chores_done_at = at
        for chore in self.chores:
            chore(at)
        db.session.commit()  # what a chore only read must not keep others from writing

    def deliver_due(self) -> int:
        """Deliver letters until none is due or the worker is told to stop; return how many."""
        count = 0
        while not self.stopping.is_set() and outbox.is_any_due(at=clock.now()):
            letters = outbox.claim(
                self.holder, most=_AT_ONCE, hold=self.hold, lease=self.lease, at=clock.now()
            )
            if not letters:
                break  # another worker was quicker
            count += self._deliver(letters)
        return count

    def _deliver(self, letters: Sequence[Claimed]) -> int:
        """Try letter after letter for as long as they are kept; leave the rest to others."""
        until = time.monotonic() + self.hold.total_seconds()
        outcome: Outcome | None = None
        count = 0
        rest = deque(letters)
        while rest and time.monotonic() < until and not self.stopping.is_set():
            letter = rest.popleft()
            begun_at = self._move_on(outcome, letter)
            outcome = None
            if begun_at is None:
                continue  # stopped meanwhile, or another worker has it
            outcome = self._try(letter, begun_at)
            count += 1
            if outcome.is_silence:
                break
        self._move_on(outcome, None)
        if rest:
            outbox.let_go(rest)
        if outcome is not None and outcome.is_silence:
            self.stopping.wait(min(self.poll, 5))  # nobody answers: do not hurry
        return count

    def _try(self, letter: Claimed, begun_at: datetime) -> Outcome:
        if is_address(letter.recipient):
            reply = self.carrier.hand_over(letter)
        else:
            reply = Reply(Verdict.REFUSED, None, "not an e-mail address")
        at = clock.now()
        settlement = rules.settlement(
            reply,
            attempts=letter.attempts + 1,
            queued_at=letter.queued_at,
            at=at,
            back_off=self.back_off,
        )
        return Outcome(letter=letter, begun_at=begun_at, reply=reply, settlement=settlement, at=at)

    def _move_on(self, outcome: Outcome | None, letter: Claimed | None) -> datetime | None:
        """Mark one letter and begin the next, however often the database has to be asked.

        Return when the next one was begun; None when it was not.

        Giving up early would send a letter twice that the server has accepted.
        """
        until = time.monotonic() + self.lease.total_seconds()
        while True:
            try:
                with transaction():
                    was_mine = outcome is None or outbox.mark(outcome)
                    at = clock.now()
                    is_begun = letter is not None and outbox.begin(letter, at=at)
            except SQLAlchemyError:
                db.session.remove()
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)
            else:
                if outcome is not None:
                    _note(outcome, was_mine=was_mine)
                return at if is_begun else None


def _note(outcome: Outcome, *, was_mine: bool) -> None:
    # No address and no word of the letter: logs are read by more people than letters.
    log.info(
        "letter %s %s %s code=%s attempt=%s%s",
        outcome.letter.id,
        outcome.letter.template,
        outcome.settlement.status,
        outcome.reply.code,
        outcome.letter.attempts + 1,
        "" if was_mine else " (lease had run out)",
    )
