"""Every planned unit is somewhere, at every instant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.support.delivery.rules.accounting import Logged, account, add_up, logged
from portal.support.delivery.types import Mark

counts = st.integers(min_value=0, max_value=60)
entries = st.lists(st.tuples(st.sampled_from(Mark), st.integers(min_value=0, max_value=4)))


@given(counts, entries, counts, st.booleans())
def test_the_parts_always_add_up_to_what_was_planned(planned, stream, passed, is_over):
    for end in range(len(stream) + 1):
        found = account(planned, logged(stream[:end]), passed=passed, is_over=is_over)
        parts = (found.used, found.unused, found.not_held, found.remaining, found.unaccounted)
        assert sum(parts) == planned
        assert min(parts) >= 0


@given(st.lists(st.tuples(counts, entries, counts)))
def test_a_school_adds_up_like_its_measures(measures):
    each = [
        account(planned, logged(stream), passed=passed, is_over=False)
        for planned, stream, passed in measures
    ]
    whole = add_up(each)
    assert whole.planned == sum(one.planned for one in each)
    assert whole.planned == (
        whole.used + whole.unused + whole.not_held + whole.remaining + whole.unaccounted
    )


@given(counts, entries, counts)
def test_nothing_but_a_session_with_the_pupil_raises_what_was_used(planned, stream, passed):
    before = account(planned, logged(stream), passed=passed, is_over=False)
    for mark in set(Mark) - {Mark.ATTENDED}:
        after = account(planned, logged([*stream, (mark, 1)]), passed=passed, is_over=False)
        assert after.used == before.used


@pytest.mark.parametrize(
    ("mark", "part"),
    [
        (Mark.ATTENDED, "used"),
        (Mark.ABSENT_EXCUSED, "unused"),
        (Mark.ABSENT_UNEXCUSED, "unused"),
        (Mark.REFUSED, "unused"),
        (Mark.PROVIDER_ABSENT, "not_held"),
        (Mark.CANCELLED, "not_held"),
    ],
)
def test_each_mark_has_its_place(mark, part):
    assert getattr(logged([(mark, 2)]), part) == 2


def test_a_unit_made_up_for_takes_the_place_of_one_that_was_not_held():
    found = account(10, Logged(used=10, not_held=2), passed=0, is_over=False)
    assert (found.used, found.not_held, found.remaining) == (10, 0, 0)


def test_what_passed_without_an_entry_is_unaccounted_but_never_more_than_is_left():
    assert account(10, Logged(used=7), passed=2, is_over=False).unaccounted == 2
    assert account(10, Logged(used=9), passed=2, is_over=False).unaccounted == 1


def test_when_the_period_is_over_nothing_is_left_to_come():
    found = account(10, Logged(used=7), passed=0, is_over=True)
    assert (found.unaccounted, found.remaining) == (3, 0)


def test_more_than_was_planned_in_one_measure_fills_no_gap_in_another():
    full = account(5, Logged(used=8), passed=0, is_over=True)
    empty = account(5, Logged(), passed=0, is_over=True)
    both = add_up([full, empty])
    assert (both.used, both.beyond, both.planned) == (5, 3, 10)


def test_offered_counts_the_pupil_who_was_not_there():
    found = account(4, Logged(used=1, unused=2), passed=0, is_over=False)
    assert (found.offered, found.used_share.numerator, found.offered_share.numerator) == (3, 1, 3)


def test_a_plan_of_nothing_is_wholly_delivered():
    found = account(0, Logged(), passed=0, is_over=True)
    assert found.used_share == found.offered_share == 1
