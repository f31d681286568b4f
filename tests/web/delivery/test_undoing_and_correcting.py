"""An entry is undone with one tap for a while, later with a reason; a correction is a new row."""

from datetime import date, time, timedelta

import pytest

from portal.accounts.models import Person
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.service.entry import Line
from portal.support.delivery.types import Mark
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState
from tests.support.racing import at_once


@pytest.fixture
def slot(make, measure):
    return make.slot(measure, starts_at=time(11))


@pytest.fixture
def entry(record, measure, slot):
    """An entry made just now, an hour after the session."""
    return record(lines=[Line(measure.id, slot_id=slot.id)])


@pytest.fixture
def later(at, noon, sign_in, provider, make):
    """The provider's browser after a while."""

    def later(**after):
        at(noon + timedelta(**after))
        return sign_in(make.session.get(Person, provider.person_id))

    return later


def test_undo_is_a_plain_form_that_frees_the_time(phone, entry, slot, session_of, database):
    page = phone.page(f"/school/today?saved={entry.code}")
    form = page.select_one(".toast form")
    assert form.button.text == "Atsaukt"

    answer = phone.post(form["action"], follow_redirects=True)

    assert "Ieraksts ir atsaukts." in answer.text
    stored = session_of(entry.code)
    assert stored.voided_at is not None
    assert not any(one.is_live for one in stored.participations)
    assert database.session.get(Slot, slot.id).participation_id is None
    assert phone.page("/school/today").select("section[aria-labelledby=now] li.session")


def test_one_tap_is_enough_for_a_quarter_of_an_hour_only(entry, later, session_of):
    browser = later(minutes=15, seconds=1)
    assert not browser.page(f"/school/today?saved={entry.code}").select(".toast")
    answer = browser.post(f"/school/sessions/{entry.code}/undo", follow_redirects=True)
    assert "Norādiet, kāpēc labojat." in answer.text
    assert session_of(entry.code).voided_at is None

    browser.post(f"/school/sessions/{entry.code}/undo", data={"reason": "Sajaucu dienu."})

    assert session_of(entry.code).voided_why == "Sajaucu dienu."


def test_an_entry_is_undone_once(phone, entry, session_of, app, sign_in, provider, make):
    address, person = f"/school/sessions/{entry.code}/undo", provider.person_id
    browsers = [sign_in(make.session.get(Person, person)) for _ in range(10)]
    at_once(app, lambda _one, number: browsers[number].post(address), times=10)
    answer = phone.post(address, follow_redirects=True)
    assert "Šis ieraksts jau ir atsaukts." in answer.text
    assert session_of(entry.code).voided_by_id == person


@pytest.mark.parametrize(
    ("change", "is_final"),
    [
        ({"state": PlanState.SUSPENDED}, False),
        ({"state": PlanState.EVALUATED}, True),
        ({"state": PlanState.INACTIVE}, True),
    ],
)
def test_what_an_evaluation_rests_on_does_not_change(
    phone, entry, measure, database, session_of, change, is_final
):
    plan = database.session.get(SupportPlan, measure.plan_id)
    for name, value in change.items():
        setattr(plan, name, value)
    database.session.commit()
    page = phone.page(f"/school/sessions/{entry.code}")
    assert bool(page.select("form[action$=undo]")) is not is_final
    phone.post(f"/school/sessions/{entry.code}/undo")
    assert (session_of(entry.code).voided_at is None) is is_final


def test_a_pupil_who_has_left_is_not_shown_and_the_entry_stays(
    phone, entry, measure, database, session_of, noon
):
    database.session.get(SupportPlan, measure.plan_id).handed_over_at = noon
    database.session.commit()
    for end in ("", "/correct"):
        assert phone.get(f"/school/sessions/{entry.code}{end}").status_code == 404
    assert phone.post(f"/school/sessions/{entry.code}/undo").status_code == 404
    assert session_of(entry.code).voided_at is None


