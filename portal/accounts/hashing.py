"""Passwords and codes as they are kept: Argon2id, with today's parameters (S24)."""

from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_COMMON = Path(__file__).with_name("common_passwords.txt")


def hash_secret(secret: str) -> str:
    """Return the hash under which a password or a code is kept."""
    return _hasher.hash(secret)


def matches(kept: str | None, secret: str) -> bool:
    """Say whether the secret is the one kept.

    Takes as long when nothing is kept, so nobody can tell by the clock who has an account (S26).
    """
    try:
        _hasher.verify(kept or _nobodys(), secret)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """The hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody has this password")


@cache
def common_passwords() -> frozenset[str]:
    """Return the passwords people use most, in lower case without diacritics."""
    lines = _COMMON.read_text("utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))
