"""Which sessions of one provider take place at once?"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Taken:
    """A stretch of a provider's time, and where it stands in the file."""

    starts_at: datetime
    ends_at: datetime
    line: int
    code: str


class Times:
    """Everybody's taken time in a file."""

    def __init__(self) -> None:
        self._taken: dict[str, list[Taken]] = defaultdict(list)

    def take(self, provider: str, taken: Taken) -> None:
        """Note that a provider held a session."""
        self._taken[provider].append(taken)

    @property
    def providers(self) -> list[str]:
        """Those who held any."""
        return sorted(self._taken)

    @property
    def stretch(self) -> tuple[datetime, datetime]:
        """The first beginning and the last end of all. `ValueError` when there is none."""
        every = [one for taken in self._taken.values() for one in taken]
        return min(one.starts_at for one in every), max(one.ends_at for one in every)

    def collisions(self) -> Iterator[tuple[Taken, Taken]]:
        """Give each session that begins before another one has ended, with that other one.

        One that begins the minute another ends does not overlap with it.
        """
        for taken in self._taken.values():
            taken.sort()
            latest: Taken | None = None
            for one in taken:
                if latest is not None and one.starts_at < latest.ends_at:
                    yield one, latest
                if latest is None or one.ends_at > latest.ends_at:
                    latest = one

    def hit_by(self, provider: str, starts_at: datetime, ends_at: datetime) -> Taken | None:
        """Return a session of the file that overlaps with this time; ask after `collisions`."""
        taken = self._taken[provider]
        place = bisect_left(taken, ends_at, key=lambda one: one.starts_at)
        before = taken[place - 1] if place else None
        return before if before is not None and before.ends_at > starts_at else None
