"""Can the requirement still be met, and is the pace enough?

Red only when it can no longer be reached, so that red is never a false alarm; amber early enough
to act.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from portal.support.delivery.rules.accounting import Delivery
from portal.support.delivery.rules.gate import Gate


class Outlook(StrEnum):
    """What lies ahead of a plan."""

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    """It can be reached, but not at the pace so far."""
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What the rest of the period can hold for one plan."""

    weeks_gone: int
    """Teaching weeks since the plan was approved, the present one included."""
    weeks_left: int
    """Teaching weeks to come until the period ends."""
    units_possible: int
    """Units the teaching days left and the providers' free minutes have room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The outlook of a plan, with the numbers it rests on."""

    outlook: Outlook
    most_possible: int
    """Units counted at the end if everything that can happen does."""
    at_this_pace: int
    """Units counted at the end if the weeks to come are like those gone."""
    needed: int
    missing: int


def forecast(delivery: Delivery, gate: Gate, ahead: Ahead) -> Forecast:
    """Say whether the requirement can still be met.

    What has passed without an entry may have taken place and may still be logged, so it counts as
    possible. A unit that was not held or not used can be made up for while there is room.
    """
    counted = gate.counted(delivery)
    room = delivery.planned - counted
    possible = counted + min(room, delivery.unaccounted + ahead.units_possible)
    pace = Fraction(counted, ahead.weeks_gone) if ahead.weeks_gone else None
    coming = int(pace * ahead.weeks_left) if pace is not None else ahead.units_possible
    expected = min(delivery.planned, possible, counted + coming)
    needed = gate.needed(delivery.planned)
    return Forecast(
        outlook=_outlook(counted, expected, possible, needed),
        most_possible=possible,
        at_this_pace=expected,
        needed=needed,
        missing=gate.missing(delivery),
    )


def _outlook(counted: int, expected: int, possible: int, needed: int) -> Outlook:
    if counted >= needed:
        return Outlook.MET
    if possible < needed:
        return Outlook.OUT_OF_REACH
    return Outlook.ON_TRACK if expected >= needed else Outlook.BEHIND
