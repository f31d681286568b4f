"""Workers that share one outbox: who has which letter, for how long, and what is left of it."""

from datetime import timedelta

from sqlalchemy import select

from portal.notifications.delivery import outbox
from portal.notifications.models import DeliveryAttempt, Letter
from portal.notifications.rules import Settlement
from portal.notifications.service import cancel
from portal.notifications.types import LetterStatus, Reply, Verdict

LONG = timedelta(days=400)  # the clock leases are held against is not the one the tests stop


def claim(holder, *, at, most=25, hold=LONG, lease=LONG):
    return outbox.claim(holder, most=most, hold=hold, lease=lease, at=at)


def attempts(database):
    return list(database.session.scalars(select(DeliveryAttempt).order_by(DeliveryAttempt.id)))


def test_a_letter_in_hand_is_nobody_elses(make, noon, database):
    make.letter()

    assert claim("first", at=noon)
    assert not claim("second", at=noon)


def test_a_lease_that_ran_out_is_taken_over_and_the_log_shows_an_attempt_without_end(
    make, deliver, post_office, database, noon
):
    letter = make.letter()
    [claimed] = claim("dead", at=noon, hold=-LONG, lease=-LONG)
    outbox.begin(claimed, at=noon)

    deliver()

    dead, living = attempts(database)
    assert (dead.holder, dead.ended_at) == ("dead", None)
    assert living.code == 250
    assert database.session.get(Letter, letter.id).attempts == 2


def test_what_was_taken_over_is_written_down_once_though_it_is_taken_over_again(
    make, deliver, post_office, database, noon
):
    make.letter()
    [claimed] = claim("dead", at=noon, hold=-LONG, lease=-LONG)
    outbox.begin(claimed, at=noon)
    claim("dead too", at=noon, hold=-LONG, lease=-LONG)

    deliver()

    lost, sent = attempts(database)
    assert (lost.holder, lost.ended_at) == ("dead", None)
    assert sent.code == 250


def _late(claimed, noon, verdict, code):
    """What a worker comes to whose lease has run out meanwhile."""
    status = LetterStatus.HANDED_OVER if verdict is Verdict.ACCEPTED else LetterStatus.REFUSED
    return outbox.Outcome(
        letter=claimed,
        begun_at=noon,
        reply=Reply(verdict, code, "so it is"),
        settlement=Settlement(status, None),
        at=noon + timedelta(minutes=20),
    )


def test_an_acceptance_that_comes_after_the_lease_counts_and_ends_its_own_attempt(
    make, database, noon
):
    letter = make.letter()
    [slow] = claim("slow", at=noon, hold=-LONG, lease=-LONG)
    outbox.begin(slow, at=noon)
    claim("quick", at=noon)

    assert outbox.mark(_late(slow, noon, Verdict.ACCEPTED, 250))

    assert database.session.get(Letter, letter.id).status is LetterStatus.HANDED_OVER
    [attempt] = attempts(database)
    assert (attempt.holder, attempt.code) == ("slow", 250)
    assert attempt.ended_at == noon + timedelta(minutes=20)


def test_a_refusal_that_comes_after_the_lease_is_left_to_whoever_has_the_letter(
    make, database, noon
):
    letter = make.letter()
    [slow] = claim("slow", at=noon, hold=-LONG, lease=-LONG)
    outbox.begin(slow, at=noon)
    claim("quick", at=noon)

    assert not outbox.mark(_late(slow, noon, Verdict.REFUSED, 550))

    assert database.session.get(Letter, letter.id).status is LetterStatus.SENDING
    assert [attempt.code for attempt in attempts(database)] == [550]


def test_the_same_outcome_marked_twice_is_one_attempt(make, database, noon):
    """The first commit may have reached the database without anybody hearing of it."""
    make.letter()
    [claimed] = claim("worker", at=noon)
    outbox.begin(claimed, at=noon)

    assert outbox.mark(_late(claimed, noon, Verdict.ACCEPTED, 250))
    assert not outbox.mark(_late(claimed, noon, Verdict.ACCEPTED, 250))

    assert [attempt.code for attempt in attempts(database)] == [250]


def test_a_letter_that_was_only_claimed_is_taken_over_without_a_trace(
    make, deliver, post_office, database, noon
):
    letter = make.letter()
    claim("dead", at=noon, hold=-LONG)

    deliver()

    assert letter.status is LetterStatus.HANDED_OVER
    assert [attempt.code for attempt in attempts(database)] == [250]


def test_workers_claim_different_letters_the_longest_waiting_first(make, noon):
    first, second, third = (make.letter().id for _ in range(3))

    assert [letter.id for letter in claim("one", at=noon, most=2)] == [first, second]
    assert [letter.id for letter in claim("two", at=noon, most=2)] == [third]


def test_a_claim_that_ran_out_begins_nothing_once_another_worker_has_the_letter(make, noon):
    make.letter()
    [slow] = claim("slow", at=noon, hold=-LONG)
    [quick] = claim("quick", at=noon)

    assert not outbox.begin(slow, at=noon)
    assert outbox.begin(quick, at=noon)


def test_a_letter_stopped_by_a_person_after_it_was_claimed_is_not_begun(make, noon, database):
    letter = make.letter()
    [claimed] = claim("worker", at=noon)
    cancel(letter, by=make.person().id, at=noon)

    assert not outbox.begin(claimed, at=noon)
    assert letter.status is LetterStatus.CANCELLED
    assert attempts(database) == []


def test_letters_let_go_are_free_but_not_those_another_worker_has_taken_over(make, noon):
    kept, lost = make.letter().id, make.letter().id
    letters = claim("slow", at=noon, hold=-LONG)
    claim("quick", at=noon, most=1)  # the first of the two

    outbox.let_go(letters)

    assert [letter.id for letter in claim("third", at=noon)] == [lost]
    assert kept != lost
