"""How often may one try (S25)?

Each thing tried is counted twice: for the account it is about, and for the network address it
comes from. An account is counted whether or not it exists. The link by letter has its own count,
so nobody can lock an owner out on the day of the deadline.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.accounts.types import Counted

WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many tries fit in one window, for one account and for one network address."""

    account: int
    address: int


LIMITS: Mapping[Counted, Limits] = {
    Counted.SIGN_IN: Limits(account=5, address=50),
    Counted.CODE: Limits(account=5, address=50),
    Counted.LETTER: Limits(account=5, address=60),
    Counted.PASSWORD: Limits(account=5, address=50),
    Counted.ENQUIRY: Limits(account=5, address=20),
}


def minutes_to_wait(tries: Sequence[datetime], most: int, *, at: datetime) -> int:
    """Return the whole minutes until one may try again; 0 when one may, this try counted in."""
    recent = sorted(one for one in tries if one > at - WINDOW)
    if len(recent) <= most:
        return 0
    free_at = recent[len(recent) - most - 1] + WINDOW
    return max(1, -int((at - free_at).total_seconds() // 60))
