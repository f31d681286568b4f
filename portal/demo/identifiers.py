"""Register numbers and accounts nobody has, with the right check digits."""

from stdnum import iban
from stdnum.lv import pvn

_FIRST = 40008900000
_APART = 20


def registration_number(place: int) -> str:
    """Return the register number of the organisation at this place of the list."""
    start = _FIRST + place * _APART
    return next(str(one) for one in range(start, start + _APART) if pvn.is_valid(str(one)))


def account_number(place: int) -> str:
    """Return a Latvian account number."""
    rest = f"HABA{place:013d}"
    return f"LV{iban.calc_check_digits('LV00' + rest)}{rest}"
