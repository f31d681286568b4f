import pytest

from portal.applications.types import Status
from portal.bridge.rules import (
    Asking,
    grades_between,
    reasons_against_the_time,
    reasons_not_to_answer,
    reasons_not_to_ask,
    reasons_not_to_take_back,
)
from portal.bridge.types import CountState, WhyNotAnswered, WhyNotAsked
from portal.competitions.types import Stage
from portal.institutions.types import SchoolKind

SOUND = {
    "status": Status.SUBMITTED,
    "stage": Stage.EVALUATING,
    "kind": SchoolKind.GENERAL,
    "first": "7",
    "last": "9",
    "claimed": 20,
    "participants": 20,
    "asked": [],
    "is_led": True,
}


@pytest.mark.parametrize(
    ("first", "last", "grades"),
    [
        ("7", "9", ("7", "8", "9")),
        ("9", "10", ("9", "10")),
        ("8", "8", ("8",)),
        ("C1", "C2", ("C1", "C2")),
        ("9", "7", ()),
    ],
)
def test_which_grades_a_band_holds(first, last, grades):
    assert grades_between(first, last) == grades


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"status": Status.DRAFT}, [WhyNotAsked.NOT_SUBMITTED]),
        ({"status": Status.WITHDRAWN}, [WhyNotAsked.NOT_SUBMITTED]),
        ({"status": Status.REOPENED}, []),
        ({"first": "9", "last": "7"}, [WhyNotAsked.OUT_OF_ORDER]),
        ({"first": "9", "last": "9"}, []),
        ({"first": "12", "last": "C1"}, [WhyNotAsked.NOT_ITS_GRADES]),
        ({"first": "C1", "last": "C2"}, [WhyNotAsked.NOT_ITS_GRADES]),
        ({"kind": SchoolKind.VOCATIONAL}, [WhyNotAsked.NOT_ITS_GRADES]),
        ({"kind": SchoolKind.VOCATIONAL, "first": "C1", "last": "C2"}, []),
        ({"asked": [("5", "6"), ("10", "12")]}, []),
        ({"asked": [("5", "7")]}, [WhyNotAsked.OVERLAPS]),
        ({"asked": [("9", "9")]}, [WhyNotAsked.OVERLAPS]),
        ({"claimed": 0}, [WhyNotAsked.NOBODY_ASKED]),
        ({"claimed": 1}, []),
        ({"claimed": 21}, [WhyNotAsked.MORE_THAN_PARTICIPANTS]),
        ({"claimed": 21, "participants": None}, []),
        ({"claimed": 100_000, "participants": None}, []),
        ({"claimed": 100_001, "participants": None}, [WhyNotAsked.MORE_THAN_PARTICIPANTS]),
        ({"is_led": False}, [WhyNotAsked.NOBODY_ANSWERS]),
        (
            {"status": Status.WITHDRAWN, "claimed": 0, "is_led": False},
            [WhyNotAsked.NOT_SUBMITTED, WhyNotAsked.NOBODY_ASKED, WhyNotAsked.NOBODY_ANSWERS],
        ),
    ],
)
def test_whether_a_school_is_asked(change, reasons):
    assert reasons_not_to_ask(Asking(**(SOUND | change))) == reasons


@pytest.mark.parametrize("stage", list(Stage))
def test_schools_are_asked_and_answer_until_the_results_are_public(stage):
    before = {Stage.ANNOUNCED, Stage.SUSPENDED, Stage.EVALUATING, Stage.DECIDED}
    is_before = stage in before
    asked = reasons_against_the_time(Status.SUBMITTED, stage)
    assert asked == ([] if is_before else [WhyNotAsked.TOO_LATE])
    answered = reasons_not_to_answer(Status.SUBMITTED, stage)
    assert answered == ([] if is_before else [WhyNotAnswered.TOO_LATE])


@pytest.mark.parametrize(
    ("number", "plans", "reasons"),
    [
        (0, 0, []),
        (3, 3, []),
        (4, 3, [WhyNotAnswered.MORE_THAN_PLANS]),
        (None, 0, []),
    ],
)
def test_a_school_confirms_no_more_pupils_with_a_plan_than_it_has(number, plans, reasons):
    found = reasons_not_to_answer(Status.SUBMITTED, Stage.EVALUATING, number=number, plans=plans)
    assert found == reasons


def test_a_withdrawn_application_needs_no_answer():
    assert reasons_not_to_answer(Status.WITHDRAWN, Stage.EVALUATING) == [WhyNotAnswered.TOO_LATE]


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        (CountState.ASKED, []),
        (CountState.ANSWERED, [WhyNotAnswered.ANSWERED]),
        (CountState.DECLINED, [WhyNotAnswered.ANSWERED]),
    ],
)
def test_only_what_is_not_answered_is_taken_back(state, reasons):
    assert reasons_not_to_take_back(state) == reasons
