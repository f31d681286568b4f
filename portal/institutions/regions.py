"""Which region did a municipality count in on a day, and may it be placed there?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.institutions.types import Scheme, StatisticalRegion, WhyNotPlaced


@dataclass(frozen=True, slots=True)
class Division:
    """What a scheme divides the country into, and while it was in force, both days included."""

    regions: tuple[StatisticalRegion, ...]
    since: date
    until: date


DIVISIONS: dict[Scheme, Division] = {
    Scheme.UNTIL_2023: Division(tuple(StatisticalRegion), date.min, date(2023, 12, 31)),
    Scheme.FROM_2024: Division(
        tuple(one for one in StatisticalRegion if one is not StatisticalRegion.PIERIGA),
        date(2024, 1, 1),
        date.max,
    ),
}
"""Every day lies in exactly one of them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A municipality lies in a region of a scheme, both days included.

    With no end it lies there as long as the scheme is in force.
    """

    scheme: Scheme
    region: StatisticalRegion
    since: date
    until: date | None = None

    @property
    def last(self) -> date:
        """The last day it lies there."""
        end = DIVISIONS[self.scheme].until
        return end if self.until is None else min(self.until, end)

    def includes(self, day: date) -> bool:
        """It lies there on that day, and the scheme is in force."""
        return self.since <= day <= self.last and scheme_on(day) is self.scheme


def scheme_on(day: date) -> Scheme:
    """Return the scheme in force on a day."""
    return next(one for one, division in DIVISIONS.items() if day <= division.until)


def region_on(placed: Iterable[Placed], day: date) -> StatisticalRegion | None:
    """Return the statistical region a municipality counted in on a day; None where nobody said."""
    return next((one.region for one in placed if one.includes(day)), None)


def faults_of_placement(new: Placed, others: Iterable[Placed]) -> list[WhyNotPlaced]:
    """Return every reason why a municipality cannot be placed there beside its other placements."""
    division = DIVISIONS[new.scheme]
    beside = [one for one in others if one.scheme is new.scheme]
    objections = {
        WhyNotPlaced.NO_SUCH_REGION: new.region not in division.regions,
        WhyNotPlaced.OUT_OF_ORDER: new.until is not None and new.until < new.since,
        WhyNotPlaced.OUTSIDE_SCHEME: not division.since <= new.since <= division.until
        or (new.until is not None and new.until > division.until),
        WhyNotPlaced.PLACED_ALREADY: any(
            one.since <= new.last and new.since <= one.last for one in beside
        ),
    }
    return [why for why, objects in objections.items() if objects]
