"""Ten hours a week are paid; what is over is marked, never lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.support.delivery.rules.limit import Limit, Spent, Verdict, reckon
from portal.support.delivery.types import Mode

MONDAY = date(2027, 3, 1)


def week(*minutes, mode=Mode.IN_PERSON, **given):
    return [
        Spent(key=key, day=MONDAY, minutes=one, mode=mode, **given)
        for key, one in enumerate(minutes)
    ]


def of(sessions, **limit):
    return reckon(sessions, lambda _day: Limit(**limit))


def test_fifteen_of_twenty_are_paid():
    found = of(week(*[40] * 20))
    assert [key for key, one in found.items() if one.is_payable] == list(range(15))
    assert all(found[key] == Verdict(40, is_payable=False) for key in range(15, 20))


@pytest.mark.parametrize(
    ("minutes", "over", "is_payable"), [(39, 0, True), (40, 0, True), (41, 1, False)]
)
def test_both_sides_of_the_limit(minutes, over, is_payable):
    assert of(week(560, minutes))[1] == Verdict(over, is_payable)


def test_a_warning_marks_and_pays():
    assert of(week(600, 40), is_hard=False)[1] == Verdict(40, is_payable=True)


def test_where_only_sessions_in_person_count_remote_ones_take_nothing():
    sessions = [*week(600, mode=Mode.REMOTE), Spent(key=1, day=MONDAY, minutes=600)]
    found = of(sessions, in_person_only=True)
    assert found == {0: Verdict(0, is_payable=True), 1: Verdict(0, is_payable=True)}
    assert of(sessions)[1] == Verdict(600, is_payable=False)


def test_what_is_not_eligible_takes_nothing_of_the_limit():
    sessions = [*week(600, is_eligible=False), Spent(key=1, day=MONDAY, minutes=600)]
    assert of(sessions) == {0: Verdict(0, is_payable=False), 1: Verdict(0, is_payable=True)}


def test_each_session_is_held_against_the_rule_of_its_own_day():
    days = [MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)]
    sessions = [Spent(key=key, day=day, minutes=240) for key, day in enumerate(days)]
    found = reckon(sessions, lambda day: Limit(minutes=480 if day == days[2] else 300))
    assert [one.over_minutes for one in found.values()] == [0, 180, 240]


@given(
    st.lists(
        st.tuples(st.integers(5, 240), st.sampled_from(Mode), st.booleans()),
        max_size=30,
    ),
    st.integers(0, 900),
    st.booleans(),
)
def test_never_more_than_the_limit_is_paid_of_what_counts(given_week, minutes, in_person_only):
    sessions = [
        Spent(key=key, day=MONDAY, minutes=one, mode=mode, is_eligible=is_eligible)
        for key, (one, mode, is_eligible) in enumerate(given_week)
    ]
    limit = Limit(minutes=minutes, in_person_only=in_person_only)

    found = reckon(sessions, lambda _day: limit)

    counting = [
        one
        for one in sessions
        if one.is_eligible and not (in_person_only and one.mode is Mode.REMOTE)
    ]
    paid = sum(one.minutes - found[one.key].over_minutes for one in counting)
    assert paid == min(minutes, sum(one.minutes for one in counting))
    for one in sessions:
        assert found[one.key].is_payable is (one.is_eligible and found[one.key].over_minutes == 0)
