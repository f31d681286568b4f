"""A plan is begun once a period; when the pupil moves, the new school goes on with what is left."""

from datetime import date

import pytest
from sqlalchemy import select, update

from portal.institutions.types import Period
from portal.kernel.identity import Held, Identity, Role
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.models import PlanEvent
from portal.support.plans.queries import find_plan, visible_to
from portal.support.plans.service import following, sensitive
from portal.support.plans.service.following import Given
from portal.support.plans.types import Move, PlanState, Risk, RiskGroup, WhyNotOpened
from portal.support.policies.models import PolicyRow
from portal.support.policies.types import Policy
from portal.support.pupils import service as pupils
from portal.support.pupils.models import Enrolment
from portal.support.pupils.queries import find_pupil
from portal.support.pupils.types import WhyNotMerged
from tests.builders.school import YEAR


def wanted(pupil, school, period=Period.SECOND, year=YEAR):
    return service.Wanted(pupil_id=pupil.id, school_id=school.id, school_year=year, period=period)


@pytest.fixture
def school(make):
    make.semester()
    return make.school()


@pytest.fixture
def author(make, school):
    return make.author(school)


def begin(author, want, at):
    return service.open_plan(want, author, by=author.person_id, at=at)


def why_not(author, want, at):
    with pytest.raises(Refused) as refusal:
        begin(author, want, at)
    return list(refusal.value.reasons)


def test_a_new_plan_takes_the_days_of_the_pupils_grade(make, school, author, noon):
    make.semester(grade_from="1", grade_to="11", ends_on=date(2027, 5, 31), period=Period.FIRST)
    make.semester(grade_from="12", grade_to="12", ends_on=date(2027, 5, 14), period=Period.FIRST)
    pupil = make.pupil(school, grade="12")
    plan = begin(author, wanted(pupil, school, Period.FIRST), noon)
    assert (plan.state, plan.grade, plan.ends_on) == (PlanState.DRAFT, "12", date(2027, 5, 14))


def test_one_plan_a_pupil_school_and_period(make, school, author, noon):
    pupil = make.pupil(school)
    begin(author, wanted(pupil, school), noon)
    assert why_not(author, wanted(pupil, school), noon) == [WhyNotOpened.ONE_PER_PERIOD]


def test_a_deleted_plan_leaves_room_for_another(make, school, author, noon):
    pupil = make.pupil(school)
    plan = begin(author, wanted(pupil, school), noon)
    service.delete(plan.id, by=author.person_id, at=noon)
    assert begin(author, wanted(pupil, school), noon).id != plan.id


def test_no_plan_in_a_closed_period(make, school, author, noon):
    pupil = make.pupil(school)
    make.semester(period=Period.FIRST, starts_on=date(2026, 9, 1), ends_on=date(2027, 2, 28))
    closed = wanted(pupil, school, Period.FIRST)
    assert why_not(author, closed, noon) == [WhyNotOpened.PERIOD_CLOSED]


def test_no_plan_for_somebody_elses_pupil_or_by_a_stranger(make, school, author, noon):
    elsewhere = make.pupil(make.school())
    make.session.commit()
    assert why_not(author, wanted(elsewhere, school), noon) == [WhyNotOpened.NOT_A_PUPIL]
    stranger = make.author(make.school())
    pupil = make.pupil(school)
    assert why_not(stranger, wanted(pupil, school), noon) == [WhyNotOpened.NOT_ON_STAFF]


@pytest.mark.parametrize(("grade", "is_marked"), [("4", True), ("5", False)])
def test_a_grade_outside_the_target_group_is_marked(make, school, author, noon, grade, is_marked):
    make.save(PolicyRow(policy=Policy.TARGET_GRADES, valid_from=date(2020, 1, 1), value="5-12"))
    pupil = make.pupil(school, grade=grade)
    assert begin(author, wanted(pupil, school), noon).is_outside_target is is_marked


def test_a_number_says_nothing_and_is_nobody_elses(make, school, author, noon):
    codes = [begin(author, wanted(make.pupil(school), school), noon).code for _ in range(5)]
    assert len(set(codes)) == 5
    assert all(find_plan(code).code == code for code in codes)


@pytest.fixture
def moved(make, school, noon):
    """A pupil whose plan has been handed over to another school, after three units."""
    plan = make.plan(school=school, pupil=make.pupil(school))
    other = make.school()
    service.hand_over(plan.pupil_id, school.id, other.id, by=make.person().id, at=noon)
    return plan, other


def identity(role, school):
    return Identity(id=9999, held=frozenset({Held(role, school.id)}))


