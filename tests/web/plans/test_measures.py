"""Measures: added by kind, written one at a time, taken out."""

from datetime import time
from decimal import Decimal

import pytest

from portal.support.plans.models import Measure, PlanVersion
from portal.support.plans.service import filling
from portal.support.plans.types import MeasureKind, PlanState, Subject
from portal.support.staff.types import Specialist
from tests.support.forms import filled, parsed


@pytest.fixture
def plan(make, school):
    return make.plan(school=school.place, author=school.author, state=PlanState.DRAFT, measures=0)


def at(plan, rest=""):
    return f"/school/plans/{plan.code}/edit/measures{rest}"


def add(school, plan, kind):
    """Add a measure of a kind; its page."""
    answer = school.by("author").post(at(plan), data={"kind": kind.value})
    assert answer.status_code == 303
    return answer.location.replace("http://localhost", "")


def write(school, page, **sent):
    browser = school.by("author")
    return browser.post(page, data=filled(browser, page) | {"action": "check"} | sent)


def errors(answer):
    return [one["id"] for one in parsed(answer).select(".field__error")]


def test_a_measure_is_for_the_only_risk_at_once(school, plan, fresh):
    add(school, plan, MeasureKind.MEALS)
    [measure] = fresh(plan).measures
    assert (measure.kind, measure.code) == (MeasureKind.MEALS, f"{plan.code}-M1")
    assert [one.id for one in measure.risks] == [one.id for one in fresh(plan).risks]


@pytest.mark.parametrize("sent", [{}, {"kind": "nekas"}])
def test_without_a_kind_nothing_is_added(school, plan, fresh, sent):
    answer = school.by("author").post(at(plan), data=sent)
    assert errors(answer) == ["kind-error"]
    assert fresh(plan).measures == []


def test_a_consultation_is_written_with_everything_it_is(school, plan, fresh):
    page = add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    answer = write(
        school,
        page,
        subject="mathematics",
        provider=str(school.provider.id),
        units="18",
        **{"time-1-day": "1", "time-1-starts": "14.10", "time-1-minutes": "40"},
    )
    assert answer.location.endswith(at(plan))
    [measure] = fresh(plan).measures
    assert (measure.subject, measure.planned_units) == (Subject.MATHEMATICS, 18)
    assert (measure.provider_id, measure.specialist) == (school.provider.id, Specialist.TEACHER)
    [weekly] = measure.slots
    assert (weekly.weekday, weekly.starts_at, weekly.minutes) == (1, time(14, 10), 40)


def test_economic_support_is_written_as_an_amount(school, plan, fresh):
    page = add(school, plan, MeasureKind.TRANSPORT_PUBLIC)
    write(school, page, amount="1 120,50")
    assert fresh(plan).measures[0].planned_amount == Decimal("1120.50")


def test_of_a_specialist_the_profession_is_the_plans_own(school, plan, fresh):
    page = add(school, plan, MeasureKind.SPECIALIST_CONSULTATION)
    write(school, page, specialist="psychologist", provider=str(school.psychologist.id), units="8")
    assert fresh(plan).measures[0].specialist is Specialist.PSYCHOLOGIST


def test_only_the_staff_of_the_school_are_offered_and_taken(make, school, plan, fresh):
    stranger = make.staff(make.school(), first_name="Svešais", last_name="Skolotājs")
    page = add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    assert "Svešais" not in school.by("author").get(page).text
    write(school, page, subject="mathematics", provider=str(stranger.id), units="8")
    assert fresh(plan).measures[0].provider_id is None


def test_a_risk_of_another_plan_is_not_taken(make, school, plan, fresh):
    other = make.plan(school=school.place)
    foreign = fresh(other).risks[0].id
    page = add(school, plan, MeasureKind.MEALS)
    write(school, page, amount="5", risks=[str(foreign), "²", "x"])
    assert fresh(plan).measures[0].risks == []


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"units": "daudz"}, "units"),
        ({"units": "-1"}, "units"),
        ({"time-1-day": "1", "time-1-starts": ""}, "time-1-starts"),
        ({"time-1-day": "", "time-1-starts": "14.10"}, "time-1-day"),
        ({"time-1-day": "1", "time-1-starts": "25.00"}, "time-1-starts"),
        (
            {"time-1-day": "1", "time-1-starts": "14.10", "time-1-minutes": "4"},
            "time-1-minutes",
        ),
        (
            {"time-1-day": "1", "time-1-starts": "14.10", "time-1-minutes": "241"},
            "time-1-minutes",
        ),
    ],
)
def test_what_cannot_be_read_is_said_and_stays_typed(school, plan, fresh, sent, field):
    page = add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    answer = write(school, page, subject="mathematics", **sent)
    assert errors(answer) == [f"{field}-error"]
    assert fresh(plan).measures[0].subject is None


