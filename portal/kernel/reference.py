"""Register numbers and check codes people read aloud."""

import hashlib


def register_number(code: str, sequence: int) -> str:
    """Return `LIEP-2020-1/007` for the seventh application of that competition."""
    return f"{code}/{sequence:03d}"


def sequence_in(number: str) -> int:
    """Return the 7 of `LIEP-2020-1/007`."""
    return int(number.rpartition("/")[2])


def digest(content: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(content.encode()).hexdigest()


def check_code(digest_hex: str) -> str:
    """Return the eight characters of a digest that are printed for people: `7F3A-91C2`."""
    return f"{digest_hex[:4]}-{digest_hex[4:8]}".upper()
