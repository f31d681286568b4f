"""A worker without letters waits until it is called, and does not depend on being called."""

import threading
import time
from contextlib import contextmanager

import pytest

from portal.notifications.delivery.bell import Bell
from portal.notifications.service import resend
from portal.notifications.types import LetterStatus

FOR_EVER = 60  # seconds; nothing here takes so long unless it is broken


@pytest.fixture
def bell(database):
    bell = Bell(threading.Event())
    bell.wait(FOR_EVER)  # the first time it only begins to listen
    yield bell
    bell.close()


@contextmanager
def waiting(app, bell):
    """Wait for the bell in a thread of its own, as a worker does in its process."""

    def wait():
        with app.app_context():
            bell.wait(FOR_EVER)

    thread = threading.Thread(target=wait, daemon=True)
    started = time.monotonic()
    thread.start()
    yield
    thread.join(FOR_EVER / 2)
    assert time.monotonic() - started < FOR_EVER / 2


def test_a_letter_queued_calls_the_worker(app, make, noon, bell):
    letter = make.letter(status=LetterStatus.HANDED_OVER)
    by = make.person().id
    bell.wait(0.5)  # what was made so far may ring too

    with waiting(app, bell):
        time.sleep(0.1)
        resend(letter, by=by, at=noon)


def test_a_letter_queued_between_two_waits_is_not_missed(app, make, noon, bell):
    letter = make.letter(status=LetterStatus.HANDED_OVER)
    by = make.person().id
    bell.wait(0.5)
    resend(letter, by=by, at=noon)

    with waiting(app, bell):
        pass


def test_nobody_calls_and_the_worker_looks_by_itself_after_its_pause(bell):
    started = time.monotonic()

    bell.wait(0.3)

    assert time.monotonic() - started >= 0.3


def test_a_worker_asked_to_stop_waits_no_longer(app, bell):
    with waiting(app, bell):
        bell.stopping.set()


def test_a_line_that_broke_is_only_a_pause_and_is_taken_up_again(app, make, noon, bell):
    letter = make.letter(status=LetterStatus.HANDED_OVER)
    by = make.person().id
    bell.line.dbapi_connection.close()

    bell.wait(0.01)
    bell.wait(FOR_EVER)  # listens anew

    with waiting(app, bell):
        resend(letter, by=by, at=noon)
