"""Real worker processes, a real mail server, and `kill -9` at any point."""

import random
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.notifications.models import DeliveryAttempt, Letter
from portal.notifications.service import resend
from portal.notifications.types import LetterStatus
from tests.support.workers import Workers

LETTERS = 200


@pytest.fixture
def workers(app, post_office):
    crowd = Workers(app, post_office.port)
    yield crowd
    crowd.end()


def clock_now():
    """A moment just gone by the clock on the wall, which the workers look at."""
    return datetime.now(UTC) - timedelta(seconds=1)


def queue(make, number):
    """Queue letters that are due, and let go of the lock."""
    at = clock_now()
    letters = [make.letter(at=at, recipient=f"anna{one}@example.lv") for one in range(number)]
    message_ids = {letter.recipient: letter.message_id for letter in letters}
    make.session.commit()
    return message_ids


def unsettled(database):
    waiting = select(func.count()).where(Letter.status != LetterStatus.HANDED_OVER)
    number = database.session.scalar(waiting)
    database.session.rollback()
    return number


def test_no_letter_is_lost_whenever_a_worker_is_killed(make, database, post_office, workers):
    message_ids = queue(make, LETTERS)
    dice = random.Random(20270301)  # noqa: S311 - a plan of accidents, no secret
    accidents = set(dice.sample(range(5, 2 * LETTERS), 12))
    events = Counter()

    def accident(event, name):
        events["all"] += 1
        if events["all"] in accidents:
            events[event] += 1
            workers.kill(name)

    post_office.on_event = accident
    workers.wait_until(lambda: not unsettled(database), seconds=240, alive=2)

    copies = Counter(post_office.recipients)
    assert set(copies) == set(message_ids)
    assert all(message["Message-ID"] == message_ids[to] for to, message in post_office.accepted)
    twice = {recipient for recipient, number in copies.items() if number > 1}
    assert len(twice) <= events["accepted"]
    assert twice <= _with_an_attempt_without_end(database)
    assert events["rcpt"]
    assert events["accepted"]


def _with_an_attempt_without_end(database):
    return set(
        database.session.scalars(
            select(Letter.recipient)
            .join(DeliveryAttempt, DeliveryAttempt.letter_id == Letter.id)
            .where(DeliveryAttempt.ended_at.is_(None))
        )
    )


def test_two_workers_share_the_queue_and_nobody_gets_a_letter_twice(
    make, database, post_office, workers
):
    message_ids = queue(make, 120)

    workers.start("--once")
    workers.start("--once")
    workers.wait(90)

    assert unsettled(database) == 0
    assert sorted(post_office.recipients) == sorted(message_ids)


def test_a_letter_the_server_dawdles_over_does_not_hold_up_the_others(
    app, make, database, post_office
):
    patient = Workers(app, post_office.port, seconds_of_lease=12)
    slow, *others = queue(make, 11)
    post_office.faults[slow] = ["", "slow"]

    patient.start()
    patient.start()
    patient.wait_until(lambda: not unsettled(database), seconds=60)
    patient.end()

    stuck = post_office.taken_to[slow]
    assert {post_office.taken_to[one] for one in others}.isdisjoint({stuck})
    assert post_office.recipients.count(slow) == 1


def test_a_worker_that_waits_is_called_when_a_letter_is_queued(app, make, database, post_office):
    waiting = Workers(app, post_office.port, seconds_between_looks=300)
    queue(make, 1)
    waiting.start()
    waiting.wait_until(lambda: not unsettled(database), seconds=90)
    time.sleep(1)  # it looks once more before it waits

    person = make.person()
    make.session.commit()
    resend(database.session.scalars(select(Letter)).one(), by=person.id, at=clock_now())

    waiting.wait_until(lambda: len(post_office.accepted) == 2, seconds=90)
    waiting.end()


def test_a_worker_asked_to_stop_finishes_the_letter_in_hand(make, database, post_office, workers):
    queue(make, 20)
    asked = []

    def ask(event, name):
        if event == "accepted" and not asked:
            asked.append(name)
            workers.processes[name].terminate()

    post_office.on_event = ask
    workers.start()
    workers.wait(60)

    assert [process.exitcode for process in workers.processes.values()] == [0]
    assert len(post_office.accepted) == 20 - unsettled(database)
    endless = select(func.count()).where(DeliveryAttempt.ended_at.is_(None))
    assert database.session.scalar(endless) == 0
