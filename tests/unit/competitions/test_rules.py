"""When is a competition open, and when may it be announced, amended and changed?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.competitions import rules
from portal.competitions.types import (
    STEPS,
    Move,
    Remark,
    Stage,
    State,
    Terms,
    WhyNotAmended,
    WhyNotAnnounced,
    WhyNotChanged,
    WhyNotMoved,
)
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Stale
from portal.kernel.riga import instants
from portal.kernel.window import Window

INSTANT = timedelta(microseconds=1)


def riga(year: int, month: int, day: int, hour: int = 17, minute: int = 0) -> datetime:
    (moment,) = instants(datetime(year, month, day, hour, minute))  # noqa: DTZ001 - Riga's clocks
    return moment


WINDOW = Window(riga(2019, 4, 17, 9), riga(2019, 5, 20, 17))


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (WINDOW.opens - INSTANT, State.ANNOUNCED),
        (WINDOW.opens, State.OPEN),
        (WINDOW.closes - INSTANT, State.OPEN),
        (WINDOW.closes, State.CLOSED),
        (WINDOW.closes + INSTANT, State.CLOSED),
    ],
)
def test_the_opening_instant_is_open_and_the_closing_instant_is_closed(moment, state):
    assert rules.state_at(Stage.ANNOUNCED, WINDOW, at=moment) is state


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.ANNOUNCED}))
def test_what_people_decided_stands_whatever_the_clock_says(stage):
    for moment in (WINDOW.opens - INSTANT, WINDOW.opens, WINDOW.closes):
        assert rules.state_at(stage, WINDOW, at=moment).value == stage.value


def test_17_00_means_riga_in_summer_and_in_winter():
    assert riga(2019, 5, 20) == datetime(2019, 5, 20, 14, tzinfo=UTC)
    assert riga(2019, 11, 20) == datetime(2019, 11, 20, 15, tzinfo=UTC)


CHANGES = [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
near_a_change = st.builds(
    lambda change, seconds: change + timedelta(seconds=seconds),
    st.sampled_from(CHANGES),
    st.integers(-7200, 7200),
)


@given(near_a_change, st.integers(1, 10_000_000))
def test_at_a_change_of_clocks_it_closes_at_its_instant_and_no_hour_later(closes, before):
    window = Window(closes - timedelta(microseconds=before), closes)
    assert rules.state_at(Stage.ANNOUNCED, window, at=closes - INSTANT) is State.OPEN
    assert rules.state_at(Stage.ANNOUNCED, window, at=closes) is State.CLOSED
    assert rules.state_at(Stage.ANNOUNCED, window, at=closes.astimezone(RIGA)) is State.CLOSED


@given(near_a_change, near_a_change, near_a_change)
def test_at_a_change_of_clocks_open_is_exactly_between_the_two_instants(one, other, moment):
    opens, closes = min(one, other), max(one, other) + INSTANT
    is_open = rules.state_at(Stage.ANNOUNCED, Window(opens, closes), at=moment) is State.OPEN
    assert is_open == (opens <= moment < closes)


@pytest.mark.parametrize(
    ("stage", "moment", "frozen"),
    [
        (Stage.DRAFT, WINDOW.closes, False),
        (Stage.APPROVED, WINDOW.closes, False),
        (Stage.ANNOUNCED, WINDOW.opens - INSTANT, False),
        (Stage.ANNOUNCED, WINDOW.opens, True),
        (Stage.SUSPENDED, WINDOW.opens - INSTANT, False),
        (Stage.SUSPENDED, WINDOW.opens, True),
        (Stage.EVALUATING, WINDOW.opens - INSTANT, True),
        (Stage.CANCELLED, WINDOW.opens - INSTANT, True),
    ],
)
def test_criteria_freeze_when_the_call_opens(stage, moment, frozen):
    reasons = rules.reasons_not_to_change_terms(stage, WINDOW, at=moment)
    assert reasons == ([WhyNotChanged.FROZEN] if frozen else [])


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


OPEN_NOW = riga(2019, 5, 1, 12)
MOVED = rules.Change(
    stage=Stage.ANNOUNCED,
    window=WINDOW,
    new_closes_at=riga(2019, 5, 27),
    results_by=date(2019, 6, 20),
)


@pytest.mark.parametrize("stage", [Stage.ANNOUNCED, Stage.SUSPENDED])
def test_an_open_call_may_be_extended(stage):
    assert rules.reasons_not_to_amend(replace(MOVED, stage=stage), at=OPEN_NOW) == []


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
