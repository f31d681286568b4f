"""A provider's day on a phone: two taps from opening to saved."""

from datetime import date, time, timedelta

import pytest

from portal.accounts.models import Person
from portal.kernel.identity import Role
from portal.support.delivery.models import Session, Slot
from portal.support.delivery.types import Mark
from portal.support.plans.types import PlanState
from portal.support.sight.models import Look
from portal.support.sight.types import Ground, Shown

TODAY = date(2027, 3, 1)
YESTERDAY = date(2027, 2, 26)


def cards(page, section):
    return page.select(f"section[aria-labelledby={section}] li.session")


def tap(phone, card, page):
    """Press the big button of a card, as a browser without scripts does."""
    form = page.select_one("form[data-queue]")
    sent = {one["name"]: one["value"] for one in form.select(":scope > input[type=hidden]")}
    button = card.select_one("button[name=slots]")
    return phone.post(form["action"], data=sent | {"slots": button["value"]})


@pytest.fixture
def other(make, school, provider):
    """Another pupil of the same provider."""
    return make.measure(make.plan(school=school, measures=0), provider=provider)


def test_two_taps_log_a_session_as_proposed(make, measure, phone, session_of, database):
    slot = make.slot(measure, starts_at=time(11, 10))
    page = phone.page("/school/today")
    (card,) = cards(page, "now")
    assert "11.10" in card.text
    assert "Izmantotas 0 no 10" in card.text

    answer = tap(phone, card, page)

    assert answer.status_code == 303
    stored = database.session.query(Session).one()
    assert (stored.held_on, stored.minutes, stored.is_payable) == (TODAY, 40, True)
    assert stored.starts_at.hour == 9
    (part,) = session_of(stored.code).participations
    assert (part.mark, part.units) == (Mark.ATTENDED, 1)
    assert database.session.get(Slot, slot.id).participation_id == part.id
    page = phone.page(answer.location)
    assert "nodarbība ierakstīta." in page.select_one(".toast").text
    assert "Šonedēļ: 40 min no 10 st." in page.text.replace("\xa0", " ")
    assert not cards(page, "now")
    assert len(cards(page, "done")) == 1


def test_the_pupil_is_shown_by_initials_and_class(make, school, provider, phone):
    pupil = make.pupil(school, first_name="Kārlis", last_name="Bērziņš", grade="8", letter="a")
    plan = make.plan(school=school, pupil=pupil, measures=0)
    make.slot(make.measure(plan, provider=provider), starts_at=time(11))

    page = phone.page("/school/today")

    assert cards(page, "now")[0].h3.text == "K. B., 8.a"
    assert "Kārlis" not in page.text
    assert plan.pupil_words not in page.text


def test_two_pupils_with_the_same_initials_in_a_class_are_told_apart(make, school, provider, phone):
    for name in ("Kārlis", "Kristaps"):
        pupil = make.pupil(school, first_name=name, last_name="Bērziņš")
        measure = make.measure(make.plan(school=school, pupil=pupil, measures=0), provider=provider)
        make.slot(measure, starts_at=time(9 + len(name) % 3))
    page = phone.page("/school/today")
    assert {card.h3.text for card in cards(page, "now")} == {
        "Kārlis Bērziņš, 8.a",
        "Kristaps Bērziņš, 8.a",
    }


def test_a_group_is_one_card_and_one_session(make, measure, other, phone, session_of, database):
    for one in (measure, other):
        make.slot(one, starts_at=time(11))
    page = phone.page("/school/today")
    (card,) = cards(page, "now")
    assert "Grupas nodarbība: 2 skolēni" in card.text
    assert "Visi bija" in card.text

    tap(phone, card, page)

    stored = database.session.query(Session).one()
    assert stored.minutes == 40
    assert database.session.query(Slot).filter(Slot.participation_id.is_(None)).count() == 0


def test_earlier_ones_are_marked_and_the_future_has_no_button(make, measure, phone):
    make.slot(measure, YESTERDAY)
    make.slot(measure, starts_at=time(12))
    make.slot(measure, starts_at=time(12, 28))
    make.slot(measure, date(2027, 3, 2))

    page = phone.page("/school/today")

    assert [len(cards(page, one)) for one in ("now", "late", "ahead")] == [1, 1, 1]
    assert "session--late" in cards(page, "late")[0]["class"]
    assert "pēc 28 minūtēm" in cards(page, "ahead")[0].text
    assert not cards(page, "ahead")[0].select("button, a")
    assert "2 nodarbības bez ieraksta" in page.text


def test_logging_ahead_of_time_is_refused_in_words(make, measure, phone, database):
    slot = make.slot(measure, starts_at=time(12, 1))
    answer = phone.post("/school/today", data={"slots": str(slot.id), "key": "A" * 20})
    assert answer.status_code == 409
    assert "Nodarbība vēl nav bijusi." in answer.text
    assert database.session.query(Session).count() == 0


