"""The statement adds up exactly as the rule does, whatever has happened."""

import random
from datetime import date, time, timedelta

import pytest

from portal.institutions.types import Period
from portal.statistics.reports.queries import as_of, semester
from portal.statistics.reports.types import Delivered
from portal.support.delivery.models import Participation
from portal.support.delivery.queries.standing import gate_at, standings
from portal.support.delivery.types import Mark
from portal.support.plans.types import PlanState
from portal.support.policies.models import PolicyRow
from portal.support.policies.types import Policy

YEAR = "2026/2027"


@pytest.fixture
def school(make):
    return make.school()


@pytest.fixture
def provider(make, school):
    return make.staff(school)


def random_plan(make, school, provider, chance):
    """A plan about which anything may be true."""
    ends_on = chance.choice([date(2027, 2, 28), date(2027, 3, 1), date(2027, 5, 31)])
    plan = make.plan(
        school=school,
        author=provider,
        measures=0,
        risks=[],
        ends_on=ends_on,
        starts_on=date(2027, 1, 4),
    )
    for _ in range(chance.randint(0, 3)):
        withdrawn = make.now - timedelta(days=chance.randint(1, 20))
        measure = make.measure(
            plan,
            provider=provider,
            units=chance.choice([None, 0, 1, 5, 10]),
            withdrawn_at=withdrawn if chance.random() < 0.2 else None,
        )
        for _ in range(chance.randint(0, 8)):
            random_entry(make, measure, chance)
        for _ in range(chance.randint(0, 3)):
            random_slot(make, measure, chance)
    return plan


def random_entry(make, measure, chance):
    """One entry, now and then undone, now and then of two units."""
    at = make.now - timedelta(minutes=chance.randint(1, 60_000))
    mark = chance.choice(list(Mark))
    session = make.held(measure, marks=[mark], at=at, voided_at=make.now)
    part = make.session.query(Participation).filter_by(session_id=session.id).one()
    part.is_live, part.units = chance.random() < 0.9, chance.choice([1, 1, 2])


def random_slot(make, measure, chance):
    day = make.now.date() + timedelta(days=chance.choice([-9, -1, 0, 1, 9]))
    make.slot(
        measure,
        on_date=day,
        starts_at=time(chance.randint(8, 17), chance.randint(0, 59)),
        minutes=chance.choice([20, 40, 80]),
    )


def summed(plans, now):
    """The same, plan by plan, by the rule."""
    found = standings([plan.id for plan in plans], now=now)
    whole = {plan.id: found[plan.id].amended for plan in plans}
    names = ("planned", "used", "unused", "not_held", "unaccounted", "remaining")
    sums = {name: sum(getattr(one, name) for one in whole.values()) for name in names}
    met = sum(gate_at(plan.ends_on).is_met(whole[plan.id]) for plan in plans)
    return Delivered(**sums, at_gate=met, below_gate=len(plans) - met)


@pytest.mark.parametrize("seed", range(8))
def test_many_plans_at_once_are_what_they_are_one_by_one(make, school, provider, database, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    for valid_from, percent in ((date(2027, 3, 1), "60"), (date(2027, 5, 1), "80")):
        make.save(PolicyRow(policy=Policy.GATE_PERCENT, valid_from=valid_from, value=percent))
    reads = PolicyRow(policy=Policy.GATE_READS, valid_from=date(2027, 4, 1), value="offered")
    make.save(reads)
    plans = [random_plan(make, school, provider, chance) for _ in range(12)]
    database.session.commit()
    at = as_of(None, now=make.now)
    assert semester(YEAR, Period.SECOND, at).delivered == summed(plans, make.now)


def test_what_came_after_a_day_is_not_counted_on_it(make, school, provider):
    plan = make.plan(school=school, author=provider, measures=0)
    measure = make.measure(plan, provider=provider, units=10)
    make.held(measure, at=make.now - timedelta(days=3))
    make.held(measure, at=make.now - timedelta(days=2))
    day = (make.now - timedelta(days=3)).date()
    found = semester(YEAR, Period.SECOND, as_of(day, now=make.now)).delivered
    assert (found.used, found.remaining) == (1, 9)


def test_seventeen_of_nineteen_is_below_and_never_printed_as_more(sheets, report, noon):
    sheets.plan(units=19)
    for day in range(1, 18):
        sheets.add("sessions", held_on=f"2019-10-{day:02d}", starts_at="14:00")
    sheets.bring_in(noon)
    delivery = report("semester", school_year="2019/2020", period="1")["delivery"]
    assert delivery == {
        "planned_units": 19,
        "offered_units": 17,
        "used_units": 17,
        "unaccounted_units": 2,
        "offered_percent": "89.4",
        "used_percent": "89.4",
        "plans_at_gate": 0,
        "plans_below_gate": 1,
    }


def test_eighteen_of_twenty_is_enough(sheets, report, noon):
    sheets.plan(units=20)
    for day in range(1, 19):
        sheets.add("sessions", held_on=f"2019-10-{day:02d}", starts_at="14:00")
    sheets.bring_in(noon)
    delivery = report("semester", school_year="2019/2020", period="1")["delivery"]
    assert (delivery["used_percent"], delivery["plans_at_gate"]) == ("90.0", 1)


def test_a_plan_made_inactive_counts_nowhere(make, school, provider):
    plan = make.plan(school=school, author=provider, state=PlanState.INACTIVE)
    found = semester(YEAR, Period.SECOND, as_of(None, now=make.now))
    assert (found.plans, found.pupils, found.delivered.planned) == (0, 0, 0)
    assert plan.id
