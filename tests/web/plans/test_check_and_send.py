"""What a plan lacks is said at once, with the way to each field; then it is handed over."""

import pytest

from portal.support.plans.types import Desk, MeasureKind, PlanState, Risk
from portal.support.staff.models import StaffPlace
from tests.support.forms import parsed, words


def check(plan):
    return f"/school/plans/{plan.code}/check"


def objections(answer):
    found = parsed(answer).select("#objections li a")
    return [(one.text, one["href"].partition("/edit")[2]) for one in found]


@pytest.fixture
def draft(plan_of):
    return plan_of(state=PlanState.DRAFT)


def test_a_sound_plan_is_handed_over_to_the_head(school, draft, fresh):
    browser = school.by("author")
    assert objections(browser.get(check(draft))) == []
    answer = browser.post(check(draft))
    assert answer.location.endswith(f"/school/plans/{draft.code}")
    assert (fresh(draft).state, fresh(draft).desk) == (PlanState.IN_APPROVAL, Desk.HEAD)


def test_an_empty_plan_is_told_everything_at_once(make, school, fresh):
    plan = make.plan(
        school=school.place,
        author=school.author,
        state=PlanState.DRAFT,
        risks=[],
        measures=0,
        signed_by="",
        signed_on=None,
        pupil_words="",
    )
    answer = school.by("author").post(check(plan))
    assert objections(answer) == [
        (
            "Ierakstiet, kas parakstīja iesniegumu: vecāks vai pilngadīgs skolēns.",
            "/application?check=1#signed_by",
        ),
        ("Ierakstiet dienu, kad iesniegums parakstīts.", "/application?check=1#signed_on"),
        ("Plānā nav neviena riska.", "/risks?check=1#risks-0"),
        (
            "Ierakstiet, ko saka skolēns. Ja skolēns neko nesaka, ierakstiet to.",
            "/words?check=1#words",
        ),
    ]
    assert fresh(plan).state is PlanState.DRAFT


def test_every_objection_leads_to_a_field_that_says_it(make, school, draft):
    make.risk(draft, Risk.OTHER_ECONOMIC, justification="")
    make.measure(draft, provider=school.provider, units=None, kind=MeasureKind.MEALS, subject=None)
    browser = school.by("author")
    links = [one["href"] for one in parsed(browser.get(check(draft))).select("#objections li a")]
    assert len(links) == 3
    for link in links:
        address, _, field = link.partition("#")
        page = browser.page(address)
        assert page.select_one(f"#{field}"), link


def test_a_provider_who_has_left_the_school_is_named(make, school, draft, database, fresh):
    place = database.session.query(StaffPlace).filter_by(staff_id=school.provider.id).one()
    place.left_on = make.now.date()
    answer = school.by("author").post(check(draft))
    assert "Māris Liepa nav šīs skolas darbinieku sarakstā." in words(answer)
    assert fresh(draft).state is PlanState.DRAFT


@pytest.mark.parametrize("name", ["head", "coordinator", "provider"])
def test_only_the_author_hands_a_plan_over(school, draft, fresh, name):
    assert school.by(name).post(check(draft)).status_code == 403
    assert fresh(draft).state is PlanState.DRAFT


def test_a_plan_is_handed_over_once(school, draft, fresh):
    browser = school.by("author")
    browser.post(check(draft))
    assert browser.post(check(draft)).status_code == 403
    assert fresh(draft).desk is Desk.HEAD
