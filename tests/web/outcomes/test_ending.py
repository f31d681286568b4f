"""A period ends: plans are evaluated, and those that go on have a draft."""

from datetime import date, timedelta

import pytest

from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import Period
from portal.support.delivery.queries.standing import standings
from portal.support.delivery.types import Mark
from portal.support.outcomes.models import Outcome
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.types import PlanState

ENDS = date(2027, 3, 12)
YES = {"result": "improved", "continues": "yes"}


@pytest.fixture
def ending(make, sign_in):
    """A plan that ends next week, used in full, and its author's browser."""
    school = make.school()
    author = make.author(school)
    plan = make.plan(school=school, author=author, ends_on=ENDS, measures=0)
    measure = make.measure(plan, units=2)
    make.held(measure)
    make.held(measure, at=make.now - timedelta(days=7))
    return plan, sign_in(make.account_of(author))


@pytest.fixture
def running(make, sign_in):
    """A plan in the middle of its period, and its author's browser."""
    school = make.school()
    author = make.author(school)
    plan = make.plan(school=school, author=author, measures=0)
    return plan, sign_in(make.account_of(author))


def drafts():
    return db.session.query(SupportPlan).filter_by(state=PlanState.DRAFT).all()


def test_three_taps_evaluate_a_plan(ending):
    plan, browser = ending
    browser.post(f"/school/plans/{plan.code}/evaluate", data=YES)
    db.session.expire_all()
    assert db.session.get(SupportPlan, plan.id).state is PlanState.EVALUATED
    assert db.session.get(Outcome, plan.id).result == "improved"


def test_below_the_requirement_an_explanation_is_asked_for_and_what_was_said_stays(make, ending):
    plan, browser = ending
    make.measure(plan, units=8)
    address = f"/school/plans/{plan.code}/evaluate"
    page = browser.post(address, data=YES | {"pupil_said": "Man patika."})
    assert "Paskaidrojiet, kāpēc." in page.text
    assert "Man patika." in page.text
    browser.post(address, data=YES | {"explanation": "Skolotāja slimoja."})
    assert db.session.query(Outcome).one().explanation == "Skolotāja slimoja."


@pytest.mark.parametrize(("days", "is_early"), [(21, False), (22, True)])
def test_before_its_time_the_page_says_from_which_day_the_plan_is_evaluated(
    make, sign_in, days, is_early
):
    school = make.school()
    author = make.author(school)
    ends_on = make.now.date() + timedelta(days=days)
    plan = make.plan(school=school, author=author, ends_on=ends_on)
    page = sign_in(make.account_of(author)).get(f"/school/plans/{plan.code}/evaluate")
    assert ("Izvērtējumu varēs pabeigt no 02.03.2027." in page.text) is is_early


def test_no_improvement_after_little_support_is_counted_apart(make, ending):
    plan, browser = ending
    make.measure(plan, units=8)
    browser.post(
        f"/school/plans/{plan.code}/evaluate",
        data={"result": "none", "continues": "yes", "explanation": "Nebija stundu."},
    )
    outcome = db.session.query(Outcome).one()
    assert outcome.is_undelivered
    db.session.refresh(outcome, ["reasons"])
    assert [one.why for one in outcome.reasons] == ["not_delivered"]


def test_values_nobody_offered_are_not_taken(ending):
    plan, browser = ending
    page = browser.post(
        f"/school/plans/{plan.code}/evaluate", data={"result": "superb", "continues": "maybe"}
    )
    assert "Izvēlieties rezultātu." in page.text
    assert db.session.query(Outcome).count() == 0


def test_only_the_author_evaluates(make, sign_in, ending):
    plan, _ = ending
    head = sign_in(make.head(school_of(plan)))
    assert head.get(f"/school/plans/{plan.code}/evaluate").status_code == 403


def school_of(plan):
    return db.session.get(School, plan.school_id)


def address_of(plan):
    return f"/school/{plan.school_id}/ending/2026-2027/2"


def test_those_that_go_on_have_a_draft_with_empty_quantities(make, ending):
    plan, browser = ending
    browser.post(f"/school/plans/{plan.code}/evaluate", data=YES)
    browser.post(address_of(plan))
    (draft,) = drafts()
    assert (draft.school_year, draft.period, draft.continues_id) == (
        "2027/2028",
        Period.FIRST,
        plan.id,
    )
    copied = db.session.query(Measure).filter_by(plan_id=draft.id).one()
    assert copied.planned_units is None


