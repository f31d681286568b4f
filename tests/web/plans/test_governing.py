"""Revised, suspended, resumed, deleted, received: by author and head, each with its guard."""

from datetime import timedelta

import pytest

from portal.support.plans import service
from portal.support.plans.models import SupportPlan
from portal.support.plans.service import following
from portal.support.plans.service.following import Given
from portal.support.plans.types import PlanState
from portal.support.pupils.models import Enrolment
from tests.support.forms import parsed, words


def page(plan, rest=""):
    return f"/school/plans/{plan.code}{rest}"


def buttons(school, name, plan):
    shown = parsed(school.by(name).get(page(plan)))
    found = [one.get_text().strip() for one in shown.select("main .button")]
    wanted = {"Pārskatīt", "Apturēt plānu", "Atsākt plānu", "Dzēst plānu", "Turpināt rakstīt"}
    return wanted & set(found)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (PlanState.DRAFT, {"Dzēst plānu"}),
        (PlanState.IN_APPROVAL, {"Apturēt plānu", "Dzēst plānu"}),
        (PlanState.APPROVED, {"Pārskatīt", "Apturēt plānu", "Dzēst plānu"}),
        (PlanState.IN_PROGRESS, {"Pārskatīt", "Apturēt plānu", "Dzēst plānu"}),
        (PlanState.IN_REVISION, set()),
        (PlanState.SUSPENDED, {"Atsākt plānu"}),
        (PlanState.EVALUATED, set()),
        (PlanState.INACTIVE, set()),
    ],
)
def test_a_button_stands_where_its_move_is_allowed(school, plan_of, state, expected):
    assert buttons(school, "head", plan_of(state=state)) == expected


@pytest.mark.parametrize("name", ["coordinator", "provider", "municipality", "expert"])
@pytest.mark.parametrize("rest", ["/revise", "/suspend", "/resume", "/delete"])
def test_nobody_else_governs_a_plan(school, plan_of, fresh, name, rest):
    plan = plan_of()
    assert school.by(name).post(page(plan, rest), data={"reason": "x"}).status_code == 403
    assert fresh(plan).state is PlanState.IN_PROGRESS


@pytest.mark.parametrize("name", ["author", "head"])
def test_a_plan_is_revised(school, plan_of, fresh, name):
    plan = plan_of()
    school.by(name).post(page(plan, "/revise"))
    assert fresh(plan).state is PlanState.IN_REVISION


def test_a_plan_is_suspended_with_a_reason_alone(school, plan_of, fresh):
    plan = plan_of()
    answer = school.by("author").post(page(plan, "/suspend"), data={"reason": "  "})
    assert "norādiet iemeslu" in words(answer)
    assert fresh(plan).state is PlanState.IN_PROGRESS
    school.by("author").post(page(plan, "/suspend"), data={"reason": "Dzīvo pie tēva."})
    assert fresh(plan).state is PlanState.SUSPENDED
    assert "Dzīvo pie tēva." in words(school.by("head").get(page(plan)))
    assert "Dzīvo pie tēva." not in words(school.by("provider").get(page(plan)))


def test_a_plan_is_resumed_within_its_period(school, plan_of, fresh, at, noon, make):
    plan = plan_of(state=PlanState.SUSPENDED, ends_on=noon.date() + timedelta(days=1))
    at(noon + timedelta(days=2))
    late = school.browser(school.head)
    assert "Periods ir beidzies" in words(late.get(page(plan)))
    late.post(page(plan, "/resume"))
    assert fresh(plan).state is PlanState.SUSPENDED
    at(noon + timedelta(days=1))
    school.browser(school.head).post(page(plan, "/resume"))
    assert fresh(plan).state is PlanState.IN_REVISION


def test_a_plan_made_by_mistake_is_deleted(school, plan_of, fresh):
    plan = plan_of(state=PlanState.DRAFT)
    assert school.by("author").get(page(plan, "/delete")).status_code == 200
    school.by("author").post(page(plan, "/delete"))
    assert fresh(plan).state is PlanState.INACTIVE


def test_what_was_given_keeps_a_plan_from_being_deleted(school, plan_of, fresh, monkeypatch):
    plan = plan_of()
    monkeypatch.setattr(following, "given", [lambda _: {1: Given()}])
    answer = school.by("author").post(page(plan, "/delete"))
    assert "Plānā jau ir sniegts vai apmaksāts atbalsts" in words(answer)
    assert fresh(plan).state is PlanState.IN_PROGRESS


def test_a_move_that_is_not_allowed_says_so_and_changes_nothing(school, plan_of, fresh):
    plan = plan_of(state=PlanState.EVALUATED)
    answer = school.by("author").post(page(plan, "/revise"))
    assert "Plāna stāvoklis to pašlaik neļauj." in words(school.by("author").get(answer.location))
    assert fresh(plan).state is PlanState.EVALUATED


@pytest.fixture
def handed(make, school, plan_of, database):
    """A plan handed over, and the author of the school the pupil learns at now."""
    plan, other = plan_of(), make.school()
    service.hand_over(plan.pupil_id, school.place.id, other.id, by=school.head.id, at=make.now)
    place = database.session.query(Enrolment).filter_by(pupil_id=plan.pupil_id).one()
    place.school_id = other.id
    database.session.commit()
    return plan, make.author(other)


def test_the_new_school_makes_a_draft_of_a_plan_handed_over(school, handed, database):
    plan, receiving = handed
    browser = school.browser(receiving)
    assert "Sagatavot plāna projektu" in words(browser.get(page(plan)))
    answer = browser.post(page(plan, "/receive"))
    draft = database.session.query(SupportPlan).filter(SupportPlan.id != plan.id).one()
    assert answer.location.endswith(f"/school/plans/{draft.code}/edit")
    assert draft.author_id == receiving.id


@pytest.mark.parametrize("name", ["author", "head", "coordinator", "provider"])
def test_the_old_school_sees_a_plan_handed_over_no_more(school, handed, name):
    plan, _ = handed
    assert school.by(name).get(page(plan)).status_code == 404
    assert school.by(name).post(page(plan, "/receive")).status_code == 404


def test_receiving_twice_says_that_there_is_a_plan(school, handed, database):
    plan, receiving = handed
    browser = school.browser(receiving)
    browser.post(page(plan, "/receive"))
    answer = browser.post(page(plan, "/receive"))
    assert "Šim skolēnam šajā periodā jau ir plāns." in words(browser.get(answer.location))
    assert database.session.query(SupportPlan).count() == 2
