"""Which sessions of one provider take place at once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.support.intake.rules.overlaps import Taken, Times

MIDNIGHT = datetime(2019, 10, 7, tzinfo=UTC)
spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=12)


def times(found, provider="SP"):
    book = Times()
    for line, (start, minutes) in enumerate(found, 2):
        starts_at = MIDNIGHT + timedelta(minutes=start)
        ends_at = starts_at + timedelta(minutes=minutes)
        book.take(provider, Taken(starts_at, ends_at, line, f"N{line}"))
    return book


def overlap(one, other):
    return one[0] < other[0] + other[1] and other[0] < one[0] + one[1]


@pytest.mark.parametrize(
    ("first", "second", "collide"),
    [
        ((0, 40), (40, 40), False),
        ((0, 40), (39, 40), True),
        ((0, 40), (0, 40), True),
        ((0, 120), (40, 10), True),
    ],
)
def test_one_may_begin_the_minute_another_ends(first, second, collide):
    assert bool(list(times([first, second]).collisions())) is collide


def test_two_people_may_work_at_the_same_time():
    book = times([(0, 40)])
    book.take("CITS", Taken(MIDNIGHT, MIDNIGHT + timedelta(minutes=40), 9, "N9"))
    assert list(book.collisions()) == []


@given(spans)
def test_there_is_a_collision_exactly_when_two_overlap(found):
    any_two = any(
        overlap(one, other) for place, one in enumerate(found) for other in found[place + 1 :]
    )
    assert bool(list(times(found).collisions())) is any_two


@given(spans, st.tuples(st.integers(0, 200), st.integers(1, 60)))
def test_a_stored_session_is_held_against_every_one_of_the_file(found, stored):
    book = times(found)
    if list(book.collisions()):
        return
    start = MIDNIGHT + timedelta(minutes=stored[0])
    hit = book.hit_by("SP", start, start + timedelta(minutes=stored[1]))
    assert (hit is not None) is any(overlap(one, stored) for one in found)
