"""How many teaching days and weeks lie between two days?"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from portal.support.delivery.rules.forecast import Ahead

MOST_A_DAY = 2
"""How many units of one measure a day can hold at the most, when one is made up for."""


def teaching_days(first: date, last: date, is_teaching: Callable[[date], bool]) -> list[date]:
    """Return the teaching days of a stretch, both ends included; none when it is empty."""
    span = range((last - first).days + 1)
    return [day for one in span if is_teaching(day := first + timedelta(days=one))]


def weeks_of(days: Sequence[date]) -> int:
    """Count the ISO weeks these days lie in."""
    return len({day.isocalendar()[:2] for day in days})


def ahead_of(
    *, gone: Sequence[date], left: Sequence[date], free_units: int, measures: int
) -> Ahead:
    """Say what the rest of a period can hold for a plan with so many measures.

    An upper bound: red is shown only when not even this is enough. `free_units` is what the weekly
    limits of its providers leave room for.
    """
    return Ahead(
        weeks_gone=weeks_of(gone),
        weeks_left=weeks_of(left),
        units_possible=min(free_units, len(left) * MOST_A_DAY * measures),
    )
