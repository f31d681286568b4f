"""Addresses people bring with them: only ever our own (security S51)."""

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)])")


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


def with_addresses(text: str, portal: str) -> list[tuple[str, str]]:
    """Split a letter's text: each piece comes with the page of the portal it names, or empty."""
    return [
        (piece, piece.removeprefix(portal) if piece.startswith(f"{portal}/") else "")
        for piece in _ADDRESS.split(text)
    ]
