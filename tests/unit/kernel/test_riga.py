"""What instant does a time on the clocks of Riga mean?"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kernel.clock import RIGA
from portal.kernel.riga import instants


@pytest.mark.parametrize(
    ("local", "utc_hours"),
    [
        ("2026-03-29 02:59", [0]),
        ("2026-03-29 03:00", []),
        ("2026-03-29 03:30", []),
        ("2026-03-29 03:59", []),
        ("2026-03-29 04:00", [1]),
        ("2026-10-25 02:59", [23]),
        ("2026-10-25 03:00", [0, 1]),
        ("2026-10-25 03:30", [0, 1]),
        ("2026-10-25 03:59", [0, 1]),
        ("2026-10-25 04:00", [2]),
    ],
)
def test_a_skipped_hour_never_is_and_a_repeated_one_is_twice(local, utc_hours):
    assert [moment.hour for moment in instants(datetime.fromisoformat(local))] == utc_hours


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - local times
def test_every_instant_shows_the_time_it_was_asked_for(local):
    found = instants(local)
    assert len(found) <= 2
    assert all(one.astimezone(RIGA).replace(tzinfo=None) == local for one in found)
    assert found == sorted(found)


@given(st.datetimes(datetime(2000, 1, 2), datetime(2100, 1, 1)))  # noqa: DTZ001 - read as UTC below
def test_no_instant_is_lost(moment):
    instant = moment.replace(tzinfo=UTC)
    assert instant in instants(instant.astimezone(RIGA).replace(tzinfo=None))


def test_the_two_readings_of_october_are_an_hour_apart():
    first, second = instants(datetime(2026, 10, 25, 3, 30))  # noqa: DTZ001 - Riga's clocks
    assert second - first == timedelta(hours=1)
