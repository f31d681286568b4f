"""The portal on one machine: the web server and the letter worker, started and stopped together.

For trying it out and for a small installation; docs/operations.md says how to run the two as
services of their own.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

import click
from flask import current_app
from flask.cli import with_appcontext

_HOST = "127.0.0.1"
_PATIENCE = 20
_WORKER_PAUSE = 2


@click.command("serve")
@click.option("--port", default=lambda: int(os.environ.get("PORT", "8000")), type=int)
@with_appcontext
def serve(port: int) -> None:
    """Run the web server and the letter worker until Ctrl-C."""
    if _answers(port):
        raise click.ClickException(
            f"Port {port} is taken. Choose another one: make run PORT={port + 1}"
        )
    mail = current_app.config["MAIL_SERVER"]
    letters = (
        f"through {mail}"
        if mail
        else f"kept readable in {current_app.config['MAIL_DIR']}, not sent"
    )
    raise SystemExit(
        Pair(port).run(hello=f"\nPumpurs: http://{_HOST}:{port}\nLetters: {letters}\n")
    )


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((_HOST, port)) == 0


def _web(port: int) -> Sequence[str]:
    options = {
        "bind": f"{_HOST}:{port}",
        "workers": "2",
        "threads": "2",
        "timeout": "60",
        "graceful-timeout": "15",
        "log-level": "warning",
    }
    # The portal is loaded once: the workers are copies, made before any of them opens a connection.
    return [
        *(sys.executable, "-m", "gunicorn", "wsgi:app", "--preload"),
        *(part for name, value in options.items() for part in (f"--{name}", value)),
    ]


_LETTERS = (sys.executable, "-m", "flask", "--app", "wsgi.py", "worker")


class Pair:
    """The two processes; when the web server ends or somebody asks to stop, both end."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.stopping = False
        self.environment = {**os.environ, "PORT": str(port)}

    def run(self, *, hello: str) -> int:
        """Start both, stay until the end, and return the status to exit with."""
        for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(wish, self._stop)
        self.web = self._start(_web(self.port))
        self.letters = self._start(_LETTERS)
        try:
            if self._waited_for_web():
                click.echo(hello + "Ctrl-C stops it.")
            while not self.stopping and self.web.poll() is None:
                self._keep_letters_going()
                time.sleep(0.2)
        finally:
            status = self._end()
        return 0 if self.stopping else status or 1

    def _start(self, command: Sequence[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(command, env=self.environment)  # noqa: S603 - our own

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _waited_for_web(self) -> bool:
        until = time.monotonic() + _PATIENCE
        while not self.stopping and self.web.poll() is None and time.monotonic() < until:
            if _answers(self.port):
                return True
            time.sleep(0.1)
        return False

    def _keep_letters_going(self) -> None:
        if self.letters.poll() is None:
            return
        click.echo("The letter worker ended; starting it again.", err=True)
        time.sleep(_WORKER_PAUSE)
        self.letters = self._start(_LETTERS)

    def _end(self) -> int:
        both = (self.web, self.letters)
        for process in both:
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + _PATIENCE
        for process in both:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        return int(self.web.returncode)
