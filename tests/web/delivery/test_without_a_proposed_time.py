"""A session that nobody proposed: chosen pupils, a day and a time of one's own."""

from datetime import date, timedelta

import pytest

from portal.accounts.models import Person
from portal.support.delivery.models import Session

HELD = {"day": "01.03.2027.", "starts_at": "11.00", "minutes": "40"}


@pytest.fixture
def other(make, school, provider):
    return make.measure(make.plan(school=school, measures=0), provider=provider)


@pytest.fixture
def stored(database, session_of):
    def stored():
        return session_of(database.session.query(Session.code).scalar())

    return stored


def test_a_session_nobody_proposed_is_logged_for_chosen_pupils(phone, measure, other, make, stored):
    page = phone.page("/school/sessions/new")
    assert len(page.select("[name=measures]")) == 2
    sent = HELD | {"measures": [str(measure.id), str(other.id)], "mark": "attended"}

    answer = phone.post("/school/sessions/new", data=sent)

    assert answer.status_code == 303
    assert {one.measure_id for one in stored().participations} == {measure.id, other.id}


def test_only_what_the_provider_gives_can_be_chosen(make, school, phone, measure, database):
    theirs = make.measure(make.plan(school=school, measures=0))
    for chosen in ([], [str(theirs.id)], ["x"], ["-1"]):
        answer = phone.post("/school/sessions/new", data=HELD | {"measures": chosen})
        assert answer.status_code == 400
        assert "Izvēlieties, kam nodarbība bija." in answer.text
    assert database.session.query(Session).count() == 0


def test_who_gives_nothing_yet_is_told_whom_to_ask(phone):
    page = phone.page("/school/sessions/new")
    assert "Norādīt jūs plānā var" in page.text
    assert not page.select("form.sheet")


@pytest.mark.parametrize(
    ("day", "start", "moment"),
    [
        ("28.03.2027.", "2.59", (2027, 3, 28, 0, 59)),
        ("28.03.2027.", "4.00", (2027, 3, 28, 1, 0)),
        ("25.04.2027.", "23.50", (2027, 4, 25, 20, 50)),
    ],
)
def test_times_around_midnight_and_the_change_of_clocks(
    make, provider, sign_in, measure, at, noon, stored, day, start, moment
):
    at(noon + timedelta(days=60))
    browser = sign_in(make.session.get(Person, provider.person_id))
    sent = {"day": day, "starts_at": start, "minutes": "30", "measures": str(measure.id)}
    assert browser.post("/school/sessions/new", data=sent).status_code == 303
    assert stored().starts_at.timetuple()[:5] == moment
    assert (stored().ends_at - stored().starts_at) == timedelta(minutes=30)


def test_an_hour_that_comes_twice_is_the_first(make, school, provider, sign_in, at, noon, stored):
    plan = make.plan(school=school, measures=0, ends_on=date(2027, 12, 31))
    measure = make.measure(plan, provider=provider)
    at(noon + timedelta(days=260))
    browser = sign_in(make.session.get(Person, provider.person_id))
    sent = {"day": "31.10.2027.", "starts_at": "3.30", "minutes": "30"}
    browser.post("/school/sessions/new", data=sent | {"measures": str(measure.id)})
    assert stored().starts_at.timetuple()[:5] == (2027, 10, 31, 0, 30)


def test_choosing_among_many_pupils_asks_as_little(
    make, school, provider, measure, phone, count_queries
):
    phone.page("/school/sessions/new")
    with count_queries() as few:
        phone.page("/school/sessions/new")
    for _ in range(12):
        make.measure(make.plan(school=school, measures=0), provider=provider)
    with count_queries() as many:
        page = phone.page("/school/sessions/new")
    assert len(page.select("[name=measures]")) == 13
    assert len(many) == len(few)
