"""A save that is sent again, by a person or by a phone that lost its network, is the same row."""

from datetime import time, timedelta

import pytest

from portal.accounts.models import Person
from portal.support.delivery.models import Participation, Session
from tests.support.racing import at_once

KEY = "550E8400-E29B-41D4-A716-446655440000"


@pytest.fixture
def slot(make, measure):
    return make.slot(measure, starts_at=time(11))


@pytest.fixture
def save(phone, slot):
    of_slot = str(slot.id)  # read now: twenty threads must not ask the test's own session

    def save(browser=phone, *, key=KEY, headers=None, **sent):
        data = {"key": key, "slots": of_slot} | sent
        return browser.post("/school/today", data=data, headers=headers or {})

    return save


JSON = {"Accept": "application/json"}


def test_a_second_save_is_the_first_one_and_says_so(save, phone, database):
    first, second = save(), save()
    assert first.location == second.location
    assert database.session.query(Session).count() == 1
    assert database.session.query(Participation).count() == 1
    assert "Šī nodarbība jau ir saglabāta." in phone.get(second.location).text


def test_twenty_saves_at_once_with_one_key_are_one_row(
    app, save, sign_in, provider, make, database
):
    person = make.session.get(Person, provider.person_id)
    browsers = [sign_in(person) for _ in range(20)]

    answers = at_once(app, lambda _one, number: save(browsers[number], headers=JSON))

    assert {one.status_code for one in answers} == {200}
    assert len({one.json["url"] for one in answers}) == 1
    assert database.session.query(Session).count() == 1


def test_twenty_pages_that_log_one_time_make_one_session(
    app, save, sign_in, provider, make, database
):
    person = make.session.get(Person, provider.person_id)
    browsers = [sign_in(person) for _ in range(20)]

    answers = at_once(
        app, lambda _one, number: save(browsers[number], key=f"PAGE-{number:04d}", headers=JSON)
    )

    assert sorted(one.status_code for one in answers) == [200] + [422] * 19
    assert database.session.query(Session).count() == 1
    refused = next(one for one in answers if one.status_code == 422)
    assert "Par šo laiku jau ir ieraksts" in refused.json["say"]


def test_a_key_of_somebody_else_is_not_theirs_to_see(make, school, save, database, sign_in, slot):
    save()
    thief = make.staff(school)
    theirs = make.slot(
        make.measure(make.plan(school=school, measures=0), provider=thief), starts_at=time(10)
    )
    browser = sign_in(make.session.get(Person, thief.person_id))
    key = database.session.query(Session).one().code.removesuffix(f"-{slot.id}")

    answer = browser.post(
        "/school/sessions/new",
        data={
            "key": f"{key}-{slot.id}",
            "measures": str(theirs.measure_id),
            "day": "01.03.2027.",
            "starts_at": "10.00",
            "minutes": "40",
        },
    )

    assert answer.status_code == 409
    assert "Šī lapa jau ir izmantota." in answer.text
    assert database.session.query(Session).count() == 1


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [
        ({"opened": "1803895192"}, 8),
        ({"opened": "1803895192", "saved": "1803895197"}, 5),
        ({"opened": "1803899999"}, None),
        ({"opened": "nekas", "saved": "-3"}, None),
        ({"opened": "9" * 40}, None),
        ({}, None),
    ],
)
def test_the_forms_own_stamps_say_how_long_it_took(save, database, noon, sent, seconds):
    assert int(noon.timestamp()) == 1803895200
    save(**sent)
    assert database.session.query(Session).one().form_seconds == seconds


def test_a_page_used_for_several_times_keeps_their_keys_apart(
    make, measure, save, phone, database, slot
):
    other = make.slot(measure, starts_at=time(10))
    save()
    save(slots=str(other.id))
    assert database.session.query(Session).count() == 2


def test_a_phone_is_told_why_in_words_it_can_show(save, make, measure):
    ahead = make.slot(measure, starts_at=time(15))
    answer = save(slots=str(ahead.id), headers=JSON)
    assert answer.status_code == 422
    assert answer.json == {"say": "Nodarbība vēl nav bijusi. Ierakstiet to, kad tā ir notikusi."}


def test_what_was_undone_can_be_logged_again(save, phone, database, noon, at):
    where = save().location
    code = where.partition("saved=")[2]
    at(noon + timedelta(minutes=1))
    assert phone.post(f"/school/sessions/{code}/undo").status_code == 303
    save(key="ANOTHER-PAGE-0001")
    assert database.session.query(Session).filter(Session.voided_at.is_(None)).count() == 1
