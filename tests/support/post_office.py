"""A real SMTP server that can be told to misbehave."""

import asyncio
import socket
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller


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
