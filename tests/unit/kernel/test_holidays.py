"""Which days are working days in Latvia?"""

from datetime import date

import pytest

from portal.kernel.holidays import add_working_days, is_public_holiday, is_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2027, 3, 19), True),
        (date(2027, 3, 20), False),
        (date(2027, 3, 26), False),
        (date(2027, 3, 29), False),
        (date(2027, 3, 30), True),
        (date(2027, 6, 23), False),
        (date(2027, 12, 31), False),
        (date(2025, 5, 5), False),
        (date(2026, 5, 4), False),
        (date(2026, 5, 5), True),
        (date(2028, 11, 20), False),
    ],
)
def test_weekends_and_feasts_are_free(day, works):
    assert is_working_day(day) is works


def test_five_working_days_over_easter_take_eleven_days():
    assert add_working_days(date(2027, 3, 23), 5) == date(2027, 4, 1)
    assert add_working_days(date(2027, 3, 23), 0) == date(2027, 3, 23)


def test_a_saturday_is_no_feast_and_a_feast_may_be_a_sunday():
    assert not is_public_holiday(date(2027, 3, 20))
    assert is_public_holiday(date(2027, 3, 28))
