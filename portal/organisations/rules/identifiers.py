"""Is it a register number, is it an account number (decisions, Organisation 1)?"""

import re

from portal.organisations.types import AccountFault, NumberFault

NUMBER_LENGTH = 11
LATVIAN_LENGTH = 21
_LEGAL_ENTITIES = "459"
_WEIGHTS = (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)
_REMAINDER = 3
_IBAN = re.compile(r"(?P<country>[A-Z]{2})(?P<check>\d{2})(?P<rest>[A-Z0-9]+)")
_LATVIAN_REST = re.compile(r"[A-Z]{4}[A-Z0-9]{13}")
_LARGEST_CHECK = 98
_SMALLEST_CHECK = 2

_SEPA = (
    "AD22 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GI23 GL18"
    " GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28"
    " PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22"
)
LENGTHS = {entry[:2]: int(entry[2:]) for entry in _SEPA.split()}
"""How long an account number is in each country of the euro payments area."""


def plain_number(text: str) -> str:
    """Return the digits of a register number as it is kept: without spaces, hyphens and `LV`."""
    return re.sub(r"[\s\u00a0-]", "", text).upper().removeprefix("LV")


def number_fault(text: str) -> NumberFault | None:
    """Return the first fault of a register number, or None for a sound one."""
    number = plain_number(text)
    if not (number.isascii() and number.isdigit()):
        return NumberFault.NOT_DIGITS
    if len(number) != NUMBER_LENGTH:
        return NumberFault.LENGTH
    if number[0] not in _LEGAL_ENTITIES:
        return NumberFault.FIRST_DIGIT
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=True))
    return None if total % 11 == _REMAINDER else NumberFault.CHECK_DIGIT


def plain_account(text: str) -> str:
    """Return an account number as it is kept: in capitals, without spaces."""
    return re.sub(r"[\s\u00a0]", "", text).upper()


def grouped_account(iban: str) -> str:
    """Return an account number as people read it, in fours."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def account_fault(text: str) -> AccountFault | None:
    """Return the first fault of an account number, or None for a sound one of a SEPA country."""
    account = plain_account(text)
    country = account[:2]
    if not (country.isascii() and country.isalpha() and len(country) == 2):  # noqa: PLR2004 - as in LV
        return AccountFault.NO_COUNTRY
    if country not in LENGTHS:
        return AccountFault.NOT_SEPA
    if len(account) != LENGTHS[country]:
        return AccountFault.LATVIAN_LENGTH if country == "LV" else AccountFault.LENGTH
    return None if _adds_up(account) else AccountFault.CHECK_DIGITS


def _adds_up(account: str) -> bool:
    match = _IBAN.fullmatch(account)
    if match is None or not _SMALLEST_CHECK <= int(match["check"]) <= _LARGEST_CHECK:
        return False
    if match["country"] == "LV" and not _LATVIAN_REST.fullmatch(match["rest"]):
        return False
    digits = "".join(str(int(letter, 36)) for letter in account[4:] + account[:4])
    return int(digits) % 97 == 1
