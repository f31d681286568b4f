"""A pupil goes to no school of the programme: nothing stays open, and what was given counts."""

from datetime import date, time, timedelta

import pytest

from portal.extensions import db
from portal.kernel.refusal import Refused
from portal.support.delivery.models import Slot
from portal.support.outcomes.models import Outcome
from portal.support.plans import service
from portal.support.plans.models import PlanEvent
from portal.support.plans.queries import find_plan
from portal.support.plans.types import Move, PlanState, WhyNotMoved
from portal.support.pupils.models import Enrolment, Pupil
from tests.support.forms import words

WHY = "Ģimene pārceļas uz Īriju."


@pytest.fixture
def school(make):
    make.semester()
    return make.school()


@pytest.fixture
def author(make, school):
    return make.author(school)


@pytest.fixture
def browser(make, school, sign_in):
    return sign_in(make.head(school))


@pytest.fixture
def plan_in(make, school, author):
    def plan_in(state, **given):
        return make.plan(school=school, author=author, state=state, **given)

    return plan_in


@pytest.fixture
def leaves(browser):
    """The pupil of a plan leaves; the answer."""

    def leaves(plan, why=WHY):
        code = db.session.get(Pupil, plan.pupil_id).code
        answer = browser.post(f"/school/pupils/{code}/leave", data={"why": why})
        db.session.expire_all()
        return answer

    return leaves


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (PlanState.DRAFT, PlanState.INACTIVE),
        (PlanState.IN_APPROVAL, PlanState.SUSPENDED),
        (PlanState.APPROVED, PlanState.SUSPENDED),
        (PlanState.IN_PROGRESS, PlanState.SUSPENDED),
        (PlanState.IN_REVISION, PlanState.SUSPENDED),
        (PlanState.SUSPENDED, PlanState.SUSPENDED),
        (PlanState.EVALUATED, PlanState.EVALUATED),
        (PlanState.INACTIVE, PlanState.INACTIVE),
    ],
)
def test_no_plan_stays_open(plan_in, leaves, state, after):
    plan = plan_in(state)
    leaves(plan)
    assert find_plan(plan.code).state is after


def test_a_plan_that_was_never_approved_becomes_inactive_though_it_was_sent(plan_in, leaves):
    plan = plan_in(PlanState.IN_APPROVAL, approved_at=None)
    leaves(plan)
    found = find_plan(plan.code)
    assert (found.state, found.desk) == (PlanState.INACTIVE, None)


def test_the_reason_and_the_day_stand_in_the_plan_its_log_and_the_enrolment(plan_in, leaves, noon):
    plan = plan_in(PlanState.IN_PROGRESS)
    leaves(plan)
    found = find_plan(plan.code)
    assert (found.suspended_at, found.suspended_why) == (noon, WHY)
    event = db.session.query(PlanEvent).filter_by(plan_id=plan.id).one()
    assert (event.move, event.comment) == (Move.LEAVE, WHY)
    outcome = db.session.get(Outcome, plan.id)
    assert (outcome.stopped_on, outcome.stop_reason) == (date(2027, 3, 1), WHY)
    assert db.session.query(Enrolment).filter_by(pupil_id=plan.pupil_id).one().left_why == WHY


def test_without_a_reason_nobody_leaves(plan_in, leaves):
    plan = plan_in(PlanState.IN_PROGRESS)
    answer = leaves(plan, why="  ")
    assert "Ierakstiet, kāpēc skolēns aiziet." in words(answer)
    assert find_plan(plan.code).state is PlanState.IN_PROGRESS


def test_times_ahead_are_gone_and_those_that_passed_stay(make, plan_in, leaves):
    plan = plan_in(PlanState.IN_PROGRESS)
    measure = find_plan(plan.code).measures[0]
    passed = make.slot(measure, on_date=date(2027, 2, 25)).id
    make.slot(measure, on_date=date(2027, 3, 2))
    make.slot(measure, starts_at=time(14, 10))
    leaves(plan)
    assert [one.id for one in db.session.query(Slot)] == [passed]


