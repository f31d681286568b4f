"""When is a competition open, and when may it be announced, amended and changed?"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.competitions import rules
from portal.competitions.types import (
    Stage,
    State,
    WhyNotChanged,
)
from portal.kernel.clock import RIGA
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
