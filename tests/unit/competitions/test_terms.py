"""Which settings contradict each other?"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from portal.competitions import rules
from portal.competitions.types import (
    Terms,
    WhyNotChanged,
)
from portal.kernel.refusal import Stale
from portal.kernel.riga import instants
from portal.kernel.window import Window

INSTANT = timedelta(microseconds=1)


def riga(year: int, month: int, day: int, hour: int = 17, minute: int = 0) -> datetime:
    (moment,) = instants(datetime(year, month, day, hour, minute))  # noqa: DTZ001 - Riga's clocks
    return moment


WINDOW = Window(riga(2019, 4, 17, 9), riga(2019, 5, 20, 17))


BEFORE = riga(2019, 4, 1, 9)


TERMS = Terms(
    opens_at=WINDOW.opens,
    closes_at=WINDOW.closes,
    act=None,
    act_number="",
    act_date=None,
    grant_amount=Decimal("4600.00"),
    quota=8,
    budget=None,
    min_months=3,
    max_months=3,
    starts_from=date(2019, 5, 20),
    starts_to=date(2019, 5, 20),
    ends_by=date(2019, 5, 20),
    grade_from=5,
    grade_to=5,
    course_from=1,
    course_to=1,
    min_participants=None,
    min_at_risk_share=None,
    min_assessments=2,
    min_total=None,
    disagreement_share=Decimal("0.3"),
    clarification_days=5,
    tie_break=[],
    tie_break_by_time=False,
    category_caps={},
)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, []),
        ({"starts_from": None, "starts_to": None, "ends_by": None}, []),
        ({"starts_from": date(2019, 6, 1), "starts_to": None, "ends_by": None}, []),
        ({"closes_at": WINDOW.opens}, [WhyNotChanged.CLOSES_BEFORE_OPENING]),
        ({"closes_at": WINDOW.opens + INSTANT}, []),
        ({"max_months": 2}, [WhyNotChanged.MONTHS_REVERSED]),
        ({"grade_to": 4}, [WhyNotChanged.GRADES_REVERSED]),
        ({"course_to": 0}, [WhyNotChanged.COURSES_REVERSED]),
        ({"starts_from": date(2019, 5, 19)}, [WhyNotChanged.STARTS_BEFORE_CLOSING]),
        (
            {"starts_to": date(2019, 5, 19), "ends_by": None},
            [WhyNotChanged.STARTS_REVERSED],
        ),
        ({"ends_by": date(2019, 5, 19)}, [WhyNotChanged.ENDS_BEFORE_STARTING]),
        (
            {"starts_to": None, "ends_by": date(2019, 5, 19)},
            [WhyNotChanged.ENDS_BEFORE_STARTING],
        ),
    ],
)
def test_settings_that_contradict_each_other_are_named(change, why):
    assert rules.reasons_not_to_set(replace(TERMS, **change)) == why


@pytest.mark.parametrize(
    ("results_by", "evaluate_by", "why"),
    [
        (None, None, []),
        (date(2019, 5, 20), date(2019, 5, 20), []),
        (date(2019, 5, 19), None, [WhyNotChanged.RESULTS_BEFORE_CLOSING]),
        (date(2019, 6, 1), date(2019, 6, 2), [WhyNotChanged.SCORED_AFTER_RESULTS]),
        (None, date(2019, 5, 1), []),
    ],
)
def test_results_come_after_the_closing_and_the_scoring(results_by, evaluate_by, why):
    given_reasons = rules.reasons_not_to_plan(
        WINDOW, results_by=results_by, evaluate_by=evaluate_by
    )
    assert given_reasons == why


def test_a_form_filled_from_other_values_is_stale():
    seen = rules.fingerprint({"title": "a", "quota": 8})
    rules.must_be_seen(seen, {"quota": 8, "title": "a"})
    with pytest.raises(Stale):
        rules.must_be_seen(seen, {"quota": 9, "title": "a"})


def test_the_maximum_weighs_each_criterion():
    criteria = [scored(10, "1"), scored(10, "1.5")]
    assert rules.quality_maximum(criteria) == Decimal(25)
    assert rules.quality_maximum([]) == 0


def scored(most, weight):
    return SimpleNamespace(max_points=Decimal(most), weight=Decimal(weight))


def test_levels_give_their_points():
    assert rules.anchor_points([{"points": "6"}, {"points": "7.5"}]) == [Decimal(6), Decimal("7.5")]
