"""A plan is begun for a pupil of the school, once a period, while the period lasts."""

from datetime import date, timedelta

import pytest

from portal.institutions.types import GRADES, Term
from portal.support.plans.rules.opening import (
    Beginning,
    is_in_span,
    is_in_target,
    reasons_not_to_open,
)
from portal.support.plans.types import WhyNotOpened

TERM = Term(date(2027, 1, 4), date(2027, 5, 31))


def why(*, on=TERM.starts_on, **more):
    return reasons_not_to_open(Beginning(**({"term": TERM} | more)), on=on)


def test_nothing_stands_against_a_sound_beginning():
    assert why() == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"has_plan": True}, WhyNotOpened.ONE_PER_PERIOD),
        ({"works_here": False}, WhyNotOpened.NOT_ON_STAFF),
    ],
)
def test_each_reason_is_given(change, reason):
    assert why(**change) == [reason]


def test_all_reasons_are_given_at_once():
    found = why(has_plan=True, works_here=False, on=TERM.ends_on + timedelta(days=1))
    assert set(found) == {
        WhyNotOpened.ONE_PER_PERIOD,
        WhyNotOpened.NOT_ON_STAFF,
        WhyNotOpened.PERIOD_CLOSED,
    }


@pytest.mark.parametrize(("days", "reasons"), [(0, []), (1, [WhyNotOpened.PERIOD_CLOSED])])
def test_a_period_is_open_until_its_last_day(days, reasons):
    assert why(on=TERM.ends_on + timedelta(days=days)) == reasons


def test_a_plan_may_be_begun_before_its_period():
    assert why(on=TERM.starts_on - timedelta(days=60)) == []


@pytest.mark.parametrize(
    ("grade", "span", "is_in"),
    [
        ("4", "5-12", False),
        ("5", "5-12", True),
        ("12", "5-12", True),
        ("C1", "5-12", False),
        ("C4", "1-C4", True),
        ("C1", "12-C1", True),
        ("1", "nekas", False),
        ("13", "1-C4", False),
    ],
)
def test_both_edges_of_the_target_group(grade, span, is_in):
    assert is_in_target(grade, span) is is_in


def test_every_grade_lies_in_the_whole_span():
    assert all(is_in_span(grade, "1", "C4") for grade in GRADES)
