"""Who else has to know when a pupil moves or two records become one.

Plans stand above pupils, so they sign up here; what they do is part of the same transaction.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.institutions.models import School
from portal.support.pupils.models import Pupil


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A pupil has left a school: for another one, or for none of the programme, and then why."""

    pupil: Pupil
    school_id: int
    gone_to: School | None
    why: str = ""
    by: int | None
    at: datetime


after_leaving: list[Callable[[Left], None]] = []
"""Called when the pupil learns at the school left no more."""

after_merging: list[Callable[[Pupil, Pupil], None]] = []
"""Called with the record that stays and the one that is closed."""


@dataclass(frozen=True, slots=True)
class Collision:
    """A plan of each of two records, at one school in one period: one of the two has to go."""

    school_id: int
    plans: tuple[str, str]


plans_collide: list[Callable[[Pupil, Pupil], Sequence[Collision]]] = []
"""Asked for the plans that two records have each and only one of them can have."""
