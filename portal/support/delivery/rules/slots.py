"""Which times does an approved plan propose?

From the weekly pattern and the teaching days, the first occasions first: what is missed early can
be made up for while there is time.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """When a measure takes place in a week: 0 is Monday, on the clocks of Riga."""

    weekday: int
    starts_at: time
    minutes: int


@dataclass(frozen=True, slots=True, order=True)
class Proposed:
    """A time a plan proposes."""

    on_date: date
    starts_at: time
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The time in which slots may lie."""

    after: datetime
    """On the clocks of Riga, without a zone: nothing is proposed for what has passed."""
    first: date
    last: date
    days_off: Collection[date] = ()
    """Public holidays and breaks. Weekends are off unless the pattern itself names them."""


def units_of(minutes: int, unit_minutes: int) -> int:
    """Return how many planned units a session of so many minutes is: at least one."""
    return max(1, minutes // unit_minutes)


def propose(
    pattern: Sequence[Occasion],
    stretch: Stretch,
    *,
    units: int,
    unit_minutes: int,
    taken: Collection[tuple[date, time]] = (),
) -> list[Proposed]:
    """Return times for so many units, never for more; fewer when the days do not suffice.

    `taken` are times the measure already has a slot at.
    """
    found: list[Proposed] = []
    for one in _occasions(pattern, stretch):
        if units <= 0:
            break
        if (one.on_date, one.starts_at) in taken:
            continue
        most = one.minutes if units_of(one.minutes, unit_minutes) <= units else units * unit_minutes
        found.append(Proposed(one.on_date, one.starts_at, most))
        units -= units_of(most, unit_minutes)
    return found


def _occasions(pattern: Sequence[Occasion], stretch: Stretch) -> Iterator[Proposed]:
    weekly = sorted(pattern)
    day = max(stretch.first, stretch.after.date())
    while weekly and day <= stretch.last:
        if day not in stretch.days_off:
            for one in weekly:
                is_ahead = datetime.combine(day, one.starts_at) > stretch.after
                if one.weekday == day.weekday() and is_ahead:
                    yield Proposed(day, one.starts_at, one.minutes)
        day += timedelta(days=1)
