"""Times a plan proposes: never more than planned, never on a day without lessons."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.support.delivery.rules.slots import Occasion, Stretch, propose, units_of

MONDAY = date(2027, 1, 4)
days = st.dates(date(2026, 9, 1), date(2027, 6, 30))
clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))
patterns = st.lists(
    st.builds(Occasion, st.integers(0, 6), clocks, st.integers(5, 240)),
    max_size=6,
    unique_by=lambda one: (one.weekday, one.starts_at),
)
moments = st.builds(datetime.combine, days, clocks)


def weekly(*times, minutes=40):
    return [Occasion(weekday, time(hour), minutes) for weekday, hour in times]


def stretch(**given):
    sound = {"after": datetime(2027, 1, 1), "first": MONDAY, "last": date(2027, 5, 31)}  # noqa: DTZ001
    return Stretch(**(sound | given))


@given(
    patterns,
    moments,
    days,
    st.integers(0, 200),
    st.sets(days, max_size=80),
    st.integers(0, 40),
    st.sets(st.tuples(days, clocks), max_size=10),
)
def test_whatever_the_pattern_no_slot_is_too_many_or_out_of_place(
    pattern, after, first, length, days_off, units, taken
):
    last = first + timedelta(days=length)
    within = Stretch(after=after, first=first, last=last, days_off=days_off)

    found = propose(pattern, within, units=units, unit_minutes=40, taken=taken)

    assert sum(units_of(one.minutes, 40) for one in found) <= units
    assert found == sorted(found)
    assert len({(one.on_date, one.starts_at) for one in found} | taken) == len(found) + len(taken)
    known = {(one.weekday, one.starts_at) for one in pattern}
    for one in found:
        assert first <= one.on_date <= last
        assert one.on_date not in days_off
        assert datetime.combine(one.on_date, one.starts_at) > after
        assert (one.on_date.weekday(), one.starts_at) in known


def test_the_first_occasions_are_taken_in_order():
    found = propose(weekly((3, 9), (0, 14)), stretch(), units=3, unit_minutes=40)
    assert [(one.on_date.day, one.starts_at.hour) for one in found] == [(4, 14), (7, 9), (11, 14)]


def test_a_day_off_is_passed_over():
    found = propose(weekly((0, 14)), stretch(days_off={MONDAY}), units=1, unit_minutes=40)
    assert [one.on_date for one in found] == [date(2027, 1, 11)]


def test_a_saturday_is_proposed_only_when_the_pattern_names_it():
    found = propose(weekly((5, 10)), stretch(), units=1, unit_minutes=40)
    assert [one.on_date for one in found] == [date(2027, 1, 9)]


def test_what_has_begun_is_not_proposed():
    after = datetime.combine(MONDAY, time(14))
    later = propose(weekly((0, 14), (0, 15)), stretch(after=after), units=1, unit_minutes=40)
    assert [one.starts_at.hour for one in later] == [15]


def test_a_double_session_is_two_units_and_the_last_one_is_cut():
    found = propose(weekly((0, 14), minutes=80), stretch(), units=3, unit_minutes=40)
    assert [one.minutes for one in found] == [80, 40]


def test_days_that_do_not_suffice_give_fewer():
    found = propose(weekly((0, 14)), stretch(last=date(2027, 1, 17)), units=9, unit_minutes=40)
    assert len(found) == 2
    assert propose([], stretch(), units=9, unit_minutes=40) == []


def test_a_short_session_is_still_a_unit():
    assert [units_of(minutes, 40) for minutes in (5, 39, 40, 79, 80, 240)] == [1, 1, 1, 1, 2, 6]
