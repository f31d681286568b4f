"""Remote sessions: a director's order, and the pupil's word on the same day (School 10)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from portal.accounts.models import Person
from portal.support.delivery.service.entry import Line
from portal.support.delivery.types import Evidence, Mark
from tests.support.racing import at_once

TODAY = date(2027, 3, 1)
CODE = "REMOTE-0001"


@pytest.fixture
def digits(session_of):
    def digits(place=0):
        return session_of(CODE).participations[place].confirm_code

    return digits


def answer(client, code, what="yes", at=CODE):
    return client.post(f"/confirm/{at}", data={"digits": code, "answer": what})


def test_without_an_order_it_is_recorded_not_payable_and_says_why(remote, phone, session_of):
    remote()
    assert not session_of(CODE).is_payable
    page = phone.page(f"/school/sessions/{CODE}")
    assert "Attālinātai nodarbībai vajag direktora rīkojumu" in page.text
    assert "Pagaidām netiek ieskaitīta" in page.text


def test_with_an_order_and_the_pupils_word_it_is_payable(order, remote, client, digits, session_of):
    order()
    remote()
    assert not session_of(CODE).is_payable
    page = client.page(f"/confirm/{CODE}")
    assert "Attālināta nodarbība, plkst. 11.00, 40 min" in page.text.replace("\xa0", " ")

    done = answer(client, digits())

    assert "Paldies, nodarbība ir apstiprināta." in done.text
    stored = session_of(CODE)
    assert stored.is_payable
    assert stored.participations[0].confirmed_how is Evidence.CODE


def test_the_pupils_page_names_nobody(order, remote, client, provider, make, measure, digits):
    remote()
    text = client.get(f"/confirm/{CODE}").text + answer(client, digits()).text
    for word in ("Krists", "Bērziņš", "Darbiniece", "matemātika", "A-", "vidusskola"):
        assert word not in text.replace("Latviski", "")


def test_a_no_is_noted_and_cannot_be_overruled(order, remote, client, phone, digits, session_of):
    order()
    remote()
    assert "Skola ar jums par to parunās." in answer(client, digits(), "no").text
    stored = session_of(CODE)
    assert stored.participations[0].denied_at is not None
    assert not stored.is_payable
    page = phone.page(f"/school/sessions/{CODE}")
    assert "Skolēns atbildēja, ka tā nenotika." in page.text
    assert not page.select("form[action$=evidence]")
    assert answer(client, digits() or "0000").status_code == 409


@pytest.mark.parametrize("is_open", [True, False])
def test_the_code_dies_at_midnight_in_riga(
    order, remote, client, digits, at, noon, session_of, is_open
):
    remote()
    midnight = noon + timedelta(hours=12)
    at(midnight - timedelta(seconds=1) if is_open else midnight)
    page = client.get(f"/confirm/{CODE}")
    assert page.status_code == (200 if is_open else 410)
    answered = answer(client, digits())
    assert answered.status_code == (200 if is_open else 410)
    assert (session_of(CODE).participations[0].confirmed_at is not None) is is_open
    if not is_open:
        assert "Diena ir beigusies, tāpēc saite vairs nedarbojas." in page.text


def test_wrong_codes_are_counted_and_end(remote, client, digits, session_of):
    remote()
    wrong = f"{(int(digits()) + 1) % 10000:04d}"
    said = [answer(client, wrong) for _ in range(6)]
    assert [one.status_code for one in said] == [409] * 6
    assert "Atlikuši 4 mēģinājumi." in said[0].text
    assert "Mēģinājumu vairs nav; palūdziet palīdzību skolā." in said[4].text
    assert "Mēģinājumu vairs nav" in answer(client, digits()).text
    assert session_of(CODE).participations[0].confirmed_at is None


def test_guesses_at_once_are_counted_one_by_one(app, remote, client, digits, session_of):
    remote()
    wrong = f"{(int(digits()) + 1) % 10000:04d}"
    at_once(app, lambda browser, _number: answer(browser, wrong))
    assert session_of(CODE).participations[0].confirm_tries == 5


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400),
        ({"digits": "1234"}, 400),
        ({"answer": "yes"}, 400),
        ({"digits": "", "answer": "yes"}, 400),
        ({"digits": "x" * 5000, "answer": "no"}, 409),
        ({"digits": "१२३४", "answer": "yes"}, 409),
    ],
)
def test_an_answer_that_is_none_is_asked_for_again(remote, client, sent, status):
    remote()
    assert client.post(f"/confirm/{CODE}", data=sent).status_code == status


def test_each_pupil_of_a_group_answers_with_a_code_of_their_own(
    make, school, provider, order, remote, measure, client, digits, session_of
):
    order()
    other = make.measure(make.plan(school=school, measures=0), provider=provider)
    remote(measure, other)
    assert digits(0) != digits(1)
    answer(client, digits(1))
    stored = session_of(CODE)
    assert [one.confirmed_at is not None for one in stored.participations] == [False, True]
    assert stored.is_payable


def test_a_session_that_is_not_remote_or_undone_has_no_page(record, measure, remote, client, phone):
    record(measure, key="IN-PERSON-1")
    assert client.get("/confirm/IN-PERSON-1").status_code == 404
    assert client.get("/confirm/NAV-TADAS-1").status_code == 404


def test_an_undone_remote_session_cannot_be_confirmed(remote, client, phone):
    remote()
    phone.post(f"/school/sessions/{CODE}/undo")
    assert client.get(f"/confirm/{CODE}").status_code == 404


def test_a_session_logged_on_a_later_day_needs_other_evidence(
    order, remote, phone, client, session_of
):
    order()
    remote(day=date(2027, 2, 26))
    assert session_of(CODE).participations[0].confirm_code is None
    assert client.get(f"/confirm/{CODE}").status_code == 404
    part = session_of(CODE).participations[0]
    address = f"/school/sessions/{CODE}/evidence"
    assert "neapstiprināja tajā pašā dienā" in phone.page(f"/school/sessions/{CODE}").text

    refused = phone.post(address, data={"parts": str(part.id), "how": "code"})
    assert refused.status_code == 400
    answered = phone.post(address, data={"parts": str(part.id), "how": "diary"})

    assert answered.status_code == 303
    assert session_of(CODE).participations[0].confirmed_how is Evidence.DIARY
    assert session_of(CODE).is_payable
    again = phone.post(address, data={"parts": str(part.id), "how": "paper"}, follow_redirects=True)
    assert "apstiprinājumu nevajag vai tas jau ir" in again.text


def test_a_pupil_who_was_not_there_has_nothing_to_confirm(
    order, remote, measure, session_of, client
):
    order()
    remote(lines=[Line(measure.id, Mark.ABSENT_UNEXCUSED)])
    assert session_of(CODE).is_payable
    assert client.get(f"/confirm/{CODE}").status_code == 404


def test_an_order_entered_late_lets_what_waited_count(order, remote, client, digits, session_of):
    remote()
    answer(client, digits())
    assert not session_of(CODE).is_payable
    order()
    assert session_of(CODE).is_payable


@pytest.mark.parametrize(
    "given",
    [
        {"valid_to": date(2027, 2, 28)},
        {"is_for_all": False, "plans": frozenset({0})},
    ],
)
def test_an_order_for_others_or_other_days_allows_nothing(
    make, school, order, remote, client, digits, session_of, given
):
    if "plans" in given:
        given = given | {"plans": frozenset({make.plan(school=school).id})}
    order(**given)
    remote()
    answer(client, digits())
    assert not session_of(CODE).is_payable


def test_a_confirmed_remote_session_takes_its_place_in_the_week(
    order, remote, record, measure, client, digits, session_of, noon
):
    order()
    remote(start=noon - timedelta(hours=4))
    for number in range(5):
        start = noon - timedelta(hours=26 - 2 * number)
        record(measure, key=f"LONG-000{number}", start=start, minutes=119)
    record(measure, key="SHORT-0001", start=noon - timedelta(hours=1), minutes=40)
    assert session_of("SHORT-0001").is_payable
    answer(client, digits())
    assert session_of(CODE).is_payable
    assert session_of("SHORT-0001").over_minutes == 0


def test_the_code_is_sealed_in_the_database(remote, digits, database):
    remote()
    (stored,) = database.session.execute(text("SELECT confirm_code FROM participation")).one()
    assert digits() not in stored
    assert len(stored) > 60


def test_the_provider_sees_the_code_until_it_is_answered(
    remote, phone, digits, client, provider, sign_in, make, at, noon
):
    remote()
    assert digits() in phone.page(f"/school/sessions/{CODE}").text
    code = digits()
    assert "1 nodarbība bez skolēna apstiprinājuma" in phone.page("/school/today").text
    answer(client, code)
    assert code not in phone.page(f"/school/sessions/{CODE}").select_one("section.card").text
    at(noon + timedelta(hours=13))
    browser = sign_in(make.session.get(Person, provider.person_id))
    assert "bez skolēna apstiprinājuma" not in browser.page("/school/today").text
