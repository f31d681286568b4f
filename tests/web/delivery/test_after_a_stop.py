"""When support was stopped for good, nothing is proposed or logged after that day."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.support.delivery.models import Session, Slot
from portal.support.delivery.service.slots import renew
from portal.support.delivery.types import NotLogged, WhyNotLogged
from portal.support.outcomes.service import stop
from portal.support.plans.models import WeeklySlot
from portal.support.plans.queries import lock_plan
from tests.web.delivery.conftest import TODAY

FRIDAY = date(2027, 2, 26)


@pytest.fixture
def stop_on(make, measure, noon):
    """Note that support was stopped on a day."""

    def stop_on(day):
        stop(measure.plan_id, day, "Aizbrauca.", by=make.person().id, at=noon)

    return stop_on


def days_proposed():
    return list(db.session.scalars(select(Slot.on_date).order_by(Slot.on_date)))


@pytest.mark.parametrize(
    ("day", "is_logged"), [(FRIDAY, True), (FRIDAY + timedelta(days=1), False)]
)
def test_both_sides_of_the_day(stop_on, measure, record, day, is_logged):
    stop_on(FRIDAY)
    if is_logged:
        record(measure, day=day, starts_at=time(10))
    else:
        with pytest.raises(NotLogged) as refusal:
            record(measure, day=day, starts_at=time(10))
        assert refusal.value.reasons == (WhyNotLogged.OUTSIDE_PLAN,)
    assert db.session.query(Session).count() == is_logged


def test_times_after_the_day_are_no_longer_proposed_though_they_have_passed(make, measure, stop_on):
    for day in (FRIDAY, FRIDAY + timedelta(days=1), TODAY + timedelta(days=1)):
        make.slot(measure, day)
    stop_on(FRIDAY)
    assert days_proposed() == [FRIDAY]


def test_a_revision_approved_after_the_stop_proposes_nothing_after_it(make, measure, stop_on, noon):
    make.save(WeeklySlot(measure_id=measure.id, weekday=2, starts_at=time(14, 10), minutes=40))
    stop_on(TODAY)
    plan = lock_plan(measure.plan_id)

    renew(plan, plan.measures, at=noon)

    assert days_proposed() == []


def test_without_a_stop_the_same_revision_proposes_times(make, measure, noon):
    """Or the test above could not fail."""
    make.save(WeeklySlot(measure_id=measure.id, weekday=2, starts_at=time(14, 10), minutes=40))
    plan = lock_plan(measure.plan_id)

    renew(plan, plan.measures, at=noon)

    assert days_proposed()
