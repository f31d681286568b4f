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
    exact = value if isinstance(value, Fraction) else Fraction(value)
    whole, rest = divmod(abs(exact.numerator) * 10**places, exact.denominator)
    if 2 * rest >= exact.denominator:
        whole += 1
    sign = "-" if exact < 0 and whole else ""
    return Decimal(f"{sign}{whole}E-{places}")  # read from text: exact whatever the context says
