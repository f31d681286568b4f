"""Worker processes that deliver letters, started and ended as an operator or a power cut would.

Each is a process of its own that runs `flask worker`. They are copied from one that has read the
portal's code already and nothing more: reading it takes each of some twenty a second otherwise.
"""

import os
import sys
import time
from multiprocessing import get_context

from flask.cli import main

from config import ROOT
from tests.support.engines import note_filled

_READ = get_context("forkserver")
_READ.set_forkserver_preload([__name__, "portal.app"])


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
        note_filled()  # what it will write nobody sees here
        self.count += 1
        name = f"worker-{self.count}.example.lv"
        environment = {**self.environment, "PUBLIC_URL": f"http://{name}"}
        self.processes[name] = _READ.Process(target=_work, args=(environment, options))
        self.processes[name].start()
        return name

    def kill(self, name):
        """End it at once, as a power cut would."""
        self.processes[name].kill()

    def keep(self, number):
        """Start workers until so many are alive."""
        alive = [one for one in self.processes.values() if one.is_alive()]
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
        """Wait until each has ended of itself; the limit is a guard."""
        for one in self.processes.values():
            one.join(seconds)
            assert one.exitcode is not None

    def end(self):
        for one in self.processes.values():
            one.kill()
            one.join(10)


def _work(environment, options):
    """Be the command, in the environment given."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    sys.argv = ["flask", "worker", *options]
    with open(os.devnull, "r+") as nothing:  # noqa: PTH123 - no path that could be joined
        for stream in (0, 1, 2):
            os.dup2(nothing.fileno(), stream)
    main()
