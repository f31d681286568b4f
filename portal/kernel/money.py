"""Euros: reading what people type, and adding it up exactly (decisions, Competition 1 and 2)."""

import re
from decimal import Decimal

LARGEST = Decimal("9999999.99")

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_AMOUNT = re.compile(r"(?P<euros>\d{1,3}(?: \d{3})+|\d{1,7})(?:[.,](?P<cents>\d{1,2}))?")


def parse_money(text: str) -> Decimal | None:
    """Read `4600`, `4600.00`, `4600,5`, `4 600,00` or `4 600,00 €`; anything else is `None`.

    A comma or a point is only ever the decimal sign: `1.200,50` and `4,600` are not guessed at.
    The result is exact, not negative, with two places, and at most `LARGEST`.
    """
    plain = _SPACES.sub(" ", text).strip().removesuffix("€").removesuffix("EUR").strip()
    match = _AMOUNT.fullmatch(plain)
    if match is None or not plain.isascii():
        return None
    euros = match["euros"].replace(" ", "")
    cents = (match["cents"] or "").ljust(2, "0")
    amount = Decimal(f"{euros}.{cents}")
    return amount if amount <= LARGEST else None


def cents(amount: Decimal) -> int:
    """Count the cents of an amount that has whole cents.

    Raises `ValueError` for a fraction of a cent.
    """
    scaled = amount * 100
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{amount} is not a whole number of cents.")
    return int(scaled)
