"""Two ways of asking to which municipality a plan counts give one answer."""

from datetime import date

import pytest
from sqlalchemy import select

from portal.extensions import db
from portal.institutions.models import School, SchoolPast
from portal.statistics.reports.queries.belonging import counts_with, municipality_on
from portal.support.plans.models import SupportPlan

FROM, TO = date(2026, 1, 1), date(2027, 1, 1)
DAYS = [
    date(2025, 12, 31),
    FROM,
    date(2026, 12, 31),
    TO,
    date(2027, 2, 1),
    None,
]


@pytest.fixture
def towns(make):
    """Three towns: a school stayed in the first, two went from it to the second and third."""
    first, second, third = (make.municipality() for _ in range(3))
    stayed = make.school(municipality=first)
    went, came = make.school(municipality=second), make.school(municipality=third)
    make.save(SchoolPast(school_id=went.id, municipality_id=first.id, until=TO))
    make.save(SchoolPast(school_id=came.id, municipality_id=first.id, since=FROM, until=TO))
    for school in (stayed, went, came):
        for day in DAYS:
            make.plan(school=school, submitted_on=day, measures=0)
    return first, second, third


def counted_with(town):
    return set(db.session.scalars(select(SupportPlan.id).where(*counts_with(town.id))))


def test_each_plan_counts_with_the_municipality_of_its_school_on_its_day(towns):
    where = municipality_on(SupportPlan.submitted_on, School.id, School.municipality_id)
    query = select(SupportPlan.id, where).join(School, School.id == SupportPlan.school_id)
    by_day = db.session.execute(query).all()
    for town in towns:
        assert counted_with(town) == {plan for plan, place in by_day if place == town.id}
    assert {place for _, place in by_day} == {town.id for town in towns}


def test_a_plan_counts_with_one_municipality(towns):
    found = [counted_with(town) for town in towns]
    assert sum(len(one) for one in found) == len(set.union(*found)) == 3 * len(DAYS)
