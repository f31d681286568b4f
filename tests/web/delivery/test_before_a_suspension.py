"""What took place before a plan was suspended is logged afterwards (decisions, School 9)."""

from datetime import date, time, timedelta

import pytest

from portal.support.delivery.models import Session, Slot
from portal.support.delivery.types import NotLogged, WhyNotLogged
from portal.support.plans import service
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState
from tests.web.delivery.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def suspended(measure, make, noon):
    """The plan is suspended since yesterday noon."""
    by = make.person().id
    service.suspend(measure.plan_id, "Slimo.", by=by, at=noon - timedelta(days=1))
    return measure


@pytest.mark.parametrize(
    ("day", "clock", "is_logged"),
    [
        (YESTERDAY - timedelta(days=1), time(14), True),
        (YESTERDAY, time(11, 59), True),
        (YESTERDAY, time(12), False),
        (TODAY, time(10), False),
    ],
)
def test_both_sides_of_the_suspension(suspended, record, database, day, clock, is_logged):
    if is_logged:
        record(suspended, day=day, starts_at=clock)
    else:
        with pytest.raises(NotLogged) as refusal:
            record(suspended, day=day, starts_at=clock)
        assert refusal.value.reasons == (WhyNotLogged.PAUSED,)
    assert database.session.query(Session).count() == is_logged
    plan = database.session.get(SupportPlan, suspended.plan_id)
    assert plan.state is PlanState.SUSPENDED


@pytest.mark.parametrize(
    ("day", "is_logged"),
    [(date(2027, 2, 15), True), (date(2027, 2, 20), False), (TODAY, True)],
)
def test_what_lies_in_the_suspension_of_a_resumed_plan_is_not(
    measure, make, record, noon, database, day, is_logged
):
    by = make.person().id
    service.suspend(measure.plan_id, "Slimo.", by=by, at=noon - timedelta(days=10))
    service.resume(measure.plan_id, by=by, at=noon - timedelta(days=1))
    if is_logged:
        record(measure, day=day, starts_at=time(10))
    else:
        with pytest.raises(NotLogged):
            record(measure, day=day, starts_at=time(10))
    assert database.session.query(Session).count() == is_logged


def test_a_time_that_passed_before_is_still_on_the_page_and_one_tap_logs_it(
    make, measure, phone, noon, database
):
    slot = make.slot(measure, YESTERDAY)
    make.slot(measure, TODAY + timedelta(days=1))
    service.suspend(measure.plan_id, "Slimo.", by=make.person().id, at=noon)

    page = phone.page("/school/today")
    assert len(page.select("li.session")) == 1
    answer = phone.post("/school/today", data={"slots": str(slot.id), "key": "A" * 20})

    assert answer.status_code == 303
    assert [one.participation_id is not None for one in database.session.query(Slot)] == [True]


def test_so_it_is_when_the_pupil_has_left_the_school(make, measure, record, noon, database):
    service.leave(measure.plan_id, "Izbrauc.", by=make.person().id, at=noon)
    record(measure, day=YESTERDAY, starts_at=time(10))
    assert database.session.query(Session).count() == 1


def test_a_session_that_is_not_proposed_is_refused_with_the_day_named(suspended, phone):
    page = phone.page("/school/sessions/new")
    assert len(page.select("input[name=measures]")) == 1
    typed = {
        "day": "01.03.2027.",
        "starts_at": "10:00",
        "minutes": "40",
        "mode": "in_person",
        "mark": "attended",
        "measures": str(suspended.id),
        "key": "B" * 20,
    }
    answer = phone.post("/school/sessions/new", data=typed)
    assert answer.status_code == 409
    assert "Plāns ir apturēts kopš 28.02.2027." in answer.text.replace("\xa0", " ")
    assert 'value="10:00"' in answer.text
