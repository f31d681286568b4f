"""Beginning a plan from its page."""

from datetime import date

import pytest

from portal.institutions.types import Period
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState
from portal.support.policies.models import PolicyRow
from portal.support.policies.types import Policy
from portal.support.sight.models import Look
from portal.support.sight.types import Shown
from tests.support.forms import words

NEW = "/school/plans/new"
NOW = "2026/2027-2"


@pytest.fixture
def pupil(make, school):
    return make.pupil(school.place, first_name="Anna", last_name="Cīrule")


def plans(database):
    database.session.expire_all()
    return database.session.query(SupportPlan).all()


def test_the_author_chooses_among_the_pupils_of_the_school(make, school, pupil):
    make.pupil(make.school(), last_name="Svešiniece")
    page = school.by("author").page(NEW)
    offered = [one.text for one in page.select("#pupil option")]
    assert offered == ["Izvēlieties", "Cīrule Anna, 8.a"]


def test_the_periods_that_have_ended_are_not_offered(school, pupil):
    offered = [one["value"] for one in school.by("author").page(NEW).select("#period option")]
    assert offered == [NOW, "2026/2027-summer", "2027/2028-1"]


def test_a_new_plan_leads_to_its_steps(school, pupil, database):
    answer = school.by("author").post(NEW, data={"pupil": pupil.code, "period": NOW})
    [plan] = plans(database)
    assert answer.location.endswith(f"/school/plans/{plan.code}/edit")
    assert (plan.state, plan.author_id) == (PlanState.DRAFT, school.author.id)
    assert plan.ends_on == date(2027, 5, 31)


def test_the_second_plan_of_a_period_names_the_first(school, pupil, plan_of, database):
    plan = plan_of(pupil=pupil)
    answer = school.by("author").post(NEW, data={"pupil": pupil.code, "period": NOW})
    assert f"jau ir plāns (2026./2027. m. g. II semestris): {plan.code}" in words(answer)
    assert len(plans(database)) == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"pupil": "", "period": NOW},
        {"pupil": "P-nav", "period": NOW},
        {"pupil": "=", "period": "2026/2027-1"},
        {"pupil": "=", "period": "nekas"},
        {"pupil": "=", "period": "2019/2020-2"},
    ],
)
def test_what_is_not_offered_is_refused_at_its_field(school, pupil, database, sent):
    sent = {key: pupil.code if value == "=" else value for key, value in sent.items()}
    answer = school.by("author").post(NEW, data=sent)
    assert answer.status_code == 200
    assert "Izvēlieties" in words(answer)
    assert plans(database) == []


def test_a_period_that_has_ended_for_the_grade_is_refused(make, school, pupil, database, at):
    make.semester(period=Period.SECOND, grade_from="8", grade_to="8", ends_on=date(2027, 2, 26))
    answer = school.by("author").post(NEW, data={"pupil": pupil.code, "period": NOW})
    assert "Skolēna klasei šis periods ir beidzies" in words(answer)
    assert plans(database) == []


def test_a_grade_outside_the_target_group_is_marked_and_said(make, school, pupil, database):
    make.save(PolicyRow(policy=Policy.TARGET_GRADES, valid_from=date(2020, 1, 1), value="9-12"))
    browser = school.by("author")
    browser.post(NEW, data={"pupil": pupil.code, "period": NOW})
    [plan] = plans(database)
    assert plan.is_outside_target
    assert "nav mērķa grupā" in words(browser.get(f"/school/plans/{plan.code}/edit"))


def test_pressing_twice_makes_one_plan(school, pupil, database):
    for _ in range(2):
        school.by("author").post(NEW, data={"pupil": pupil.code, "period": NOW})
    assert len(plans(database)) == 1


@pytest.mark.parametrize("name", ["head", "coordinator", "provider", "municipality", "expert"])
def test_only_an_author_begins_plans(school, pupil, name):
    assert school.by(name).get(NEW).status_code == 404
    sent = {"pupil": pupil.code, "period": NOW}
    assert school.by(name).post(NEW, data=sent).status_code == 404


def test_a_school_without_pupils_says_what_comes_first(school):
    assert "Skolai programmā vēl nav skolēnu" in words(school.by("author").get(NEW))


def test_whose_names_were_offered_is_written_down(school, pupil, database):
    school.by("author").page(NEW)
    look = database.session.query(Look).one()
    assert (look.plan_id, look.school_id, look.shown) == (None, school.place.id, Shown.NAMES)
