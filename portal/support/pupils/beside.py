"""What else has to be known before a pupil goes: asked of those who stand above the records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Unlogged:
    """Somebody who gives support, and how many of their times have passed without an entry."""

    name: str
    count: int


unlogged: list[Callable[[int, int, datetime], Iterable[Unlogged]]] = []
"""Asked with a pupil's key, a school's and the moment: what can be logged there until they go."""


def unlogged_of(pupil_id: int, school_id: int, *, at: datetime) -> list[Unlogged]:
    """Return everybody who has still to log something of the pupil at the school."""
    return [one for ask in unlogged for one in ask(pupil_id, school_id, at)]
