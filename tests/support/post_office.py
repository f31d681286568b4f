"""A real SMTP server that can be told to misbehave, and worker processes to deliver to it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller

from config import ROOT


class PostOffice:
    """Keeps what it accepts; `faults` gives an answer, or a way to misbehave, per recipient."""

    def __init__(self):
        self.accepted = []
        self.faults = {}
        self.connections = 0
        self.taken_to = {}
        self.on_event = None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 - aiosmtpd's
        del server, envelope
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's
        del options
        self._tell("rcpt", session)
        fault = self._fault(address)
        if fault == "drop":
            server.transport.abort()
        elif fault and fault[0] in "45":
            return fault
        self.taken_to[address] = session.host_name
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's
        fault = self._fault(envelope.rcpt_tos[0])
        if fault == "slow":
            await asyncio.sleep(3)
        if fault and fault.startswith("data "):
            return fault.removeprefix("data ")
        message = message_from_bytes(envelope.content, policy=default)
        self.accepted.append((envelope.rcpt_tos[0], message))
        self._tell("accepted", session)
        if fault == "drop after data":
            server.transport.abort()
        return "250 2.0.0 Ok: queued as 4ABC"

    def _fault(self, address):
        """Return what to do with this one; a list is used up, one a try."""
        plan = self.faults.get(address, "")
        if isinstance(plan, list):
            return plan.pop(0) if plan else ""
        return plan

    def _tell(self, event, session):
        if self.on_event:
            self.on_event(event, session.host_name)

    @property
    def recipients(self):
        return [recipient for recipient, _ in self.accepted]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def open_post_office():
    """Yield the post office and its port."""
    office = PostOffice()
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield office, controller.port
    finally:
        controller.stop()


class Workers:
    """Worker processes by the name they give in EHLO."""

    def __init__(self, app, port, *, seconds_of_lease=2, seconds_between_looks=0.1):
        self.processes = {}
        self.count = 0
        self.environment = {
            **os.environ,
            "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"].replace("+psycopg", ""),
            "INSTANCE_DIR": str(app.config["INSTANCE_DIR"]),
            "FLASK_APP": "wsgi.py",
            "MAIL_SERVER": "127.0.0.1",
            "MAIL_PORT": str(port),
            "MAIL_LEASE": str(seconds_of_lease),
            "MAIL_POLL": str(seconds_between_looks),
            "MAIL_BACK_OFF": "0.005",
        }

    def start(self, *options):
        self.count += 1
        name = f"worker-{self.count}.example.lv"
        self.processes[name] = subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-m", "flask", "worker", *options],
            env={**self.environment, "PUBLIC_URL": f"http://{name}"},
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        return name

    def kill(self, name):
        """End it at once, as a power cut would."""
        self.processes[name].send_signal(signal.SIGKILL)

    def keep(self, number):
        """Start workers until so many are alive."""
        alive = [one for one in self.processes.values() if one.poll() is None]
        for _ in range(number - len(alive)):
            self.start()

    def wait_until(self, is_so, *, seconds, alive=0):
        """Wait for something, and meanwhile see to it that so many live; the limit is a guard."""
        until = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < until
            self.keep(alive)
            time.sleep(0.1)

    def wait(self, seconds):
        for one in self.processes.values():
            one.wait(seconds)

    def end(self):
        for one in self.processes.values():
            if one.poll() is None:
                one.kill()
            one.wait(10)
