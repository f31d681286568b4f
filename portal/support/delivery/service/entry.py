"""A session as somebody wants to log it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from portal.kernel.riga import instants
from portal.support.delivery.models import Session
from portal.support.delivery.types import Mark, Mode


@dataclass(frozen=True, slots=True)
class Line:
    """One pupil's part: for which measure, what became of it, which proposed time it settles."""

    measure_id: int
    mark: Mark = Mark.ATTENDED
    slot_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A session as somebody wants to log it; the day and the time are those of Riga."""

    key: str
    """The client's own: a retried save is the same row."""
    lines: Sequence[Line]
    day: date
    starts_at: time
    minutes: int
    mode: Mode = Mode.IN_PERSON
    is_in_lessons: bool = False
    note: str = ""
    form_seconds: int | None = None

    @property
    def instant(self) -> datetime | None:
        """When it starts; of an hour that came twice the earlier, of one that was skipped none."""
        meant = instants(datetime.combine(self.day, self.starts_at))
        return meant[0] if meant else None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The session on record, and whether it had been there before."""

    session: Session
    is_again: bool = False
