"""Addresses people bring with them: only ever our own (security S51)."""

from urllib.parse import urlsplit


def local_address(asked: str, otherwise: str) -> str:
    """Return the address asked for when it is a path in this portal, otherwise the other one."""
    if not asked.startswith("/") or asked.startswith("//") or "\\" in asked:
        return otherwise
    if not asked.isascii() or not asked.isprintable() or " " in asked:
        return otherwise
    try:
        parts = urlsplit(asked)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc else asked
