"""The boxes: authenticated encryption with several keys, the newest first."""

import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class CannotOpen(Exception):  # noqa: N818 - an answer, not an error
    """None of the keys at hand opens what is stored: the key of that time is missing."""


class Box:
    """Seals text and opens it again; every key it was ever given can still open (S73)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._keys: MultiFernet | None = None

    def use(self, keys: Sequence[str]) -> None:
        """Take these keys, the newest first. `ValueError` when one is not 32 bytes in base64."""
        made = [_key(number, key) for number, key in enumerate(keys, 1)]
        self._keys = MultiFernet(made) if made else None

    @property
    def has_keys(self) -> bool:
        """The box can be used; the worker's cannot, for instance, when it was given no keys."""
        return self._keys is not None

    def seal(self, text: str) -> str:
        """Close a text with the newest key; the same text never looks the same twice."""
        return self.seal_bytes(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Give the text back. Raises `CannotOpen` when no key fits or the token was changed."""
        return self.open_bytes(sealed.encode()).decode()

    def reseal(self, sealed: str) -> str:
        """Close again with the newest key. Raises `CannotOpen` like `open`."""
        return self.reseal_bytes(sealed.encode()).decode()

    def seal_bytes(self, content: bytes) -> bytes:
        """Close the bytes of a file; they are a third longer then, and whole in memory."""
        return self._held().encrypt(content)

    def open_bytes(self, sealed: bytes) -> bytes:
        """Give the bytes back, or none of them. Raises `CannotOpen` like `open`."""
        try:
            return self._held().decrypt(sealed)
        except InvalidToken as fault:
            raise CannotOpen(f"No key of the box “{self.name}” opens this.") from fault

    def reseal_bytes(self, sealed: bytes) -> bytes:
        """Close bytes again with the newest key. Raises `CannotOpen` like `open`."""
        try:
            return self._held().rotate(sealed)
        except InvalidToken as fault:
            raise CannotOpen(f"No key of the box “{self.name}” opens this.") from fault

    def _held(self) -> MultiFernet:
        if self._keys is None:
            raise CannotOpen(f"The box “{self.name}” was given no keys.")
        return self._keys


def _key(number: int, key: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError as fault:
        said = f"key {number} is not 32 random bytes in URL-safe base64"
        raise ValueError(said) from fault  # the key itself is not for a log


names = Box("names")
"""Who a pupil is: names, personal code, and what is written about the person in free words."""

_index_key = b""


def use_index_key(key: str) -> None:
    """Take the key of `fingerprint`."""
    global _index_key  # noqa: PLW0603 - one key a process, as the boxes have
    _index_key = key.encode()


def fingerprint(text: str) -> str:
    """Return the keyed digest by which a sealed value is found again without opening any."""
    return hmac.new(_index_key, text.encode(), hashlib.sha256).hexdigest()
