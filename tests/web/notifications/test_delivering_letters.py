"""What becomes of letters at a mail server that answers, refuses, dawdles or dies."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.notifications.models import DeliveryAttempt
from portal.notifications.types import LetterStatus
from tests.support.post_office import free_port


def attempts(database):
    return list(database.session.scalars(select(DeliveryAttempt).order_by(DeliveryAttempt.id)))


def test_a_letter_is_handed_over_word_for_word(make, deliver, post_office):
    letter = make.letter(recipient="anna@example.lv", reply_to="liga@example.lv")

    deliver()

    [(recipient, message)] = post_office.accepted
    assert recipient == message["To"] == "anna@example.lv"
    assert message["Subject"] == letter.subject
    assert message["Message-ID"] == letter.message_id
    assert message["Reply-To"] == "liga@example.lv"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Pumpurs-Key"] == letter.key
    assert message["Date"].datetime == letter.queued_at
    assert message.get_body(("plain",)).get_content().splitlines() == letter.text.splitlines()
    assert letter.status is LetterStatus.HANDED_OVER
    assert (letter.last_code, letter.last_answer) == (250, "2.0.0 Ok: queued as 4ABC")


def test_a_delivered_letter_is_not_sent_again(make, deliver, post_office):
    make.letter()

    assert deliver() == 1
    assert deliver() == 0
    assert len(post_office.accepted) == 1


def test_a_batch_goes_over_one_connection(make, deliver, post_office):
    for _ in range(5):
        make.letter()

    deliver()

    assert len(post_office.accepted) == 5
    assert post_office.connections == 1


@pytest.mark.parametrize(
    "answers", [["451 4.3.0 try later"], ["", "data 452 4.2.2 full"], ["421 closing"]]
)
def test_a_temporary_refusal_is_tried_again_after_a_minute(
    make, deliver, post_office, at, noon, answers
):
    letter = make.letter()
    post_office.faults[letter.recipient] = answers

    deliver()

    assert letter.status is LetterStatus.QUEUED
    assert letter.not_before == noon + timedelta(minutes=1)
    at(noon + timedelta(seconds=59))
    assert deliver() == 0
    at(noon + timedelta(minutes=1))
    assert deliver() == 1
    assert letter.status is LetterStatus.HANDED_OVER
    assert letter.attempts == 2


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", "data 554 5.7.1 refused"])
def test_a_final_refusal_is_final_at_once_and_seen(make, deliver, post_office, database, answer):
    letter = make.letter()
    post_office.faults[letter.recipient] = answer

    deliver()

    assert letter.status is LetterStatus.REFUSED
    assert letter.last_code in {550, 554}
    assert letter.settled_at is not None
    [attempt] = attempts(database)
    assert attempt.code == letter.last_code


def test_after_two_days_a_letter_is_given_up(make, deliver, post_office, at, noon):
    letter = make.letter()
    post_office.faults[letter.recipient] = "450 4.2.0 greylisted"
    at(noon + timedelta(hours=48))

    deliver()

    assert letter.status is LetterStatus.GIVEN_UP


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@b@example.lv", "x@example.lv\r\nRCPT TO:<eve@example.lv>", "ķ@example.lv"],
)
def test_one_bad_address_does_not_stop_the_rest(make, deliver, post_office, address):
    bad = make.letter(recipient=address)
    good = make.letter()

    deliver()

    assert post_office.recipients == [good.recipient]
    assert bad.status is LetterStatus.REFUSED
    assert good.status is LetterStatus.HANDED_OVER


def test_a_letter_with_a_poisoned_subject_stays_one_letter(make, deliver, post_office):
    make.letter(subject="Sveiki\r\nBcc: eve@example.lv\r\n\r\nx")

    deliver()

    [(_, message)] = post_office.accepted
    assert message["Bcc"] is None
    assert message["Subject"] == "Sveiki Bcc: eve@example.lv x"


def test_a_letter_that_cannot_be_written_is_refused_and_the_rest_goes_out(
    make, deliver, post_office
):
    bad = make.letter(reply_to="liga@example.lv\nBcc: eve@example.lv")
    good = make.letter()

    deliver()

    assert bad.status is LetterStatus.REFUSED
    assert post_office.recipients == [good.recipient]


def test_a_line_cut_before_the_letter_is_a_temporary_obstacle(make, deliver, post_office):
    cut, next_one = make.letter(), make.letter()
    post_office.faults[cut.recipient] = ["drop"]

    deliver()

    assert cut.status is LetterStatus.QUEUED
    assert next_one.status is LetterStatus.HANDED_OVER


def test_an_answer_lost_after_the_letter_gives_the_same_letter_twice_and_the_log_tells(
    make, deliver, post_office, database, at, noon
):
    letter = make.letter()
    post_office.faults[letter.recipient] = ["", "drop after data"]

    deliver()
    at(noon + timedelta(minutes=1))
    deliver()

    assert [message["Message-ID"] for _, message in post_office.accepted] == [letter.message_id] * 2
    lost, second = attempts(database)
    assert lost.code is None
    assert "before the answer" in lost.answer
    assert second.code == 250


def test_a_silent_server_is_left_within_the_time_out(make, deliver, post_office):
    letter = make.letter()
    post_office.faults[letter.recipient] = ["", "slow"]

    deliver(MAIL_TIMEOUT=0.2)

    assert letter.status is LetterStatus.QUEUED
    assert letter.last_code is None


def test_the_lease_outlasts_even_a_server_that_never_ends(make, deliver, post_office):
    letter = make.letter()
    post_office.faults[letter.recipient] = ["", "slow"]

    deliver(MAIL_LEASE=0.6)

    assert letter.status is LetterStatus.QUEUED
    assert "connection broke" in letter.last_answer


def test_nobody_at_the_port_costs_no_letter(app, make, deliver, post_office):
    letter = make.letter()
    app.extensions["mail"].port = free_port()

    deliver()

    assert letter.status is LetterStatus.QUEUED
    assert letter.last_answer.startswith("no connection")


def test_without_a_mail_server_letters_lie_readable_in_a_folder(app, make, deliver, tmp_path):
    app.config["MAIL_DIR"] = tmp_path  # other tests leave letters of the same number in theirs
    letter = make.letter(recipient="anna@example.lv")

    deliver()

    [written] = app.config["MAIL_DIR"].glob(f"{letter.id:08d}-*.eml")
    assert b"To: anna@example.lv" in written.read_bytes()
    assert letter.status is LetterStatus.HANDED_OVER
    assert letter.last_answer == f"written to {written.name}"
    written.unlink()


def test_a_letter_waits_until_its_time(make, deliver, post_office, noon):
    make.letter(not_before=noon + timedelta(minutes=10))

    assert deliver() == 0