def test_the_old_school_sees_nothing_more_the_same_minute(make, database, school, moved):
    plan, other = moved
    seen = [
        [one.code for one in database.session.scalars(visible_to(identity(Role.HEAD, where)))]
        for where in (school, other)
    ]
    assert seen == [[], [plan.code]]


def test_handing_over_is_written_down_once(make, database, school, moved, noon):
    plan, other = moved
    again = service.hand_over(plan.pupil_id, school.id, other.id, by=make.person().id, at=noon)
    moves = database.session.scalars(select(PlanEvent.move)).all()
    assert (again, moves) == ([], [Move.HAND_OVER])
    assert plan.state is PlanState.IN_PROGRESS


def test_what_is_over_stays_where_it_was_made(make, school, noon):
    plan = make.plan(school=school, state=PlanState.EVALUATED)
    assert (
        service.hand_over(plan.pupil_id, school.id, make.school().id, by=make.person().id, at=noon)
        == []
    )


def test_the_new_school_goes_on_with_what_is_left(make, database, moved, noon, monkeypatch):
    plan, other = moved
    sensitive.seal_risk(plan.id, Risk.OFTEN_ILL, "Astma.")
    enrol(make, plan, other)
    kept = {find_plan(plan.code).measures[0].id: Given(units=3)}
    monkeypatch.setattr(following, "given", [lambda _: kept])
    draft = service.receive(plan.id, make.author(other), by=make.person().id, at=noon)
    draft = find_plan(draft.code)
    assert (draft.state, draft.school_id) == (PlanState.DRAFT, other.id)
    [measure] = draft.measures
    assert (measure.planned_units, measure.original_units, measure.provider_id) == (7, None, None)
    assert {risk.risk_group for risk in draft.risks} == {RiskGroup.LEARNING, RiskGroup.SOCIAL}
    assert [risk.risk for risk in measure.risks] == [Risk.LEARNING_DIFFICULTIES]
    secret = next(risk.sensitive for risk in draft.risks if risk.sensitive)
    assert sensitive.opened(secret.sealed) == (Risk.OFTEN_ILL, "Astma.")


def enrol(make, plan, school):
    """The pupil learns there now."""
    places = update(Enrolment).where(Enrolment.pupil_id == plan.pupil_id)
    make.session.execute(places.values(school_id=school.id))
    make.session.commit()


def test_receiving_twice_makes_one_draft(make, moved, noon):
    plan, other = moved
    enrol(make, plan, other)
    author = make.author(other)
    service.receive(plan.id, author, by=make.person().id, at=noon)
    with pytest.raises(Refused):
        service.receive(plan.id, author, by=make.person().id, at=noon)


def test_what_was_not_handed_over_is_not_received(make, school, author, noon):
    plan = make.plan(school=school)
    with pytest.raises(LookupError):
        service.receive(plan.id, author, by=make.person().id, at=noon)


def move(pupil, school, at, by):
    pupils.move(
        find_pupil(pupil.code),
        school,
        seen_at=pupil.places[0].school_id,
        grade="8",
        letter="",
        on=at.date(),
        by=by,
        at=at,
    )


def test_a_pupil_who_moves_takes_the_open_plan_along(make, school, noon):
    pupil, other = make.pupil(school), make.school()
    plan = make.plan(school=school, pupil=pupil)
    move(find_pupil(pupil.code), other, noon, make.person().id)
    handed = find_plan(plan.code)
    assert (handed.handed_to_id, handed.handed_over_at) == (other.id, noon)


def test_of_two_records_made_one_the_plans_stand_together(make, school, noon):
    kept, merged = make.pupil(school), make.pupil(school)
    plan = make.plan(school=school, pupil=merged)
    by = make.person().id
    pupils.merge(find_pupil(kept.code), find_pupil(merged.code), by=by, at=noon)
    assert find_plan(plan.code).pupil_id == kept.id


def two_records(make, school, state):
    """Two records of a school, each with a plan in the same period; one of the plans so."""
    kept, merged = make.pupil(school), make.pupil(school)
    make.plan(school=school, pupil=kept)
    make.plan(school=school, pupil=merged, state=state)
    return find_pupil(kept.code), find_pupil(merged.code)


def test_two_records_with_a_plan_each_in_one_period_stay_two(make, school, noon):
    with pytest.raises(Refused) as refusal:
        pupils.merge(
            *two_records(make, school, PlanState.IN_PROGRESS), by=make.person().id, at=noon
        )
    assert refusal.value.reasons == (WhyNotMerged.PLANS_COLLIDE,)


def test_a_deleted_plan_does_not_keep_two_records_apart(make, school, noon):
    by = make.person().id
    kept, merged = two_records(make, school, PlanState.INACTIVE)
    pupils.merge(kept, merged, by=by, at=noon)
    assert merged.merged_into_id == kept.id
