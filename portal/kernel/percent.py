"""How is a share printed? From exact fractions, never from binary ones (decisions, Figures 1)."""

from decimal import Decimal
from fractions import Fraction

_HALF = Fraction(1, 2)


def half_up(share: Fraction, *, places: int = 1) -> Decimal:
    """Return a share in per cent, rounded half up: what figures print."""
    return _cut(share * 100 * 10**places + _HALF, places)


def rounded_down(share: Fraction, *, places: int = 1) -> Decimal:
    """Return a share in per cent, never more than it is.

    What is held against a requirement prints like this, so that 17 of 19 (89.47…) never looks
    nearer to 90 than it is (decisions, School 7).
    """
    return _cut(share * 100 * 10**places, places)


def _cut(scaled: Fraction, places: int) -> Decimal:
    return Decimal(scaled.numerator // scaled.denominator).scaleb(-places)
