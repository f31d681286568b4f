"""While a revision is written, what was last approved stays in force."""

from datetime import time, timedelta

import pytest

from portal.database import transaction
from portal.institutions.types import Period
from portal.statistics.reports.queries.semester import semester
from portal.statistics.reports.types import AsOf
from portal.support.delivery.models import Slot
from portal.support.delivery.queries.finding import list_given
from portal.support.delivery.queries.standing import standings
from portal.support.delivery.queries.todo import list_todo
from portal.support.delivery.service.slots import renew
from portal.support.delivery.types import NotLogged
from portal.support.plans import service
from portal.support.plans.models import WeeklySlot
from portal.support.plans.queries import find_plan, lock_plan
from portal.support.plans.types import Desk, MeasureKind, Subject
from tests.builders.school import YEAR

DESKS = (Desk.HEAD, Desk.MUNICIPALITY, Desk.AGENCY)


@pytest.fixture
def plan(make, school, provider):
    """Ten units of mathematics, two of them used."""
    plan = make.plan(school=school, measures=0)
    measure = make.measure(plan, provider=provider)
    for days in (3, 4):
        make.held(measure, at=make.now - timedelta(days=days))
    return plan


@pytest.fixture
def measure(plan):
    return find_plan(plan.code).measures[0]


@pytest.fixture
def other(make, school):
    return make.staff(school, first_name="Anda", last_name="Zīle")


@pytest.fixture
def rewrite(plan, make, noon):
    """Take the plan up for revision and change its measure."""

    def rewrite(**values):
        service.revise(plan.id, by=make.person().id, at=noon)
        with transaction():
            for name, value in values.items():
                setattr(lock_plan(plan.id).measures[0], name, value)

    return rewrite


@pytest.fixture
def approve(plan, make, noon):
    def approve(at=noon):
        service.submit(plan.id, by=make.person().id, at=at)
        for desk in DESKS:
            service.approve(plan.id, desk, by=make.person().id, at=at)

    return approve


def counted(plan, noon):
    found = standings([plan.id], now=noon)[plan.id]
    report = semester(YEAR, Period.SECOND, AsOf(noon.date(), noon, is_past=False)).delivered
    assert (report.planned, report.used) == (found.amended.planned, found.amended.used)
    return found.amended.planned, found.original.planned


def test_units_being_written_do_not_count_before_the_last_approval(plan, rewrite, approve, noon):
    rewrite(planned_units=30)
    assert counted(plan, noon) == (10, 10)
    approve()
    assert counted(plan, noon) == (30, 10)


def test_they_do_not_count_while_the_desks_decide_either(plan, rewrite, make, noon):
    rewrite(planned_units=30)
    service.submit(plan.id, by=make.person().id, at=noon)
    assert counted(plan, noon) == (10, 10)
    service.give_back(plan.id, Desk.HEAD, "Par daudz.", by=make.person().id, at=noon)
    assert counted(plan, noon) == (10, 10)


def test_a_measure_being_taken_out_counts_until_that_is_approved(
    plan, measure, provider, rewrite, approve, noon
):
    rewrite()
    service.remove_measure(plan.id, measure.code, at=noon)
    assert counted(plan, noon) == (10, 10)
    assert len(list_given(provider.person_id, [plan.school_id])) == 1
    later = noon + timedelta(days=2)
    approve(later)
    assert counted(plan, later) == (2, 10)
    assert list_given(provider.person_id, [plan.school_id]) == []
    assert find_plan(plan.code).measures[0].withdrawn_at == later


def test_a_measure_added_by_a_revision_is_no_part_of_the_original(
    plan, provider, rewrite, approve, noon
):
    rewrite()
    code = service.add_measure(plan.id, MeasureKind.SUBJECT_CONSULTATION)
    with transaction():
        whole = lock_plan(plan.id)
        added = next(one for one in whole.measures if one.code == code)
        added.planned_units, added.provider_id = 5, provider.id
        added.subject = Subject.PHYSICS
    assert counted(plan, noon) == (10, 10)
    approve()
    assert counted(plan, noon) == (15, 10)


def test_subjects_and_kinds_being_written_are_not_counted(plan, rewrite, noon):
    rewrite(subject=Subject.PHYSICS)
    service.add_measure(plan.id, MeasureKind.MEALS)
    report = semester(YEAR, Period.SECOND, AsOf(noon.date(), noon, is_past=False))
    assert report.by_subject == [(Subject.MATHEMATICS, 1)]
    assert report.by_measure == [(MeasureKind.SUBJECT_CONSULTATION, 1)]


def test_who_gives_the_support_changes_with_the_approval(
    plan, measure, provider, other, rewrite, record
):
    rewrite(provider_id=other.id)
    here = [plan.school_id]
    assert len(list_given(provider.person_id, here)) == 1
    assert list_given(other.person_id, here) == []
    assert record(measure)


def test_somebody_being_written_in_cannot_log_yet(
    make, plan, measure, other, rewrite, approve, record, noon
):
    rewrite(provider_id=other.id)
    who = make.account_of(other).identity
    with pytest.raises(NotLogged):
        record(measure, who=who)
    approve(noon - timedelta(hours=3))
    assert record(measure, who=who)


def test_who_is_being_written_out_still_opens_the_plan(
    plan, provider, other, rewrite, make, sign_in
):
    rewrite(provider_id=other.id)
    browser = sign_in(make.account_of(provider))
    assert browser.get(f"/school/plans/{plan.code}").status_code == 200


def test_todays_times_show_the_units_in_force(make, plan, measure, provider, rewrite, noon):
    make.slot(measure)
    rewrite(planned_units=30)
    due = list_todo(provider.person_id, [plan.school_id], now=noon).rows
    assert [(one.planned, one.used) for one in due] == [(10, 2)]


def test_a_discarded_revision_leaves_the_proposed_times_as_they_were(
    make, plan, measure, rewrite, noon, database
):
    make.save(WeeklySlot(measure_id=measure.id, weekday=1, starts_at=time(14, 10)))
    with transaction():
        renew(lock_plan(plan.id), lock_plan(plan.id).measures, at=noon)
    before = times(database)
    rewrite(planned_units=3, slots=[WeeklySlot(weekday=3, starts_at=time(8))])
    assert times(database) == before
    service.discard(plan.id, by=make.person().id, at=noon)
    assert times(database) == before
    assert len(before) == 8
    assert counted(plan, noon) == (10, 10)


def times(database):
    database.session.expire_all()
    rows = database.session.query(Slot).order_by(Slot.id)
    return [(one.id, one.on_date, one.starts_at) for one in rows]
