"""Which days are working days in Latvia?

The law “Par svētku, atceres un atzīmējamām dienām”: fixed days, Easter, and a Monday off for
4 May or 18 November at a weekend. Working days the Cabinet moves from year to year are not known.
"""

from datetime import date, timedelta
from functools import cache

_SATURDAY = 5
_FIXED = ((1, 1), (5, 1), (6, 23), (6, 24), (12, 24), (12, 25), (12, 26), (12, 31))
_WITH_A_MONDAY = ((5, 4), (11, 18))


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian reckoning (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    (i, k) = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year that may fall on a weekday."""
    sunday = easter(year)
    days = {date(year, month, day) for month, day in _FIXED + _WITH_A_MONDAY}
    days |= {sunday - timedelta(days=2), sunday, sunday + timedelta(days=1)}
    for month, day in _WITH_A_MONDAY:
        feast = date(year, month, day)
        if feast.weekday() >= _SATURDAY:
            days.add(feast + timedelta(days=7 - feast.weekday()))
    return frozenset(days)


def is_working_day(day: date) -> bool:
    """The day is neither a weekend nor a public holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """Return the last of `count` working days that follow a day."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
