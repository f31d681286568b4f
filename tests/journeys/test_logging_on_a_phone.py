"""A provider logs on a phone: with a network, without one, and with a browser that runs nothing."""

import json
from datetime import date, time

import pytest
from sqlalchemy import select

from portal.accounts.models import Person
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.types import Mark

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
TODAY = date(2027, 3, 1)


@pytest.fixture
def school(make):
    return make.school()


@pytest.fixture
def provider(make, school):
    return make.staff(school)


@pytest.fixture
def slot(make, school, provider):
    """A time at eleven, an hour ago."""
    pupil = make.pupil(school, first_name="Kārlis", last_name="Bērziņš")
    measure = make.measure(make.plan(school=school, pupil=pupil, measures=0), provider=provider)
    return make.slot(measure, TODAY, time(11))


@pytest.fixture
def phone(make, provider, slot, open_browser, sign_in, cookies_in):
    """The provider's phone, on the page of the day."""

    def phone(**options):
        page = open_browser(**PHONE, **options)
        page.context.add_cookies(cookies_in(sign_in(make.session.get(Person, provider.person_id))))
        page.goto("/school/today")
        return page

    return phone


@pytest.fixture
def sessions(make):
    """The sessions on record now: (key, is it undone)."""

    def sessions():
        rows = make.session.execute(select(Session.code, Session.voided_at).order_by(Session.id))
        found = [(code, voided_at is not None) for code, voided_at in rows]
        make.session.rollback()  # lets go of the lock the portal waits for
        return found

    return sessions


def test_two_taps_from_opening_to_saved_and_one_to_undo(phone, sessions):
    page = phone()
    page.get_by_role("button", name="Notika").tap()
    page.get_by_text("K. B.: nodarbība ierakstīta.").wait_for()
    assert len(sessions()) == 1
    page.get_by_role("button", name="Atsaukt", exact=True).tap()
    page.get_by_text("Ieraksts ir atsaukts.").wait_for()
    assert [is_undone for _, is_undone in sessions()] == [True]
    assert page.complaints == []


def test_without_scripts_everything_is_a_plain_form(phone, sessions):
    page = phone(java_script_enabled=False)
    page.get_by_role("button", name="Notika").tap()
    page.get_by_text("K. B.: nodarbība ierakstīta.").wait_for()
    assert len(sessions()) == 1


def test_without_a_network_the_tap_is_kept_and_sent_once_later(phone, sessions, slot):
    page = phone()
    page.context.set_offline(True)
    page.get_by_role("button", name="Notika").tap()
    page.get_by_text("Glabājas šajā ierīcē").wait_for()
    assert page.get_by_text("Gaida savienojumu: 1 nodarbība").is_visible()
    assert not page.get_by_role("button", name="Notika").is_visible()
    kept = page.evaluate("JSON.stringify({...localStorage})")
    (tap,) = json.loads(next(iter(json.loads(kept).values())))
    assert set(tap) == {"key", "slots", "opened", "saved", "plans", "who"}
    assert (tap["slots"], tap["who"]) == (str(slot.id), "K. B.")
    assert "Kārlis" not in kept
    assert sessions() == []

    page.context.set_offline(False)

    page.get_by_text("K. B.: nodarbība ierakstīta.").wait_for()
    assert len(sessions()) == 1
    assert page.evaluate("localStorage.length") == 0


def test_an_answer_that_was_lost_is_asked_for_again_and_is_the_same_row(phone, sessions):
    page = phone()
    lost = []

    def lose(route):
        if lost or route.request.method != "POST":
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/school/today", lose)
    page.get_by_role("button", name="Notika").tap()
    page.get_by_text("Glabājas šajā ierīcē").wait_for()
    assert len(sessions()) == 1

    page.get_by_text("Šī nodarbība jau ir saglabāta.").wait_for()

    assert lost == [200]
    assert len(sessions()) == 1


def test_what_waited_is_sent_when_the_page_is_opened_again(phone, sessions):
    page = phone()
    page.context.set_offline(True)
    page.get_by_role("button", name="Notika").tap()
    page.get_by_text("Glabājas šajā ierīcē").wait_for()
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto("/school/today")
    page.get_by_text("K. B.: nodarbība ierakstīta.").wait_for()
    assert len(sessions()) == 1


def test_what_cannot_be_saved_any_more_is_said_on_its_card(make, phone, sessions, slot):
    page = phone()
    page.context.set_offline(True)
    page.get_by_role("button", name="Notika").tap()
    page.get_by_text("Glabājas šajā ierīcē").wait_for()
    measure = make.session.get(Slot, slot.id).measure_id
    taken = make.save(
        Session(
            code="ELSEWHERE-0001",
            provider_id=slot.provider_id,
            held_on=TODAY,
            week=TODAY,
            starts_at=make.now,
            ends_at=make.now.replace(minute=40),
            minutes=40,
            recorded_at=make.now,
        )
    )
    part = make.save(
        Participation(
            session_id=taken.id, measure_id=measure, plan_id=slot.plan_id, mark=Mark.ATTENDED
        )
    )
    make.session.get(Slot, slot.id).participation_id = part.id
    make.session.commit()

    page.context.set_offline(False)

    page.get_by_text("Par šo laiku jau ir ieraksts").wait_for()
    assert page.evaluate("localStorage.length") == 0
    assert sessions() == [("ELSEWHERE-0001", False)]
