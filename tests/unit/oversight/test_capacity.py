"""Which hours are missing, and how many weeks are left."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.support.oversight.rules.capacity import missing_hours
from portal.support.oversight.rules.weeks import ahead_of, teaching_days, weeks_of

MATHS, LATVIAN = "subject:mathematics", "subject:latvian"


def missing(needed, free, gives):
    return {one.what: one.missing for one in missing_hours(needed, free, gives)}


def test_the_exact_gap_is_named_where_it_is():
    found = missing({MATHS: 600, LATVIAN: 200}, {1: 400, 2: 300}, {1: {MATHS}, 2: {LATVIAN}})
    assert found == {MATHS: 200, LATVIAN: 0}


def test_somebody_who_gives_two_subjects_helps_where_it_is_short():
    found = missing({MATHS: 600, LATVIAN: 200}, {1: 400, 2: 400}, {1: {MATHS}, 2: {LATVIAN, MATHS}})
    assert found == {MATHS: 0, LATVIAN: 0}


def test_a_subject_nobody_gives_is_missing_whole():
    assert missing({MATHS: 80}, {1: 400}, {1: {LATVIAN}}) == {MATHS: 80}


def test_nothing_planned_needs_nobody():
    assert missing_hours({}, {1: 400}, {1: {MATHS}}) == []


subjects = st.sampled_from([MATHS, LATVIAN, "subject:english"])
minutes = st.integers(min_value=0, max_value=500)


@given(
    st.dictionaries(subjects, minutes),
    st.dictionaries(st.integers(1, 4), minutes),
    st.dictionaries(st.integers(1, 4), st.sets(subjects)),
)
def test_what_is_available_never_exceeds_what_is_needed_or_free(needed, free, gives):
    found = missing_hours(needed, free, gives)
    assert all(0 <= one.available <= one.needed for one in found)
    assert sum(one.available for one in found) <= sum(free.values())


@given(st.dictionaries(subjects, minutes, min_size=1), minutes)
def test_one_person_who_gives_everything_covers_all_they_have_time_for(needed, free):
    found = missing_hours(needed, {1: free}, {1: set(needed)})
    assert sum(one.available for one in found) == min(free, sum(needed.values()))


def test_teaching_days_leave_out_what_is_not_taught():
    days = teaching_days(date(2027, 3, 1), date(2027, 3, 7), lambda day: day.weekday() < 5)
    assert days == [date(2027, 3, one) for one in range(1, 6)]
    assert teaching_days(date(2027, 3, 2), date(2027, 3, 1), lambda _: True) == []


def test_weeks_are_counted_across_the_turn_of_the_year():
    assert weeks_of([date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4)]) == 2


def test_room_is_the_smaller_of_the_days_and_of_what_people_have_free():
    left = [date(2027, 3, 1), date(2027, 3, 2)]
    assert ahead_of(gone=[], left=left, free_units=15, measures=1).units_possible == 4
    assert ahead_of(gone=[], left=left, free_units=3, measures=2).units_possible == 3
