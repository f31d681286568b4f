"""A stretch of time in which something that goes on for days stands still."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.kernel.clock import RIGA


@dataclass(frozen=True, slots=True)
class Pause:
    """From `since`, up to but not including `until`; None while it lasts."""

    since: datetime
    until: datetime | None = None

    def __contains__(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or moment < self.until)

    @property
    def whole_days(self) -> tuple[date, date | None]:
        """The first and the last day in Riga that lie in it from midnight to midnight.

        The last is before the first when there is none, and None while the pause lasts.
        """
        here = self.since.astimezone(RIGA)
        is_midnight = here.time() == time()
        first = here.date() if is_midnight else here.date() + timedelta(days=1)
        if self.until is None:
            return first, None
        return first, self.until.astimezone(RIGA).date() - timedelta(days=1)

    def fills_any(self, first: date, last: date) -> bool:
        """Tell whether one of these days, both ends included, lies wholly in it."""
        begins, ends = self.whole_days
        return max(first, begins) <= (last if ends is None else min(last, ends))
