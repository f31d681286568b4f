"""When may a competition be announced, and what is worth a second look?"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from portal.competitions import rules
from portal.competitions.types import (
    Remark,
    Stage,
    WhyNotAnnounced,
)
from portal.kernel.riga import instants
from portal.kernel.window import Window

INSTANT = timedelta(microseconds=1)


def riga(year: int, month: int, day: int, hour: int = 17, minute: int = 0) -> datetime:
    (moment,) = instants(datetime(year, month, day, hour, minute))  # noqa: DTZ001 - Riga's clocks
    return moment


WINDOW = Window(riga(2019, 4, 17, 9), riga(2019, 5, 20, 17))


READY = rules.Readiness(
    stage=Stage.DRAFT,
    window=WINDOW,
    has_latvian_texts=True,
    has_english_texts=True,
    has_regulations=True,
    has_act=True,
    has_tie_rule=True,
    has_appeal=True,
    has_contact=True,
    quality_maximum=Decimal(50),
    min_total=Decimal(25),
    results_by=date(2019, 6, 20),
    starts_from=date(2019, 8, 1),
    starts_to=date(2019, 12, 31),
    ends_by=date(2020, 12, 31),
)
BEFORE = riga(2019, 4, 1, 9)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.APPROVED])
def test_a_complete_draft_may_be_announced(stage):
    assert rules.reasons_not_to_announce(replace(READY, stage=stage), at=BEFORE) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"stage": Stage.ANNOUNCED}, WhyNotAnnounced.WRONG_STAGE),
        ({"has_latvian_texts": False}, WhyNotAnnounced.NO_TEXTS),
        ({"has_regulations": False}, WhyNotAnnounced.NO_REGULATIONS),
        ({"has_act": False}, WhyNotAnnounced.NO_ACT),
        ({"results_by": date(2019, 5, 19)}, WhyNotAnnounced.DATES_OUT_OF_ORDER),
        ({"quality_maximum": Decimal(0)}, WhyNotAnnounced.NO_QUALITY_CRITERIA),
        ({"min_total": Decimal("50.5")}, WhyNotAnnounced.MINIMUM_ABOVE_MAXIMUM),
        ({"has_tie_rule": False}, WhyNotAnnounced.NO_TIE_RULE),
        ({"has_appeal": False}, WhyNotAnnounced.NO_APPEAL),
        ({"has_contact": False}, WhyNotAnnounced.NO_CONTACT),
    ],
)
def test_each_thing_missing_is_named(change, why):
    assert rules.reasons_not_to_announce(replace(READY, **change), at=BEFORE) == [why]


def test_a_minimum_equal_to_the_maximum_or_none_at_all_may_be_announced():
    for minimum in (Decimal(50), None):
        case = replace(READY, min_total=minimum)
        assert rules.reasons_not_to_announce(case, at=BEFORE) == []


def test_everything_missing_is_named_at_once():
    case = replace(READY, has_act=False, has_appeal=False, has_contact=False)
    assert rules.reasons_not_to_announce(case, at=BEFORE) == [
        WhyNotAnnounced.NO_ACT,
        WhyNotAnnounced.NO_APPEAL,
        WhyNotAnnounced.NO_CONTACT,
    ]


def test_a_call_that_closes_this_instant_is_in_the_past_and_one_an_instant_later_is_not():
    past = WhyNotAnnounced.CLOSES_IN_THE_PAST
    assert rules.reasons_not_to_announce(READY, at=WINDOW.closes) == [past]
    assert rules.reasons_not_to_announce(READY, at=WINDOW.closes - INSTANT) == []


@pytest.mark.parametrize(
    ("days", "in_order"),
    [
        ((), True),
        ((date(2019, 5, 20),), True),
        ((date(2019, 5, 19),), False),
        ((None, date(2019, 6, 1), None, date(2019, 6, 1)), True),
        ((date(2019, 7, 1), date(2019, 6, 1)), False),
    ],
)
def test_the_days_of_a_call_follow_one_another(days, in_order):
    assert rules.are_in_order(WINDOW, *days) is in_order


def test_a_window_that_closes_when_it_opens_is_not_in_order():
    assert not rules.are_in_order(Window(WINDOW.opens, WINDOW.opens))


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        ({}, None),
        ({"has_english_texts": False}, Remark.NO_ENGLISH),
        (
            {"window": Window(WINDOW.opens, riga(2019, 5, 19))},
            Remark.CLOSES_ON_A_HOLIDAY,
        ),
        ({"results_by": None}, Remark.NO_RESULTS_DATE),
    ],
)
def test_what_is_worth_a_second_look_is_said(change, remark):
    said = rules.remarks_on(replace(READY, **change), at=BEFORE)
    assert said == ([remark] if remark else [])


def test_thirty_days_are_enough_and_an_instant_less_is_remarked_on():
    full = WINDOW.closes - timedelta(days=30)
    assert rules.remarks_on(READY, at=full) == []
    assert rules.remarks_on(READY, at=full + INSTANT) == [Remark.FEW_DAYS]
