"""Times are proposed by the last approval and follow the plan from then on."""

from datetime import date, time, timedelta

import pytest

from portal.institutions.models import SchoolBreak
from portal.kernel.refusal import Refused
from portal.support.delivery.models import Slot
from portal.support.delivery.service.entry import Line
from portal.support.delivery.service.undoing import undo
from portal.support.plans.models import SupportPlan, WeeklySlot
from portal.support.plans.queries import lock_plan
from portal.support.plans.service import moving
from portal.support.plans.types import Desk, PlanState


@pytest.fixture
def expert(make):
    return make.expert()


@pytest.fixture
def plan(make, school):
    return make.plan(
        school=school, measures=0, state=PlanState.IN_APPROVAL, desk=Desk.AGENCY, approved_at=None
    )


@pytest.fixture
def measure(make, plan, provider):
    """Ten units, on Mondays at 14.10 and Thursdays at nine."""
    measure = make.measure(plan, provider=provider)
    for weekday, starts_at in ((0, time(14, 10)), (3, time(9))):
        make.save(WeeklySlot(measure_id=measure.id, weekday=weekday, starts_at=starts_at))
    return measure


@pytest.fixture
def approve(plan, measure, expert, noon):
    def approve(at=noon):
        moving.approve(plan.id, Desk.AGENCY, by=expert.id, at=at)

    return approve


@pytest.fixture
def slots(database):
    """The proposed times: (day, hour, is it free)."""

    def slots():
        database.session.expire_all()
        found = database.session.query(Slot).order_by(Slot.on_date, Slot.starts_at)
        return [(one.on_date, one.starts_at.hour, one.participation_id is None) for one in found]

    return slots


def days(found):
    return [day for day, _, _ in found]


def test_the_last_approval_proposes_a_time_for_each_unit(approve, slots):
    approve()
    found = slots()
    assert len(found) == 10
    assert found[:3] == [
        (date(2027, 3, 1), 14, True),
        (date(2027, 3, 4), 9, True),
        (date(2027, 3, 8), 14, True),
    ]


def test_an_approval_before_the_last_proposes_nothing(make, plan, measure, slots, noon, database):
    plan.desk = Desk.MUNICIPALITY
    database.session.commit()
    moving.approve(plan.id, Desk.MUNICIPALITY, by=make.person().id, at=noon)
    assert slots() == []


def test_holidays_and_breaks_are_passed_over(make, approve, slots):
    make.save(
        SchoolBreak(
            school_year="2026/2027",
            name="Pavasara brīvlaiks",
            starts_on=date(2027, 3, 15),
            ends_on=date(2027, 3, 19),
        )
    )
    approve()
    found = days(slots())
    assert date(2027, 3, 11) in found
    assert not {date(2027, 3, 15), date(2027, 3, 18)} & set(found)
    assert date(2027, 3, 29) not in found  # Easter Monday
    assert date(2027, 4, 1) in found


def test_what_has_passed_on_the_day_of_approval_is_not_proposed(approve, slots, noon):
    approve(noon + timedelta(hours=3))
    assert days(slots())[0] == date(2027, 3, 4)


def test_a_revision_keeps_what_was_and_renews_what_is_ahead(
    make, plan, measure, approve, slots, record, at, noon, expert, database
):
    approve()
    later = at(noon + timedelta(days=11))
    slot = database.session.query(Slot).order_by(Slot.on_date).first()
    start = noon + timedelta(hours=2, minutes=10)
    record(lines=[Line(measure.id, slot_id=slot.id)], start=start, at=later)
    moving.revise(plan.id, by=expert.id, at=later)
    stays = slots()
    lock_plan(plan.id)
    measure.planned_units, measure.slots = 5, [WeeklySlot(weekday=1, starts_at=time(15))]
    plan.state, plan.desk = PlanState.IN_APPROVAL, Desk.AGENCY
    database.session.commit()
    assert slots() == stays

    approve(later)

    assert slots() == [
        (date(2027, 3, 1), 14, False),
        (date(2027, 3, 4), 9, True),
        (date(2027, 3, 8), 14, True),
        (date(2027, 3, 11), 9, True),
        (date(2027, 3, 16), 15, True),
    ]


def test_times_still_wanted_keep_their_row(plan, measure, approve, database, expert, noon):
    approve()
    before = {one.id for one in database.session.query(Slot)}
    moving.revise(plan.id, by=expert.id, at=noon)
    measure.planned_units = 8
    plan.state, plan.desk = PlanState.IN_APPROVAL, Desk.AGENCY
    database.session.commit()
    approve()
    after = {one.id for one in database.session.query(Slot)}
    assert len(after) == 8
    assert after < before


@pytest.mark.parametrize("end", ["suspend", "evaluate", "delete"])
def test_a_plan_that_stops_proposes_nothing_more(
    plan, measure, approve, slots, at, noon, expert, end
):
    approve()
    later = at(noon + timedelta(days=4))
    if end == "suspend":
        moving.suspend(plan.id, "Ilgstoši slimo.", by=expert.id, at=later)
    elif end == "evaluate":
        moving.mark_evaluated(plan.id, by=expert.id, at=later)
    else:
        moving.delete(plan.id, by=expert.id, at=later)
    assert days(slots()) == [date(2027, 3, 1), date(2027, 3, 4)]


def test_a_session_without_a_proposed_time_takes_the_last_one_away(
    measure, approve, slots, record, noon, identity, database
):
    approve()
    last = days(slots())[-1]
    session = record(measure)
    assert len(slots()) == 9
    assert last not in days(slots())

    undo(session.id, by=identity.id, at=noon)

    assert days(slots())[-1] == last


def test_a_double_session_takes_two_times(measure, approve, slots, record, at, noon, database):
    approve()
    slot = database.session.query(Slot).order_by(Slot.on_date).first()
    start = noon + timedelta(hours=2, minutes=10)
    later = at(noon + timedelta(hours=5))
    record(lines=[Line(measure.id, slot_id=slot.id)], start=start, at=later, minutes=80)
    assert len(slots()) == 9


def test_the_first_session_puts_the_plan_in_progress(plan, measure, approve, record, database):
    approve()
    assert database.session.get(SupportPlan, plan.id).state is PlanState.APPROVED
    record(measure)
    database.session.expire_all()
    assert database.session.get(SupportPlan, plan.id).state is PlanState.IN_PROGRESS


def test_a_plan_with_an_entry_cannot_be_deleted(plan, measure, approve, record, expert, noon):
    approve()
    record(measure)
    with pytest.raises(Refused):
        moving.delete(plan.id, by=expert.id, at=noon)