def test_what_was_given_is_evaluated_after_the_pupil_has_left(
    make, author, plan_in, leaves, sign_in
):
    plan = plan_in(PlanState.IN_PROGRESS)
    make.held(find_plan(plan.code).measures[0])
    leaves(plan)
    browser = sign_in(make.account_of(author))
    assert "Izvērtēt plānu" in words(browser.get(f"/school/plans/{plan.code}"))
    answers = {"result": "improved", "continues": "no", "explanation": "Skolēns aizbrauca."}
    browser.post(f"/school/plans/{plan.code}/evaluate", data=answers)
    db.session.expire_all()
    assert find_plan(plan.code).state is PlanState.EVALUATED
    assert db.session.get(Outcome, plan.id).stopped_on == date(2027, 3, 1)


def test_a_plan_suspended_for_another_reason_is_not_evaluated_before_a_stop_is_noted(
    make, author, plan_in, sign_in, noon
):
    plan = plan_in(PlanState.IN_PROGRESS)
    service.suspend(plan.id, "Slimo.", by=author.person_id, at=noon)
    browser = sign_in(make.account_of(author))
    assert "Izvērtēt plānu" not in words(browser.get(f"/school/plans/{plan.code}"))
    answers = {"result": "improved", "continues": "no", "explanation": "Slimoja."}
    browser.post(f"/school/plans/{plan.code}/evaluate", data=answers)
    db.session.expire_all()
    assert find_plan(plan.code).state is PlanState.SUSPENDED
    stop = {"stopped_on": "01.03.2027.", "reason": "Vairs neatgriezīsies."}
    browser.post(f"/school/plans/{plan.code}/stop", data=stop)
    browser.post(f"/school/plans/{plan.code}/evaluate", data=answers)
    db.session.expire_all()
    assert find_plan(plan.code).state is PlanState.EVALUATED


def test_a_plan_whose_period_has_ended_waits_for_its_evaluation_as_before(plan_in, leaves):
    ended = plan_in(PlanState.IN_PROGRESS, ends_on=date(2027, 2, 28))
    leaves(ended)
    assert find_plan(ended.code).state is PlanState.IN_PROGRESS
    assert db.session.get(Outcome, ended.id) is None


def test_on_its_last_day_a_plan_is_still_stopped(plan_in, leaves):
    last = plan_in(PlanState.IN_PROGRESS, ends_on=date(2027, 3, 1))
    leaves(last)
    assert find_plan(last.code).state is PlanState.SUSPENDED


def test_a_revision_being_written_is_discarded_with_it(plan_in, leaves, author, noon):
    plan = plan_in(PlanState.IN_PROGRESS)
    service.revise(plan.id, by=author.person_id, at=noon)
    find_plan(plan.code).measures[0].planned_units = 99
    db.session.commit()
    leaves(plan)
    assert find_plan(plan.code).measures[0].planned_units == 10


def test_the_plan_is_resumed_only_when_the_pupil_is_back(make, plan_in, leaves, school, noon):
    plan = plan_in(PlanState.IN_PROGRESS)
    leaves(plan)
    with pytest.raises(Refused) as refusal:
        service.resume(plan.id, by=make.person().id, at=noon)
    assert refusal.value.reasons == (WhyNotMoved.PUPIL_GONE,)
    later = noon + timedelta(days=20)
    back = Enrolment(pupil_id=plan.pupil_id, school_id=school.id, grade="8", starts_on=later.date())
    make.save(back)
    service.resume(plan.id, by=make.person().id, at=later)
    db.session.expire_all()
    assert find_plan(plan.code).state is PlanState.IN_REVISION
    assert db.session.get(Outcome, plan.id).stopped_on is None


def test_plans_at_other_schools_are_not_touched(make, plan_in, leaves):
    plan = plan_in(PlanState.IN_PROGRESS)
    elsewhere = make.plan(pupil=db.session.get(Pupil, plan.pupil_id), school=make.school())
    leaves(plan)
    assert find_plan(elsewhere.code).state is PlanState.IN_PROGRESS
