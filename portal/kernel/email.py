"""E-mail addresses: what is wrong with one, and the one form under which it is known."""

import re
from enum import StrEnum

from portal.kernel.text import normalise

LONGEST = 254
_LONGEST_LOCAL = 64
_LOCAL = re.compile(r"[^\s@\"(),:;<>\[\]\\]+")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])")


class AddressFault(StrEnum):
    """What is wrong with an address."""

    HAS_SPACE = "has_space"
    NOT_ONE_AT = "not_one_at"
    NOT_AN_ADDRESS = "not_an_address"


def same_address(text: str) -> str:
    """Return the form under which an address is known: NFC, lower case, no space around it."""
    return normalise(text).lower()


def address_fault(text: str) -> AddressFault | None:
    """Return the first fault of an address, or None for one that letters can be sent to."""
    address = normalise(text)
    if any(letter.isspace() for letter in address):
        return AddressFault.HAS_SPACE
    if address.count("@") != 1:
        return AddressFault.NOT_ONE_AT
    local, domain = address.split("@")
    is_sound = (
        len(address) <= LONGEST
        and len(local) <= _LONGEST_LOCAL
        and address.isprintable()
        and not local.startswith(".")
        and not local.endswith(".")
        and ".." not in local
        and _LOCAL.fullmatch(local) is not None
        and _DOMAIN.fullmatch(domain) is not None
    )
    return None if is_sound else AddressFault.NOT_AN_ADDRESS
