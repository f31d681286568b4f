"""The whole portal alive: a web server, a letter worker and a mail server, on one clock."""

import logging
import socket
import threading
import time
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from werkzeug.serving import make_server

from portal.app import create_app
from portal.extensions import db
from portal.kernel import clock
from portal.notifications.delivery.worker import Worker
from tests.builders import Make
from tests.support import clocks
from tests.support.browsing import HastyClient
from tests.support.engines import empty, migrate_up, new_database
from tests.support.portal import TestConfig


class RunningClock:
    """Runs like every clock, from whatever moment it was last set to."""

    def __init__(self, moment):
        self.set(moment)

    def set(self, moment):
        self.moment, self.since = moment, time.monotonic()

    def __call__(self):
        return self.moment + clocks.seconds(time.monotonic() - self.since)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """A mail server that keeps what it is given."""

    def __init__(self):
        self.letters = []
        self.port = free_port()
        self.server = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the library's name
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 OK"

    def of(self, address):
        """Every letter this address has got, oldest first."""
        return [letter for to, letter in list(self.letters) if address in to]

    def wait_for(self, address, subject="", *, patience=15):
        """The newest letter to the address whose subject says this; waits until it is there."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            for letter in reversed(self.of(address)):
                if subject in letter["subject"]:
                    return letter
            time.sleep(0.05)
        got = [letter["subject"] for letter in self.of(address)]
        raise AssertionError(f"No letter „{subject}” to {address}; it has {got}")


def text_of(letter):
    """What the letter says in plain text, its lines joined."""
    return " ".join(letter.get_body(("plain",)).get_content().split())


def link_in(letter, part):
    """The first address in the letter that holds this part."""
    words = letter.get_body(("plain",)).get_content().split()
    return next(word.strip("<>.,") for word in words if part in word and "://" in word)


class MakeAtOnce(Make):
    """Builders that commit each row: the portal reads it with connections of its own."""

    def save(self, row, *others):
        saved = super().save(row, *others)
        self.session.commit()
        return saved


class LivingPortal:
    """One portal for all journeys; each starts with empty tables, at noon."""

    def __init__(self, folder):
        self.clock = RunningClock(clocks.NOON)
        self.mailbox = Mailbox()
        self.mailbox.server.start()
        config = TestConfig(folder, new_database("sqlite", "journeys", folder))
        config.WTF_CSRF_ENABLED = True
        config.MAIL_SERVER = "127.0.0.1"
        config.MAIL_PORT = self.mailbox.port
        config.MAIL_POLL = 0.1
        self.app = create_app(config)
        self.app.test_client_class = HastyClient
        migrate_up(self.app)
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True)
        self.address = f"http://127.0.0.1:{self.server.port}"
        self.app.config["PUBLIC_URL"] = self.address
        self.threads = [
            threading.Thread(target=self.server.serve_forever, daemon=True),
            threading.Thread(target=self._deliver, daemon=True),
        ]

    @contextmanager
    def running(self):
        with clock.showing(self.clock):
            for thread in self.threads:
                thread.start()
            try:
                yield self
            finally:
                self.worker.stopping.set()
                self.server.shutdown()
                self.mailbox.server.stop()
                for thread in self.threads:
                    thread.join(10)
                self.server.server_close()

    def _deliver(self):
        with self.app.app_context():
            self.worker = Worker(self.app)
            self.worker.run()

    @contextmanager
    def at_the_start(self):
        """Builders, in tables that are emptied afterwards."""
        self.clock.set(clocks.NOON)
        self.mailbox.letters.clear()
        with self.app.app_context():
            db.session().expire_on_commit = False  # looking at what was made must take no lock
            yield MakeAtOnce(db.session)
            db.session.remove()
            empty(db.engine)