@pytest.mark.parametrize(
    ("change", "is_shown"),
    [
        ({"state": PlanState.APPROVED}, True),
        ({"state": PlanState.IN_REVISION}, True),
        ({"state": PlanState.IN_APPROVAL}, True),
        ({"state": PlanState.IN_APPROVAL, "approved_at": None}, False),
        ({"state": PlanState.SUSPENDED}, False),
        ({"state": PlanState.EVALUATED}, False),
        ({"state": PlanState.INACTIVE}, False),
    ],
)
def test_only_plans_that_are_carried_out_propose(make, school, provider, phone, change, is_shown):
    measure = make.measure(make.plan(school=school, measures=0, **change), provider=provider)
    make.slot(measure, starts_at=time(11))
    assert bool(cards(phone.page("/school/today"), "now")) is is_shown


def test_a_pupil_who_has_left_is_gone_from_the_page(make, school, provider, phone, noon):
    plan = make.plan(school=school, measures=0, handed_over_at=noon)
    measure = make.measure(plan, provider=provider)
    make.slot(measure, starts_at=time(11))
    make.held(measure)
    page = phone.page("/school/today")
    assert not page.select("li.session")
    assert "Šonedēļ: 40 min no" in page.text.replace("\xa0", " ")


def test_other_peoples_sessions_are_not_on_the_page(make, school, measure, phone):
    theirs = make.measure(make.plan(school=school, measures=0))
    make.slot(theirs, starts_at=time(11))
    make.held(theirs)
    assert not phone.page("/school/today").select("li.session")


def test_the_page_is_for_those_who_give_support(make, school, sign_in, client):
    for role in (Role.HEAD, Role.SCHOOL_COORDINATOR):
        assert sign_in(make.person(roles=[(role, school)])).get("/school/today").status_code == 404
    assert sign_in(make.person()).get("/school/today").status_code == 404
    assert client.get("/school/today").status_code == 302


def test_what_the_page_shows_is_written_down_once_a_plan(
    make, measure, other, phone, provider, database
):
    make.slot(measure, starts_at=time(11))
    make.slot(measure, starts_at=time(9))
    make.held(other)

    phone.page("/school/today")

    looks = database.session.query(Look).all()
    assert {one.plan_id for one in looks} == {measure.plan_id, other.plan_id}
    assert len(looks) == 2
    assert {(one.ground, one.shown, one.person_id) for one in looks} == {
        (Ground.PROVIDER, Shown.NAMES, provider.person_id)
    }


def queries_and_weight(phone, count_queries, at, moment):
    at(moment)  # the sign-in notes that it was seen: the dearest opening there is
    with count_queries() as queries:
        page = phone.get("/school/today")
    asked = [one for one in queries if not one.startswith(("BEGIN", "COMMIT"))]
    return asked, len(page.data)


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_is_light_and_asks_little_with_one_time_and_with_fifty(
    make, school, provider, phone, count_queries, at, noon, language
):
    first = make.measure(make.plan(school=school, measures=0), provider=provider)
    make.slot(first, starts_at=time(9))
    few, _ = queries_and_weight(phone, count_queries, at, noon + timedelta(minutes=2))
    for number in range(12):
        measure = make.measure(make.plan(school=school, measures=0), provider=provider)
        for day in range(4):
            make.slot(measure, YESTERDAY - timedelta(days=day), time(8, number))
        make.slot(measure, starts_at=time(8, number))
        make.held(measure, at=noon - timedelta(hours=3, minutes=number))

    many, weight = queries_and_weight(phone, count_queries, at, noon + timedelta(minutes=4))

    assert len(many) <= 6, "\n".join(many)
    assert len(few) == len(many)
    assert weight < 30_000, weight
    page = phone.page(f"{language}/school/today?page=2")
    assert page.select("li.session--late")


def test_what_was_logged_today_stands_below_with_its_mark(make, measure, phone, noon):
    make.held(measure, marks=[Mark.REFUSED], at=noon - timedelta(days=3), recorded_at=noon)
    make.held(measure, at=noon - timedelta(hours=2))
    page = phone.page("/school/today")
    assert [one.select_one(".session__time").text for one in cards(page, "done")] == [
        "10.00",
        "12.0026.02.2027.",
    ]
    assert "Atteicās" in cards(page, "done")[1].text


def test_a_tap_on_what_is_none_is_refused_in_words(phone, make, measure):
    for sent in ("", "x", "-", "1-", "9" * 30, "\uff11", "0"):
        answer = phone.post("/school/today", data={"slots": sent})
        assert answer.status_code in {400, 409}
        assert "Par šo laiku jau ir ieraksts" in answer.text


def test_a_provider_of_two_schools_sees_both(make, provider, measure, phone, database):
    second = make.school()
    make.role(database.session.get(Person, provider.person_id), Role.PROVIDER, second)
    make.slot(measure, starts_at=time(9))
    make.slot(make.measure(make.plan(school=second, measures=0), provider=provider))
    page = phone.page("/school/today")
    assert len(page.select(".eyebrow")) == 2
