"""When things happen in the demo data, on the clocks of Riga."""

from datetime import date, datetime, timedelta

from portal.kernel.holidays import is_working_day
from portal.kernel.riga import instants


def riga(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return that time in Riga as an instant."""
    return instants(datetime(year, month, day, hour, minute))[0]  # noqa: DTZ001 - a wall clock's


def on(day: date, hour: int, minute: int = 0) -> datetime:
    """Return that time of a day."""
    return riga(day.year, day.month, day.day, hour, minute)


def working_day(day: date) -> date:
    """Return the day, or the next one people work on."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
