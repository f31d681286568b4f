"""Shares in per cent: exact until the moment they are printed."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from portal.kernel.percent import half_up, rounded_down


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; of none it is 0."""

    count: int
    base: int
    is_held_against_the_gate: bool = False
    """Then it is never printed as more than it is (decisions, School 7)."""

    @property
    def percent(self) -> Decimal:
        """In per cent, to one place."""
        exact = Fraction(self.count, self.base) if self.base else Fraction(0)
        return rounded_down(exact) if self.is_held_against_the_gate else half_up(exact)
