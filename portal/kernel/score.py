"""Exact means and totals: fractions inside, two places half up when shown (decisions, E&D 4)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def mean(values: Sequence[Decimal]) -> Fraction:
    """Return the exact mean; raises `ValueError` when there is nothing to average."""
    if not values:
        raise ValueError("No values to average.")
    return sum((Fraction(value) for value in values), Fraction()) / len(values)


def shown(value: Fraction | Decimal, places: int = 2) -> Decimal:
    """Round half up (away from zero) to the places a person is shown."""
    exact = Fraction(value)
    scale = 10**places
    whole, rest = divmod(abs(exact.numerator) * scale, exact.denominator)
    if 2 * rest >= exact.denominator:
        whole += 1
    digits = tuple(int(digit) for digit in str(whole))  # exact whatever the context's precision
    return Decimal((int(exact < 0 and whole > 0), digits, -places))
