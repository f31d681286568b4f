"""Several presses at once: a school is asked once, and answers once."""

from tests.support.racing import at_once


def test_a_school_is_asked_once(app, sign_in, owner, there, asking, kept, letters):
    browsers = [sign_in(owner) for _ in range(6)]

    answers = at_once(
        app, lambda _, number: browsers[number].post(there, data=asking).status_code, times=6
    )

    assert sorted(answers) == [200] * 5 + [303]
    assert len(kept()) == 1
    assert len(letters()) == 1


def test_a_school_answers_once(app, sign_in, head, here, kept, letters):
    browsers = [sign_in(head) for _ in range(6)]

    def press(_, number):
        sent = {"number": str(number % 3), "version": "1"}
        return browsers[number].post(here, data=sent).status_code

    answers = at_once(app, press, times=6)

    assert sorted(answers) == [303] + [409] * 5
    assert kept()[0].version == 2
    assert len(letters()) == 1
