"""A mail server that notes when each letter came, and the portal's workers as processes."""

import os
import smtplib
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

from aiosmtpd.controller import Controller

from benchmarks.servers import ROOT, free_port

_PATIENCE = 60


class PostOffice:
    """Takes every letter; a context manager."""

    def __init__(self):
        self.port = free_port()
        self.server = Controller(self, hostname="127.0.0.1", port=self.port)
        self.sizes = []
        self.expect(0)

    def __enter__(self):
        self.server.start()
        return self

    def __exit__(self, *_fault):
        self.server.stop()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        """Note the moment and the size."""
        self.sizes.append(len(envelope.content))
        self.missing -= 1
        if not self.missing:
            self.at = time.perf_counter()
            self.complete.set()
        return "250 OK"

    def expect(self, number):
        """Count down from so many letters."""
        self.missing = number
        self.at = 0.0
        self.complete = threading.Event()

    def last_letter_at(self):
        """Wait for the last letter that is expected and give its moment."""
        if not self.complete.wait(_PATIENCE):
            raise RuntimeError(f"{self.missing} letters did not come")
        return self.at

    def bare_loop(self, number):
        """Give the seconds smtplib alone takes over so many letters of the size of those before."""
        letter = b"Subject: x\r\n\r\n" + b"x" * 70 + b"\r\n"
        letter *= max(1, sum(self.sizes) // len(self.sizes) // len(letter))
        with smtplib.SMTP("127.0.0.1", self.port) as line:
            start = time.perf_counter()
            for place in range(number):
                line.sendmail("portal@example.lv", [f"anna{place}@example.lv"], letter)
            return time.perf_counter() - start


@contextmanager
def workers(number, port):
    """Run so many letter workers, waiting for letters, beside the block."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi.py", "worker"]
    environment = {**os.environ, "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(port)}
    crowd = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
        for _ in range(number)
    ]
    time.sleep(4)  # until they listen
    try:
        yield
    finally:
        for one in crowd:
            one.terminate()
        for one in crowd:
            one.wait(20)
