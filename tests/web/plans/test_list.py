"""The plans of a school: returned ones first, found by number or name, names for those who may."""

import pytest

from portal.kernel.identity import Role
from portal.support.plans.types import PlanState
from portal.support.sight.models import Look
from portal.support.sight.types import Shown
from tests.support.forms import words

LIST = "/school/plans"


def names(page):
    return [one.text.strip() for one in page.select("tbody th a")]


def plan_for(make, school, last_name, **given):
    pupil = make.pupil(school.place, first_name="Anna", last_name=last_name)
    return make.plan(school=school.place, author=school.author, pupil=pupil, **given)


def test_returned_plans_come_first_then_by_state_and_name(make, school):
    plan_for(make, school, "Žagars", state=PlanState.DRAFT)
    plan_for(make, school, "Āboltiņa", state=PlanState.IN_PROGRESS)
    plan_for(make, school, "Zariņa", state=PlanState.IN_PROGRESS)
    plan_for(make, school, "Cīrule", state=PlanState.DRAFT)
    plan_for(make, school, "Zīle", state=PlanState.DRAFT, returned_at=make.now)
    assert names(school.by("author").page(LIST)) == [
        "Zīle Anna",
        "Cīrule Anna",
        "Žagars Anna",
        "Āboltiņa Anna",
        "Zariņa Anna",
    ]


def test_what_is_over_is_shown_with_its_period(make, school):
    plan_for(make, school, "Bērza", state=PlanState.EVALUATED)
    assert names(school.by("head").page(LIST)) == []
    assert names(school.by("head").page(f"{LIST}?period=2026/2027-2")) == ["Bērza Anna"]
    assert names(school.by("head").page(f"{LIST}?period=2026/2027-1")) == []


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        ("todo", ["Cīrule Anna"]),
        ("running", ["Āboltiņa Anna"]),
        ("approval", []),
        ("nonsense", ["Cīrule Anna", "Āboltiņa Anna"]),
    ],
)
def test_one_part_of_the_list(make, school, show, expected):
    plan_for(make, school, "Āboltiņa", state=PlanState.IN_PROGRESS)
    plan_for(make, school, "Cīrule", state=PlanState.DRAFT)
    assert names(school.by("author").page(f"{LIST}?show={show}")) == expected


@pytest.mark.parametrize("sought", ["cirule", "ANNA cīr", "  Cīrule Anna "])
def test_a_plan_is_found_by_a_part_of_the_name(make, school, sought):
    plan_for(make, school, "Āboltiņa")
    plan_for(make, school, "Cīrule")
    answer = school.by("author").post(LIST, data={"q": sought, "period": ""})
    assert answer.status_code == 200
    assert "Cīrule Anna" in answer.text
    assert "Āboltiņa Anna" not in answer.text


def test_a_plan_is_found_by_its_number(make, school):
    plan = plan_for(make, school, "Cīrule")
    plan_for(make, school, "Āboltiņa")
    answer = school.by("author").post(LIST, data={"q": plan.code.lower(), "period": ""})
    assert "Cīrule Anna" in answer.text


def test_what_is_sought_never_stands_in_an_address(make, school):
    plan_for(make, school, "Cīrule")
    answer = school.by("author").post(LIST, data={"q": "Cīrule", "period": ""})
    assert answer.location is None
    assert "C%C4%ABrule" not in answer.text
    assert "q=" not in answer.text


def test_without_words_the_choice_of_a_period_is_an_address_to_keep(school, make):
    plan_for(make, school, "Cīrule")
    answer = school.by("author").post(LIST, data={"q": "", "period": "2026/2027-2"})
    assert answer.status_code == 303
    assert "period=2026/2027-2" in answer.location.replace("%2F", "/")


def test_an_author_lists_own_plans_the_head_all_of_them(make, school):
    plan_for(make, school, "Cīrule")
    make.plan(school=school.place)
    assert len(names(school.by("author").page(LIST))) == 1
    assert len(names(school.by("head").page(LIST))) == 2
    assert len(names(school.by("coordinator").page(LIST))) == 2


@pytest.mark.parametrize("name", ["provider", "municipality", "expert"])
def test_who_has_no_list_is_told_that_there_is_none(make, school, name):
    plan_for(make, school, "Cīrule")
    assert school.by(name).get(LIST).status_code == 404


def test_the_list_of_another_school_does_not_exist(make, school):
    other = make.school()
    assert school.by("head").get(f"{LIST}?school={other.id}").status_code == 404


def test_who_works_at_two_schools_chooses(make, school, sign_in):
    other = make.school(name="Otrā skola")
    make.plan(school=other)
    make.role(school.head, Role.HEAD, other)
    page = school.by("head").page(f"{LIST}?school={other.id}")
    assert len(names(page)) == 1
    assert "Otrā skola" in page.text


def test_what_was_handed_over_is_listed_at_the_new_school_alone(make, school):
    plan = plan_for(make, school, "Cīrule")
    other = make.school()
    receiving = make.author(other)
    plan.handed_over_at, plan.handed_to_id = make.now, other.id
    assert names(school.by("head").page(LIST)) == []
    assert names(school.browser(receiving).page(LIST)) == ["Cīrule Anna"]


def test_a_long_list_has_pages(make, school):
    for _ in range(51):
        plan_for(make, school, "Cīrule")
    page = school.by("author").page(f"{LIST}?page=2")
    assert len(names(page)) == 1


def test_every_plan_listed_is_written_down_as_seen(make, school, database):
    plan = plan_for(make, school, "Cīrule")
    school.by("author").page(LIST)
    look = database.session.query(Look).one()
    assert (look.plan_id, look.person_id) == (plan.id, school.author.person_id)
    assert look.shown is Shown.NAMES


def test_the_list_asks_as_much_for_one_plan_as_for_fifty(make, school, count_queries):
    plan_for(make, school, "Cīrule")
    browser = school.by("head")
    browser.page(LIST)
    with count_queries() as for_one:
        browser.page(LIST)
    for _ in range(49):
        plan_for(make, school, "Cīrule")
    with count_queries() as for_fifty:
        assert len(names(browser.page(LIST))) == 50
    assert len(for_fifty) == len(for_one)


def test_an_empty_list_says_how_to_begin(school):
    assert "Sagatavot pirmo plānu" in words(school.by("author").get(LIST))
