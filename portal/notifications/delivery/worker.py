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
from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from portal.extensions import db
from portal.kernel import clock
from portal.notifications import rules
from portal.notifications.delivery import outbox
from portal.notifications.delivery.carriers import Carrier, carrier_for
from portal.notifications.delivery.envelope import is_address
from portal.notifications.types import Claimed, LetterStatus, Reply, Verdict

Chore = Callable[[datetime], object]
_CHORES_EVERY = timedelta(minutes=1)
log = logging.getLogger("portal.worker")


class Worker:
    """One process that delivers letters."""

    def __init__(self, app: Flask) -> None:
        config = app.config
        self.lease = timedelta(seconds=config["MAIL_LEASE"])
        self.poll = float(config["MAIL_POLL"])
        self.back_off = [timedelta(minutes=minutes) for minutes in config["MAIL_BACK_OFF"]]
        self.carrier: Carrier = carrier_for(app, lease=self.lease)
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.stopping = threading.Event()
        self.chores: list[Chore] = app.extensions.get("chores", [])
        self.chores_done_at: datetime | None = None

    def run(self) -> None:
        """Deliver what is due and wait for more, until told to stop."""
        while not self.stopping.is_set():
            try:
                self.do_chores()
                self.deliver_due()
            except SQLAlchemyError as fault:
                db.session.remove()
                log.warning("the database does not answer: %s", type(fault).__name__)
            self.carrier.rest()
            self.stopping.wait(self.poll)

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
            claimed = outbox.claim(self.holder, lease=self.lease, at=clock.now())
            if claimed is None:
                break  # another worker was quicker
            self._deliver(claimed)
            count += 1
        return count

    def _deliver(self, claimed: Claimed) -> None:
        if is_address(claimed.recipient):
            reply = self.carrier.hand_over(claimed)
        else:
            reply = Reply(Verdict.REFUSED, None, "not an e-mail address")
        at = clock.now()
        settlement = rules.settlement(
            reply,
            attempts=claimed.attempts,
            queued_at=claimed.queued_at,
            at=at,
            back_off=self.back_off,
        )
        was_mine = self._mark(claimed, reply, settlement)
        # No address and no word of the letter: logs are read by more people than letters.
        log.info(
            "letter %s %s %s code=%s attempt=%s%s",
            claimed.id,
            claimed.template,
            settlement.status,
            reply.code,
            claimed.attempts,
            "" if was_mine else " (lease had run out)",
        )
        if reply.code is None and settlement.status is LetterStatus.QUEUED:
            self.stopping.wait(min(self.poll, 5))  # nobody answers: do not hurry

    def _mark(self, claimed: Claimed, reply: Reply, settlement: rules.Settlement) -> bool:
        """Write the answer down, however often the database has to be asked within the lease.

        Giving up early would send a letter twice that the server has accepted.
        """
        until = time.monotonic() + self.lease.total_seconds()
        while True:
            try:
                return outbox.mark(claimed, reply, settlement, at=clock.now())
            except SQLAlchemyError:
                db.session.remove()
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)