def test_making_the_drafts_twice_makes_each_once(ending):
    plan, browser = ending
    browser.post(f"/school/plans/{plan.code}/evaluate", data=YES)
    browser.post(address_of(plan))
    browser.post(address_of(plan))
    assert len(drafts()) == 1


def test_everyone_left_behind_is_listed_with_the_reason(make, ending):
    plan, browser = ending
    other = make.plan(school=school_of(plan))
    page = browser.get(address_of(plan)).text
    assert other.code in page
    assert "vēl nav izvērtēts" in page
    browser.post(
        f"/school/plans/{plan.code}/evaluate", data={"result": "not_needed", "continues": "no"}
    )
    assert "atbalsts vairs nav nepieciešams" in browser.get(address_of(plan)).text
    browser.post(address_of(plan))
    assert drafts() == []


@pytest.mark.parametrize(("mark", "is_noted"), [(Mark.ATTENDED, False), (Mark.CANCELLED, True)])
def test_support_did_not_stop_before_a_session_that_was_held(make, running, mark, is_noted):
    plan, browser = running
    make.held(make.measure(plan), marks=[mark])
    stop = {"stopped_on": "26.02.2027.", "reason": "Aizbrauca."}
    answer = browser.post(f"/school/plans/{plan.code}/stop", data=stop)
    assert ("Ir ierakstīta vēlāka nodarbība." in answer.text) is not is_noted
    assert (db.session.get(Outcome, plan.id) is not None) is is_noted


def test_a_stop_lets_a_plan_be_evaluated_before_its_time(running):
    plan, browser = running
    address = f"/school/plans/{plan.code}"
    early = browser.post(f"{address}/evaluate", data=YES)
    assert "sākas trīs nedēļas pirms perioda beigām" in early.text
    browser.post(f"{address}/stop", data={"stopped_on": "26.02.2027.", "reason": "Aizbrauca."})
    browser.post(f"{address}/evaluate", data=YES)
    assert db.session.query(Outcome).one().stopped_on == date(2027, 2, 26)
    assert drafts() == []


def test_a_stop_that_is_recorded_is_offered_for_correction(running):
    plan, browser = running
    address = f"/school/plans/{plan.code}"
    assert "Labot atbalsta pārtraukšanu" not in browser.get(address).text
    browser.post(f"{address}/stop", data={"stopped_on": "26.02.2027.", "reason": "Aizbrauca."})
    pages = [browser.get(one).text for one in (address, f"{address}/evaluate", f"{address}/stop")]
    assert ["Labot atbalsta pārtraukšanu" in page for page in pages] == [True, True, False]
    assert "Atzīmēt, ka atbalsts pārtraukts" not in pages[0]
    assert "26.02.2027." in pages[2]
    assert "Aizbrauca." in pages[2]


def test_the_page_takes_the_same_queries_for_one_plan_and_for_twenty(make, ending, count_queries):
    plan, browser = ending
    browser.get(address_of(plan))
    with count_queries() as few:
        browser.get(address_of(plan))
    for _ in range(19):
        make.plan(school=school_of(plan))
    with count_queries() as many:
        browser.get(address_of(plan))
    assert len(many) == len(few)


def test_the_standing_of_a_plan_adds_up_against_both_plans(make):
    plan = make.plan(measures=0)
    measure = make.measure(plan, units=6, original_units=10)
    make.held(measure)
    make.held(measure, marks=[Mark.ABSENT_EXCUSED], at=make.now - timedelta(days=7))
    make.held(measure, marks=[Mark.CANCELLED], at=make.now - timedelta(days=8))
    make.slot(measure, on_date=date(2027, 2, 26))
    make.slot(measure, on_date=date(2027, 3, 2))
    found = standings([plan.id], now=make.now)[plan.id]
    amended = found.amended
    assert (amended.used, amended.unused, amended.not_held) == (1, 1, 1)
    assert (amended.unaccounted, amended.remaining) == (1, 2)
    assert (found.original.planned, found.original.remaining) == (10, 6)
    assert found.slots_without_entry == 1