@pytest.mark.parametrize("minutes", ["5", "240"])
def test_both_ends_of_the_minutes_are_taken(school, plan, fresh, minutes):
    page = add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    write(
        school,
        page,
        **{"time-1-day": "6", "time-1-starts": "9", "time-1-minutes": minutes},
    )
    assert fresh(plan).measures[0].slots[0].minutes == int(minutes)


def test_times_are_added_row_by_row_and_taken_out(school, plan, fresh):
    page = add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    first = {"time-1-day": "1", "time-1-starts": "14.10", "time-1-minutes": "40"}
    answer = write(school, page, action="add", **first)
    assert "rows=2" in answer.location
    browser = school.by("author")
    sent = filled(browser, answer.location.partition("#")[0])
    second = {"time-2-day": "3", "time-2-starts": "15", "time-2-minutes": "40"}
    browser.post(page, data=sent | second)
    assert [one.weekday for one in fresh(plan).measures[0].slots] == [1, 3]
    write(school, page, **{"time-1-day": "", "time-1-starts": ""})
    assert [one.weekday for one in fresh(plan).measures[0].slots] == [3]


def test_the_same_time_written_twice_is_one(school, plan, fresh):
    page = add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    rows = {
        f"time-{row}-{part}": value
        for row in (1, 2)
        for part, value in (("day", "1"), ("starts", "14.10"), ("minutes", "40"))
    }
    write(school, page, **rows)
    assert len(fresh(plan).measures[0].slots) == 1


def test_while_typing_what_can_be_read_is_saved(school, plan, fresh):
    page = add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    write(school, page, units="18")
    browser = school.by("author")
    sent = filled(browser, page) | {"subject": "mathematics", "units": "18 v"}
    answer = browser.post(f"{page}/draft", data=sent)
    assert answer.status_code == 200
    measure = fresh(plan).measures[0]
    assert (measure.subject, measure.planned_units) == (Subject.MATHEMATICS, 18)
    assert answer.json["version"] == filling.mark_of_measure(fresh(plan), measure.code)


def test_two_windows_at_a_measure_are_shown_both(school, plan, fresh):
    page = add(school, plan, MeasureKind.MEALS)
    browser = school.by("author")
    old = filled(browser, page)
    browser.post(page, data=old | {"amount": "10"})
    answer = browser.post(page, data=old | {"amount": "20"})
    assert answer.status_code == 409
    assert "10,00" in answer.text
    assert fresh(plan).measures[0].planned_amount == Decimal(10)


def test_a_measure_is_taken_out_of_a_draft_for_good(school, plan, fresh, database):
    page = add(school, plan, MeasureKind.MEALS)
    school.by("author").post(f"{page}/remove")
    assert fresh(plan).measures == []
    assert database.session.query(Measure).count() == 0


def test_a_measure_that_was_approved_stays_withdrawn_and_can_be_put_back(
    make, school, plan_of, fresh
):
    plan = plan_of(state=PlanState.IN_REVISION)
    code = fresh(plan).measures[0].code
    page = at(plan, f"/{code}")
    school.by("author").post(f"{page}/remove")
    assert fresh(plan).measures[0].withdrawn_at == make.now
    school.by("author").post(f"{page}/put-back")
    assert fresh(plan).measures[0].withdrawn_at is None


def test_a_measure_added_by_the_revision_itself_is_taken_out_for_good(make, school, plan_of, fresh):
    plan = plan_of(state=PlanState.IN_REVISION)
    code = fresh(plan).measures[0].code
    kept = {"application": "", "words": "", "risks": {}, "measures": {}}
    kept["measures"][code] = {
        "kind": "meals",
        "subject": None,
        "specialist": None,
        "provider": None,
        "units": None,
        "amount": None,
        "risks": [],
        "times": [],
        "withdrawn": False,
    }
    make.save(PlanVersion(plan_id=plan.id, number=1, approved_at=make.now, content=kept))
    page = add(school, plan, MeasureKind.MEALS)
    assert page.rpartition("/")[2] != code
    school.by("author").post(f"{page}/remove")
    assert [one.code for one in fresh(plan).measures] == [code]


@pytest.mark.parametrize("rest", ["", "/draft", "/remove", "/put-back"])
def test_the_measure_of_another_plan_does_not_exist_here(make, school, plan, plan_of, fresh, rest):
    other = plan_of(state=PlanState.DRAFT)
    code = fresh(other).measures[0].code
    assert school.by("author").post(at(plan, f"/{code}{rest}"), data={}).status_code == 404


def test_the_list_says_what_each_measure_lacks(school, plan):
    add(school, plan, MeasureKind.SUBJECT_CONSULTATION)
    page = school.by("author").page(at(plan))
    assert page.select_one(".card .tag").text.strip() == "Jālabo 3 vietas"
