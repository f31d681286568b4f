"""Which days are working days in Latvia?

The days off come from the `holidays` library, which follows the law and its changes; the working
days the Cabinet moves from year to year are not known to it.
"""

from datetime import date, timedelta

from holidays import country_holidays

_SATURDAY = 5
_DAYS_OFF = country_holidays("LV")


def is_working_day(day: date) -> bool:
    """The day is neither a weekend nor a public holiday."""
    return day.weekday() < _SATURDAY and day not in _DAYS_OFF


def is_public_holiday(day: date) -> bool:
    """The law makes the day a holiday, whatever day of the week it is."""
    return day in _DAYS_OFF


def add_working_days(day: date, count: int) -> date:
    """Return the last of `count` working days that follow a day."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