def test_of_a_group_only_those_still_here_are_shown_and_nothing_changes(
    make, school, provider, phone, measure, record, database, session_of, noon
):
    gone = make.measure(make.plan(school=school, measures=0), provider=provider)
    entry = record(measure, gone, key="GROUP-0001")
    database.session.get(SupportPlan, gone.plan_id).handed_over_at = noon
    database.session.commit()
    page = phone.page("/school/sessions/GROUP-0001")
    assert len(page.select("section.card")) == 1
    assert not page.select("form[action$=undo]")
    answer = phone.get("/school/sessions/GROUP-0001/correct", follow_redirects=True)
    assert "ierakstus mainīt vairs nevar" in answer.text
    assert session_of(entry.code).voided_at is None


def corrected(browser, entry, **given):
    page = browser.page(f"/school/sessions/{entry.code}/correct")
    form = page.select_one("form.sheet")
    sent = {
        one["name"]: one.get("value", "")
        for one in form.select("input")
        if one["type"] not in {"radio", "checkbox"} or one.has_attr("checked")
    }
    sent |= {one["name"]: one.select_one("[selected]")["value"] for one in form.select("select")}
    sent |= {"reason": "Skolēna tomēr nebija."} | given
    return sent, browser.post(f"/school/sessions/{entry.code}/correct", data=sent)


def test_a_correction_takes_the_place_of_the_entry(entry, slot, later, session_of, database):
    browser = later(hours=1)
    part = entry.participations[0].id

    sent, answer = corrected(browser, entry, **{f"mark_{part}": "absent_excused", "minutes": "45"})

    assert answer.status_code == 303
    old, new = session_of(entry.code), session_of(sent["key"])
    assert old.voided_why == "Skolēna tomēr nebija."
    assert [one.mark for one in new.participations] == [Mark.ABSENT_EXCUSED]
    assert (new.minutes, new.starts_at) == (45, old.starts_at)
    free = database.session.get(Slot, slot.id)
    assert free.participation_id == new.participations[0].id
    live = database.session.query(Participation).filter(Participation.is_live)
    assert live.count() == 1
    again = browser.post(f"/school/sessions/{entry.code}/correct", data=sent)
    assert again.status_code == 303
    assert database.session.query(Session).count() == 2


def test_a_correction_that_cannot_be_changes_nothing(entry, later, session_of, make, measure, noon):
    make.held(measure, at=noon - timedelta(hours=3))
    browser = later(hours=1)
    _, answer = corrected(browser, entry, starts_at="9.20")
    assert answer.status_code == 409
    assert "cita nodarbība: 09.00–09.40" in answer.text
    assert "Skolēna tomēr nebija." in answer.text
    assert session_of(entry.code).voided_at is None


def test_a_correction_needs_its_reason(entry, later, session_of):
    _, answer = corrected(later(hours=1), entry, reason=" ")
    assert answer.status_code == 400
    assert "Norādiet, kāpēc labojat." in answer.text
    assert session_of(entry.code).voided_at is None


def test_the_same_time_is_no_obstacle_to_itself(entry, later):
    _, answer = corrected(later(hours=1), entry, minutes="41")
    assert answer.status_code == 303


def test_entries_of_others_are_not_there(make, school, phone, noon):
    theirs = make.held(make.measure(make.plan(school=school, measures=0)))
    for end in ("", "/correct"):
        assert phone.get(f"/school/sessions/{theirs.code}{end}").status_code == 404
    assert phone.post(f"/school/sessions/{theirs.code}/undo").status_code == 404


def test_the_list_of_entries_asks_as_little_for_many(make, measure, phone, noon, count_queries):
    make.held(measure)
    phone.page("/school/sessions")
    with count_queries() as few:
        phone.page("/school/sessions")
    for number in range(60):
        make.held(measure, at=noon - timedelta(days=1, hours=number))
    with count_queries() as many:
        page = phone.page("/school/sessions")
    assert len(many) == len(few)
    assert len(page.select("tbody tr")) == 50
    assert len(phone.page("/school/sessions?page=2").select("tbody tr")) == 11


def test_an_entry_says_what_it_is(phone, record, measure, database):
    record(measure, key="ONE-00001", note="Bija kopā ar draugu.", day=date(2027, 2, 25))
    page = phone.page("/school/sessions/ONE-00001")
    assert page.h1.text == "Nodarbība 25.02.2027. plkst. 11.00"
    assert "Bija kopā ar draugu." in page.text
    assert "Krists" not in page.title.text
