"""What of a provider's week is paid?

Decisions, School 9. What happened is always recorded; over the limit it is marked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portal.support.delivery.types import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The dated rule in force on a day."""

    minutes: int = 600
    in_person_only: bool = False
    is_hard: bool = True
    """Over it nothing is paid; otherwise it is only marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """A session the provider held."""

    key: int
    day: date
    minutes: int
    mode: Mode = Mode.IN_PERSON
    is_eligible: bool = True
    """Paid if it were not for the limit; what is not takes nothing of the limit."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a session is marked with."""

    over_minutes: int
    is_payable: bool


def reckon(week: Sequence[Spent], limit_on: Callable[[date], Limit]) -> dict[int, Verdict]:
    """Say what is paid of the sessions of one week, given in order of their start.

    Each is held against the rule of its own day, so a rule that begins in the middle of a week
    never touches what came before it.
    """
    spent = 0
    verdicts: dict[int, Verdict] = {}
    for one in week:
        limit = limit_on(one.day)
        over = 0
        if counts(one, limit):
            over = min(one.minutes, max(0, spent + one.minutes - limit.minutes))
            spent += one.minutes
        verdicts[one.key] = Verdict(over, one.is_eligible and not (over and limit.is_hard))
    return verdicts


def counts(one: Spent, limit: Limit) -> bool:
    """The session takes up some of the limit."""
    return one.is_eligible and not (limit.in_person_only and one.mode is Mode.REMOTE)


def monday_of(day: date) -> date:
    """Return the Monday of the day's ISO week: the week runs from Monday to Sunday, Riga time."""
    return day - timedelta(days=day.weekday())
