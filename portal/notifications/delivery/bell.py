"""Waking the worker when letters are queued, so that it need not ask for them all the time.

PostgreSQL tells whoever listens; SQLite has a number, read without touching a table, that grows
when somebody else has written. The worker relies on neither and looks by itself every `MAIL_POLL`
seconds: behind a pooler that passes no notices on, letters only go out that much later.
"""

import threading
import time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import PoolProxiedConnection

from portal.extensions import db

_CHANNEL = "letters"
_NOTICE = 0.2  # how soon a worker that listens sees that it is to stop
_GLANCE = 0.02


def ring() -> None:
    """Wake the workers when the caller's transaction commits."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_notify(_CHANNEL, "")))


class Bell:
    """A line to the database by which one worker hears that letters may have come."""

    def __init__(self, stopping: threading.Event) -> None:
        self.stopping = stopping
        self.listens = db.engine.dialect.name == "postgresql"
        self.line: PoolProxiedConnection | None = None
        self.seen = 0

    def wait(self, seconds: float) -> None:
        """Wait so long, until somebody rings or until the worker is to stop.

        The first time it does not wait: who has only begun to listen has to look.
        """
        try:
            if self.line is None:
                self._connect()
                return
            until = time.monotonic() + seconds
            while not self.stopping.is_set() and (left := until - time.monotonic()) > 0:
                if self._has_rung(left):
                    return
        except (SQLAlchemyError, db.engine.dialect.loaded_dbapi.Error):
            self.close()
            self.stopping.wait(seconds)

    def _connect(self) -> None:
        self.line = db.engine.raw_connection()
        self.line.detach()  # nobody else gets a connection that listens
        if self.listens:
            self._driver.autocommit = True
            self._driver.execute(f"LISTEN {_CHANNEL}")
        else:
            self.seen = self._version()

    @property
    def _driver(self) -> Any:  # noqa: ANN401 - the driver's own
        return self.line and self.line.dbapi_connection

    def _version(self) -> int:
        return int(self._driver.execute("PRAGMA data_version").fetchone()[0])

    def _has_rung(self, seconds: float) -> bool:
        if self.listens:
            return any(self._driver.notifies(timeout=min(seconds, _NOTICE), stop_after=1))
        self.stopping.wait(min(seconds, _GLANCE))
        before, self.seen = self.seen, self._version()
        return self.seen != before

    def close(self) -> None:
        """Hang up."""
        line, self.line = self.line, None
        if line is not None:
            line.close()
