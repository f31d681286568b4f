"""What an evaluation needs, and who goes on."""

from dataclasses import replace
from datetime import date

import pytest

from portal.institutions.types import Period
from portal.support.delivery.rules.accounting import Delivery
from portal.support.delivery.rules.gate import Gate
from portal.support.outcomes.rules import (
    Answers,
    Ending,
    Going,
    Stop,
    is_last,
    is_undelivered,
    next_period,
    reasons_left_behind,
    reasons_not_to_evaluate,
    reasons_not_to_stop,
)
from portal.support.outcomes.types import (
    Result,
    WhyLeftBehind,
    WhyNone,
    WhyNotEvaluated,
    WhyNotStopped,
)
from portal.support.plans.types import PlanState

END = date(2027, 5, 31)
FULL = Delivery(planned=10, used=9, remaining=1)
ENDING = Ending(
    state=PlanState.IN_PROGRESS, ends_on=END, stopped_on=None, delivery=FULL, gate=Gate()
)
GOOD = Answers(result=Result.IMPROVED, continues=True)
NONE = Answers(result=Result.NONE, continues=True, reasons=frozenset({WhyNone.MOTIVATION}))
GOING = Going(
    is_evaluated=True,
    result=Result.IMPROVED,
    continues=True,
    is_stopped=False,
    is_moved=False,
    is_at_school=True,
    is_last=False,
    has_plan=False,
    is_next_closed=False,
    author_works_here=True,
)


def test_three_taps_are_enough_where_all_went_well():
    assert reasons_not_to_evaluate(ENDING, GOOD, on=END) == []


@pytest.mark.parametrize(
    ("ending", "answers", "why"),
    [
        ({"state": PlanState.SUSPENDED}, GOOD, WhyNotEvaluated.NOT_NOW),
        ({"state": PlanState.EVALUATED}, GOOD, WhyNotEvaluated.NOT_NOW),
        ({}, replace(GOOD, result=None), WhyNotEvaluated.NO_RESULT),
        ({}, replace(GOOD, continues=None), WhyNotEvaluated.NO_CONTINUE),
        ({}, replace(GOOD, result=Result.NOT_NEEDED), WhyNotEvaluated.NEEDED_NO_MORE),
        ({}, replace(NONE, reasons=frozenset()), WhyNotEvaluated.NO_REASON),
        ({}, replace(NONE, reasons=frozenset({WhyNone.OTHER})), WhyNotEvaluated.NO_OTHER),
        (
            {"delivery": Delivery(planned=10, used=8, unused=2)},
            GOOD,
            WhyNotEvaluated.NO_EXPLANATION,
        ),
    ],
)
def test_each_objection_to_an_evaluation(ending, answers, why):
    assert reasons_not_to_evaluate(replace(ENDING, **ending), answers, on=END) == [why]


@pytest.mark.parametrize(
    ("on", "stopped_on", "is_early"),
    [
        (date(2027, 5, 9), None, True),
        (date(2027, 5, 10), None, False),
        (date(2027, 3, 1), date(2027, 2, 20), False),
    ],
)
def test_the_evaluation_begins_three_weeks_before_the_end_or_after_a_stop(on, stopped_on, is_early):
    found = reasons_not_to_evaluate(replace(ENDING, stopped_on=stopped_on), GOOD, on=on)
    assert (WhyNotEvaluated.TOO_EARLY in found) is is_early


@pytest.mark.parametrize(("used", "is_marked"), [(4, True), (5, False)])
def test_no_improvement_after_less_than_half_is_not_the_pupils_failure(used, is_marked):
    delivery = Delivery(planned=10, used=used, unaccounted=10 - used)
    assert is_undelivered(delivery, Result.NONE) is is_marked
    assert is_undelivered(delivery, Result.IMPROVED) is False


def test_undelivered_support_is_reason_enough_by_itself():
    poor = replace(ENDING, delivery=Delivery(planned=10, used=1, unaccounted=9))
    answers = replace(NONE, reasons=frozenset(), explanation="Slimoja speciālists.")
    assert reasons_not_to_evaluate(poor, answers, on=END) == []


STOP = Stop(
    state=PlanState.IN_PROGRESS,
    starts_on=date(2027, 1, 4),
    ends_on=END,
    stopped_on=date(2027, 2, 20),
    reason="Aizbrauca.",
)


def test_support_may_stop_on_the_day_of_the_last_session():
    case = replace(STOP, last_given=STOP.stopped_on)
    assert reasons_not_to_stop(case, on=date(2027, 3, 1)) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": PlanState.DRAFT}, WhyNotStopped.NOT_NOW),
        ({"stopped_on": None}, WhyNotStopped.NO_DATE),
        ({"stopped_on": date(2027, 1, 3)}, WhyNotStopped.OUTSIDE),
        ({"stopped_on": date(2027, 3, 2)}, WhyNotStopped.OUTSIDE),
        ({"last_given": date(2027, 2, 21)}, WhyNotStopped.GIVEN_LATER),
        ({"reason": " "}, WhyNotStopped.NO_REASON),
    ],
)
def test_each_objection_to_a_stop(change, why):
    today = date(2027, 3, 1)
    assert reasons_not_to_stop(STOP, on=today) == []
    assert reasons_not_to_stop(replace(STOP, **change), on=today) == [why]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.FIRST, ("2026/2027", Period.SECOND)),
        (Period.SECOND, ("2027/2028", Period.FIRST)),
        (Period.SUMMER, ("2027/2028", Period.FIRST)),
    ],
)
def test_the_period_after_each(period, expected):
    assert next_period("2026/2027", period) == expected


@pytest.mark.parametrize(
    ("grade", "period", "expected"),
    [
        ("12", Period.SECOND, True),
        ("12", Period.FIRST, False),
        ("C4", Period.SECOND, True),
        ("9", Period.SECOND, False),
    ],
)
def test_who_finishes_school(grade, period, expected):
    assert is_last(grade, period) is expected


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_moved": True, "is_at_school": False}, WhyLeftBehind.MOVED),
        ({"is_at_school": False}, WhyLeftBehind.LEFT_SCHOOL),
        (
            {"is_evaluated": False, "result": None, "continues": None},
            WhyLeftBehind.NOT_EVALUATED,
        ),
        ({"result": Result.NOT_NEEDED, "continues": False}, WhyLeftBehind.NOT_NEEDED),
        ({"is_stopped": True}, WhyLeftBehind.STOPPED),
        ({"continues": False}, WhyLeftBehind.SAID_NO),
        ({"is_last": True}, WhyLeftBehind.FINISHED),
        ({"has_plan": True}, WhyLeftBehind.HAS_PLAN),
        ({"is_next_closed": True}, WhyLeftBehind.PERIOD_CLOSED),
        ({"author_works_here": False}, WhyLeftBehind.AUTHOR_LEFT),
    ],
)
def test_each_reason_to_be_left_behind_is_named(change, why):
    assert reasons_left_behind(GOING) == []
    assert reasons_left_behind(replace(GOING, **change)) == [why]
