"""May this password be used?

Long enough, not among the commonest, and not a repetition of who it belongs to (S23). Any
characters may stand in it; nothing is cut.
"""

from collections.abc import Collection
from dataclasses import dataclass

from portal.accounts.types import WhyNotThisPassword
from portal.kernel.text import folded

SHORTEST = 8
ADVISED = 15
LONGEST = 200
_FEWEST_DIFFERENT = 4
_SHORTEST_PART = 4
_TAIL = "0123456789!.,?*#@$+-_ "


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rule of passwords looks at."""

    password: str
    email: str = ""
    name: str = ""
    common: Collection[str] = frozenset()


def reasons_not_to_use(case: Case) -> list[WhyNotThisPassword]:
    """Return every reason to refuse a new password."""
    objections = {
        WhyNotThisPassword.TOO_SHORT: len(case.password) < SHORTEST,
        WhyNotThisPassword.TOO_LONG: len(case.password) > LONGEST,
        WhyNotThisPassword.TOO_COMMON: _is_common(case.password, case.common),
        WhyNotThisPassword.REPEATS_NAME: _repeats(case),
    }
    return [why for why, objects in objections.items() if objects]


def _is_common(password: str, common: Collection[str]) -> bool:
    """The password, its word without the digits after it, or one or two letters over and over."""
    plain = folded(password)
    return (
        plain in common
        or plain.rstrip(_TAIL) in common
        or (len(plain) >= SHORTEST and len(set(plain)) < _FEWEST_DIFFERENT)
    )


def _repeats(case: Case) -> bool:
    """Without the name and the address too little is left to be a password."""
    plain = left = folded(case.password)
    words = [case.email, *case.email.split("@")[:1], *case.name.split()]
    for word in sorted({folded(word) for word in words}, key=len, reverse=True):
        if len(word) >= _SHORTEST_PART:
            left = left.replace(word, "")
    return left != plain and len(left) < SHORTEST
