"""What has become of the planned units?

Decisions, School 7 and 8:

planned = used + offered-not-used + not-held + remaining + unaccounted, at every instant.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from portal.support.delivery.types import NOT_HELD, OFFERED, USED, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """Units logged for one measure so far, by what became of them."""

    used: int = 0
    unused: int = 0
    """Offered, but the pupil was not there."""
    not_held: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where every planned unit is; `beyond` counts what was used over the plan."""

    planned: int = 0
    used: int = 0
    unused: int = 0
    not_held: int = 0
    unaccounted: int = 0
    """The time has passed and nothing is logged: counts as not delivered."""
    remaining: int = 0
    beyond: int = 0

    @property
    def offered(self) -> int:
        """Units held, the pupil there or not (`sniegts`)."""
        return self.used + self.unused

    @property
    def used_share(self) -> Fraction:
        """What was used, of what was planned; nothing planned is wholly delivered."""
        return Fraction(self.used, self.planned) if self.planned else Fraction(1)

    @property
    def offered_share(self) -> Fraction:
        """What was offered, of what was planned."""
        return Fraction(self.offered, self.planned) if self.planned else Fraction(1)

    def __add__(self, other: "Delivery") -> "Delivery":
        """Add up two measures; what one has beyond its plan never fills a gap of the other."""
        return Delivery(
            planned=self.planned + other.planned,
            used=self.used + other.used,
            unused=self.unused + other.unused,
            not_held=self.not_held + other.not_held,
            unaccounted=self.unaccounted + other.unaccounted,
            remaining=self.remaining + other.remaining,
            beyond=self.beyond + other.beyond,
        )


NOTHING = Delivery()


def logged(entries: Iterable[tuple[Mark, int]]) -> Logged:
    """Sort the live entries of a measure, each a mark and its units."""
    used = unused = not_held = 0
    for mark, units in entries:
        if mark in USED:
            used += units
        elif mark in OFFERED:
            unused += units
        elif mark in NOT_HELD:
            not_held += units
    return Logged(used=used, unused=unused, not_held=not_held)


def account(planned: int, so_far: Logged, *, passed: int, is_over: bool) -> Delivery:
    """Say where every planned unit of one measure is.

    `passed` counts the proposed times that have passed with no entry; `is_over` says that the
    period has ended, so that nothing is left to come. What was made up for counts first: a unit
    used later takes the place of one that was not held.
    """
    used = min(so_far.used, planned)
    unused = min(so_far.unused, planned - used)
    not_held = min(so_far.not_held, planned - used - unused)
    left = planned - used - unused - not_held
    unaccounted = left if is_over else min(passed, left)
    return Delivery(
        planned=planned,
        used=used,
        unused=unused,
        not_held=not_held,
        unaccounted=unaccounted,
        remaining=left - unaccounted,
        beyond=so_far.used - used,
    )


def add_up(measures: Iterable[Delivery]) -> Delivery:
    """Add up the measures of a plan, or the plans of a school."""
    return sum(measures, NOTHING)
