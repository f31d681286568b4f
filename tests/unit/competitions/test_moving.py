"""When may a deadline move, and which steps may a competition take?"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from portal.competitions import rules
from portal.competitions.types import (
    STEPS,
    Move,
    Stage,
    WhyNotAmended,
    WhyNotChanged,
    WhyNotMoved,
)
from portal.kernel.riga import instants
from portal.kernel.window import Window

INSTANT = timedelta(microseconds=1)


def riga(year: int, month: int, day: int, hour: int = 17, minute: int = 0) -> datetime:
    (moment,) = instants(datetime(year, month, day, hour, minute))  # noqa: DTZ001 - Riga's clocks
    return moment


WINDOW = Window(riga(2019, 4, 17, 9), riga(2019, 5, 20, 17))


BEFORE = riga(2019, 4, 1, 9)


OPEN_NOW = riga(2019, 5, 1, 12)
MOVED = rules.Change(
    stage=Stage.ANNOUNCED,
    window=WINDOW,
    new_closes_at=riga(2019, 5, 27),
    results_by=date(2019, 6, 20),
)


def test_an_open_call_may_be_extended():
    assert rules.reasons_not_to_amend(MOVED, at=OPEN_NOW) == []


@pytest.mark.parametrize(
    ("change", "at", "why"),
    [
        ({"stage": Stage.EVALUATING}, OPEN_NOW, [WhyNotAmended.WRONG_STAGE]),
        ({"stage": Stage.DRAFT}, BEFORE, [WhyNotAmended.WRONG_STAGE]),
        ({"new_closes_at": WINDOW.closes}, OPEN_NOW, [WhyNotAmended.UNCHANGED]),
        ({"new_closes_at": WINDOW.closes - INSTANT}, OPEN_NOW, [WhyNotAmended.EARLIER]),
        ({"new_closes_at": WINDOW.closes - INSTANT}, WINDOW.opens, [WhyNotAmended.EARLIER]),
        ({"new_closes_at": WINDOW.closes - INSTANT}, WINDOW.opens - INSTANT, []),
        ({"new_closes_at": WINDOW.opens}, BEFORE, [WhyNotAmended.BEFORE_OPENING]),
        ({"new_closes_at": WINDOW.opens + INSTANT}, BEFORE, []),
        ({"new_closes_at": riga(2019, 5, 27)}, riga(2019, 5, 27), [WhyNotAmended.IN_THE_PAST]),
        ({"new_closes_at": riga(2019, 5, 27)}, riga(2019, 5, 27) - INSTANT, []),
        ({"results_by": date(2019, 5, 26)}, OPEN_NOW, [WhyNotAmended.RESULTS_BEFORE_CLOSING]),
        ({"results_by": date(2019, 5, 27)}, OPEN_NOW, []),
        ({"results_by": None}, OPEN_NOW, []),
    ],
)
def test_a_deadline_moves_forward_only(change, at, why):
    assert rules.reasons_not_to_amend(replace(MOVED, **change), at=at) == why


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("stage", list(Stage))
def test_a_competition_takes_only_the_steps_of_the_table(move, stage):
    allowed = stage in STEPS[move].before
    assert (rules.reasons_not_to_move(move, stage) == []) is allowed


@pytest.mark.parametrize(
    ("stage", "act_number", "reason", "why"),
    [
        (Stage.ANNOUNCED, "12", "Flood", []),
        (Stage.DRAFT, "12", "Flood", [WhyNotMoved.WRONG_STAGE]),
        (Stage.ANNOUNCED, " ", "Flood", [WhyNotMoved.NO_ACT]),
        (Stage.ANNOUNCED, "12", "\n", [WhyNotMoved.NO_REASON]),
        (Stage.ANNOUNCED, "", "", [WhyNotMoved.NO_ACT, WhyNotMoved.NO_REASON]),
    ],
)
def test_suspending_takes_an_act_and_a_reason(stage, act_number, reason, why):
    given_reasons = rules.reasons_not_to_halt(
        Move.SUSPEND, stage, act_number=act_number, reason=reason
    )
    assert given_reasons == why


LATER = Window(WINDOW.opens, WINDOW.closes + INSTANT)


@pytest.mark.parametrize(
    ("stage", "new", "why"),
    [
        (Stage.DRAFT, LATER, []),
        (Stage.ANNOUNCED, WINDOW, []),
        (Stage.ANNOUNCED, LATER, [WhyNotChanged.WINDOW_FIXED]),
    ],
)
def test_an_announced_window_is_fixed(stage, new, why):
    assert rules.reasons_not_to_move_window(stage, WINDOW, new) == why


def test_a_finished_competition_is_not_reworded():
    assert rules.reasons_not_to_reword(Stage.COMPLETED) == [WhyNotChanged.FINISHED]
    assert rules.reasons_not_to_reword(Stage.RESULTS_PUBLISHED) == []


TEN = rules.Marks(
    max_points=Decimal(10), step=Decimal("0.5"), min_points=Decimal(3), anchors=[Decimal(0)]
)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, []),
        ({"min_points": None}, []),
        ({"min_points": Decimal(10)}, []),
        ({"min_points": Decimal("10.5")}, [WhyNotChanged.MINIMUM_ABOVE_MAXIMUM]),
        ({"min_points": Decimal("0.3")}, [WhyNotChanged.NOT_A_STEP]),
        ({"anchors": [Decimal("10.5")]}, [WhyNotChanged.MINIMUM_ABOVE_MAXIMUM]),
        ({"step": Decimal(3)}, [WhyNotChanged.NOT_A_STEP]),
    ],
)
def test_the_numbers_of_a_criterion_are_steps_of_it(change, why):
    assert rules.reasons_not_to_mark(replace(TEN, **change)) == why


def test_a_new_call_proposes_working_days():
    opens, closes = rules.proposed_window(date(2027, 3, 19))
    assert opens == date(2027, 4, 2)
    assert closes == date(2027, 5, 7)
    good_friday, _ = rules.proposed_window(date(2027, 3, 12))
    assert good_friday == date(2027, 3, 30)


def test_the_first_free_code_of_the_year_is_proposed():
    assert rules.proposed_code("LIEP", 2027, []) == "LIEP-2027-1"
    assert rules.proposed_code("LIEP", 2027, ["LIEP-2027-1", "LIEP-2026-2"]) == "LIEP-2027-2"


@pytest.mark.parametrize(
    ("closes", "at", "proposed"),
    [
        (riga(2019, 5, 20, 17), riga(2019, 5, 20, 16), riga(2019, 5, 21, 17)),
        (riga(2019, 5, 20, 17), riga(2019, 5, 22, 9), riga(2019, 5, 23, 17)),
        (riga(2019, 5, 24, 17), riga(2019, 5, 24, 9), riga(2019, 5, 27, 17)),
        (riga(2019, 3, 29, 17), riga(2019, 3, 29, 9), riga(2019, 4, 1, 17)),
    ],
    ids=["the next day", "after the closing", "over a weekend", "over the change of clocks"],
)
def test_an_outage_proposes_the_next_working_day_at_the_same_hour(closes, at, proposed):
    assert rules.proposed_extension(closes, at) == proposed
