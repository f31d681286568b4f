"""`flask serve`, as `make run` starts it: two processes, one start, one clean end."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from urllib.error import URLError

import psutil
import pytest

from tests.support.living import free_port

PATIENCE = 40


_FLASK = [sys.executable, "-m", "flask", "--app", "wsgi.py"]


def _environment(folder, **more):
    database = f"sqlite:///{folder}/portal.sqlite3"
    return {**os.environ, "INSTANCE_DIR": str(folder), "DATABASE_URL": database, **more}


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """The file of a database whose tables stand."""
    folder = tmp_path_factory.mktemp("migrated")
    subprocess.run(  # noqa: S603
        [*_FLASK, "db", "upgrade"], env=_environment(folder), check=True, capture_output=True
    )
    return folder / "portal.sqlite3"


@pytest.fixture
def served(tmp_path, migrated):
    """A pair that may be ended, on a database of its own; gives the process and its port."""
    with _serving(tmp_path, migrated) as pair:
        yield pair


@pytest.fixture(scope="module")
def going_on(tmp_path_factory, migrated):
    """A pair that goes on after each test."""
    with _serving(tmp_path_factory.mktemp("going-on"), migrated) as pair:
        yield pair


@contextmanager
def _serving(folder, migrated):
    port = str(free_port())
    shutil.copy(migrated, folder)
    process = subprocess.Popen(  # noqa: S603
        [*_FLASK, "serve"],
        env=_environment(folder, PORT=port, MAIL_SERVER=""),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    yield process, port
    for one in [*psutil.Process(process.pid).children(recursive=True)] if _runs(process) else []:
        one.kill()
    process.kill()
    process.wait()
    process.stdout.close()


def _runs(process):
    return process.poll() is None


def _answer(port, path):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                return answer.status
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError("the portal does not answer")


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM])
def test_both_answer_and_both_end_when_asked(served, wish):
    process, port = served
    assert _answer(port, "/healthz") == 200
    assert _answer(port, "/") == 200
    family = psutil.Process(process.pid).children(recursive=True)
    assert len(family) >= 3, "a web server with its workers, and a letter worker"

    process.send_signal(wish)

    assert process.wait(PATIENCE) == 0
    assert f"http://127.0.0.1:{port}" in process.stdout.read().decode()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert alive == []


def test_a_letter_worker_that_dies_is_started_again(going_on):
    process, port = going_on
    _answer(port, "/healthz")
    first = _worker_other_than(None, process)
    first.kill()
    assert _worker_other_than(first, process).is_running()


def _worker_other_than(known, process):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for one in psutil.Process(process.pid).children():
            if one != known and _is_worker(one):
                return one
        time.sleep(0.2)
    raise AssertionError("no worker came")


def _is_worker(process):
    try:
        return "worker" in process.cmdline()
    except psutil.NoSuchProcess:  # ended, or ended and not yet waited for
        return False


def test_a_taken_port_is_said_in_words(going_on):
    _, port = going_on
    _answer(port, "/healthz")
    again = subprocess.run(  # noqa: S603
        [*_FLASK, "serve", "--port", port],
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode != 0
    assert f"Port {port} is taken" in again.stderr
