"""How far a school is: forecast, missing hours, what is not logged."""

from datetime import date, timedelta

import pytest

from portal.extensions import db
from portal.support.delivery.rules.forecast import Outlook
from portal.support.oversight.queries import overview
from portal.support.plans import service
from portal.support.plans.models import Measure
from portal.support.plans.types import MeasureKind, Subject


def look(make, school):
    return overview(school.id, author_of=None, now=make.now)


def test_a_plan_that_cannot_reach_the_requirement_is_seen_while_there_is_time(make):
    school = make.school()
    plan = make.plan(school=school, ends_on=date(2027, 3, 12), measures=0)
    make.measure(plan, units=40)
    (one,) = look(make, school).plans
    assert one.forecast.outlook is Outlook.OUT_OF_REACH
    assert one.forecast.most_possible == 18


def test_a_plan_with_time_enough_is_never_red(make):
    school = make.school()
    plan = make.plan(school=school, measures=0)
    make.measure(plan, units=10)
    (one,) = look(make, school).plans
    assert one.forecast.outlook is Outlook.BEHIND


def test_the_worst_stands_first(make):
    school = make.school()
    good = make.plan(school=school, measures=0)
    measure = make.measure(good, units=1)
    make.held(measure)
    bad = make.plan(school=school, ends_on=date(2027, 3, 12), measures=0)
    make.measure(bad, units=90)
    assert [one.plan.id for one in look(make, school).plans] == [bad.id, good.id]


def test_missing_hours_are_named_by_subject(make):
    school = make.school()
    plan = make.plan(school=school, ends_on=date(2027, 3, 12), measures=0)
    maths = make.staff(school)
    make.place_of(maths, weekly_minutes=40)
    make.measure(plan, provider=maths, units=10, subject=Subject.MATHEMATICS)
    make.measure(plan, units=2, subject=Subject.LATVIAN)
    needs = {one.what: one.missing for one in look(make, school).needs}
    assert needs == {"subject:mathematics": 320, "subject:latvian": 0}


def test_who_has_not_logged_for_days_is_named_and_yesterday_is_not(make):
    school = make.school()
    plan = make.plan(school=school, measures=0)
    measure = make.measure(plan)
    make.slot(measure, on_date=date(2027, 2, 25))
    assert [one.times for one in look(make, school).late] == [1]
    yesterday = make.measure(plan)
    make.slot(yesterday, on_date=date(2027, 2, 26))
    assert [one.times for one in look(make, school).late] == [1]


def test_the_school_sees_it_and_an_author_sees_own_plans_only(make, sign_in):
    school = make.school()
    author = make.author(school)
    own = make.plan(school=school, author=author)
    other = make.plan(school=school)
    address = f"/school/{school.id}/delivery"
    whole = sign_in(make.head(school)).get(address).text
    assert own.code in whole
    assert other.code in whole
    mine = sign_in(make.account_of(author)).get(address).text
    assert own.code in mine
    assert other.code not in mine
    assert "Trūkst, min" not in mine


@pytest.mark.parametrize("role", ["provider", "foreign head", "coordinator"])
def test_nobody_else_oversees_a_school(make, sign_in, role):
    school = make.school()
    people = {
        "provider": lambda: make.account_of(make.staff(school)),
        "foreign head": lambda: make.head(make.school()),
        "coordinator": lambda: make.coordinator(school.municipality),
    }
    browser = sign_in(people[role]())
    assert browser.get(f"/school/{school.id}/delivery").status_code == 404


def test_the_page_takes_the_same_queries_for_one_plan_and_for_twenty(make, sign_in, count_queries):
    school = make.school()
    make.plan(school=school)
    browser = sign_in(make.head(school))
    address = f"/school/{school.id}/delivery"
    browser.get(address)
    with count_queries() as few:
        browser.get(address)
    for _ in range(19):
        plan = make.plan(school=school)
        make.held(*plan_measures(plan), at=make.now - timedelta(days=1))
    with count_queries() as many:
        browser.get(address)
    assert len(many) == len(few)


def plan_measures(plan):
    return db.session.query(Measure).filter_by(plan_id=plan.id).all()


def test_a_measure_without_units_needs_no_hours(make):
    school = make.school()
    plan = make.plan(school=school, measures=0)
    make.measure(plan, units=None)
    make.measure(plan, units=2, subject=Subject.LATVIAN)
    assert [one.what for one in look(make, school).needs] == ["subject:latvian"]


def test_what_a_revision_adds_or_empties_changes_nothing_before_it_is_approved(make, noon):
    school = make.school()
    plan = make.plan(school=school, ends_on=date(2027, 3, 12), measures=0)
    maths = make.staff(school)
    make.place_of(maths, weekly_minutes=40)
    measure = make.measure(plan, provider=maths, units=10)
    before = look(make, school).needs
    service.revise(plan.id, by=make.person().id, at=noon)
    other = make.staff(school)
    measure.planned_units, measure.subject, measure.provider_id = None, Subject.LATVIAN, other.id
    code = service.add_measure(plan.id, MeasureKind.SUBJECT_CONSULTATION)
    added = db.session.query(Measure).filter_by(code=code).one()
    added.provider_id, added.subject = other.id, Subject.PHYSICS
    db.session.commit()
    assert look(make, school).needs == before
