"""Revised, suspended, resumed, deleted, received: by author and head, each with its guard."""

from datetime import timedelta

import pytest

from portal.audit.models import AuditEntry
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


def test_a_plan_is_given_to_another_author_of_the_school(make, school, plan_of, fresh, database):
    plan, other = plan_of(), make.author(school.place, first_name="Jana", last_name="Vītola")
    shown = school.by("coordinator").page(page(plan, "/author"))
    offered = {one.text for one in shown.select("#author option")}
    assert offered == {"Jana Vītola"}
    school.by("coordinator").post(page(plan, "/author"), data={"author": str(other.id)})
    assert fresh(plan).author_id == other.id
    assert school.by("author").get(page(plan)).status_code == 404
    assert school.browser(other).get(page(plan, "/restricted")).status_code == 200
    entry = database.session.query(AuditEntry).filter_by(what="plan given to another author").one()
    assert entry.by_id == school.coordinator.id


@pytest.mark.parametrize("sent", ["", "x", "0", "provider", "stranger"])
def test_only_an_author_of_the_school_is_given_a_plan(make, school, plan_of, fresh, sent):
    plan = plan_of()
    make.author(school.place, first_name="Jana", last_name="Vītola")
    known = {"provider": school.provider, "stranger": make.author(make.school())}
    key = str(known[sent].id) if sent in known else sent
    answer = school.by("head").post(page(plan, "/author"), data={"author": key})
    assert answer.status_code == 200
    assert parsed(answer).select_one("#author-error")
    assert fresh(plan).author_id == school.author.id


def test_approving_with_nothing_ticked_says_what_is_missing(school, plan_of):
    plan_of(state=PlanState.IN_APPROVAL)
    answer = school.by("head").post("/school/approvals", data={})
    assert "Atzīmējiet vismaz vienu plānu." in answer.text


def test_where_nobody_else_prepares_plans_there_is_nobody_to_choose(school, plan_of):
    shown = school.by("head").page(page(plan_of(), "/author"))
    assert "Skolā neviens cits plānus nesagatavo." in shown.text
    assert shown.select("main form") == []


@pytest.mark.parametrize("name", ["author", "provider", "municipality", "expert"])
def test_who_does_not_lead_the_school_gives_plans_to_nobody(school, plan_of, name):
    assert school.by(name).get(page(plan_of(), "/author")).status_code == 403


def test_what_was_given_is_said_before_anybody_presses_delete(school, plan_of, monkeypatch):
    plan = plan_of()
    monkeypatch.setattr(following, "given", [lambda _: {1: Given()}])
    shown = school.by("author").page(page(plan, "/delete"))
    assert "sniegts vai apmaksāts atbalsts" in shown.text
    assert shown.select("main form") == []
