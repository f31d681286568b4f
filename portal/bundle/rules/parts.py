"""Reading one JSON object piece by piece, noting everything that is wrong by its path."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from portal.bundle.types import Fault
from portal.kernel.text import has_unwritable, normalise

E = TypeVar("E", bound=StrEnum)
_LONGEST = 10_000
_LARGEST = 1_000_000
_DECIMAL = re.compile(r"\d{1,9}(?:\.(\d{1,12}))?", re.ASCII)
_MISSING: Any = object()


class Faults(list[Fault]):
    """Everything wrong so far."""

    def note(self, path: str, says: str) -> None:
        """Note one fault."""
        self.append(Fault(path, says))


class Part:
    """One JSON object; each method reads a key, notes what is wrong and gives something usable.

    What cannot be read comes back empty, so that reading goes on and every fault is found at once.
    """

    def __init__(self, value: object, path: str, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self._known: set[str] = set()
        self.value: dict[str, Any] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            faults.note(path, f"must be an object, not {kind_of(value)}")

    def at(self, key: str) -> str:
        """Return the path of a key."""
        return f"{self.path}.{key}"

    def note(self, key: str, says: str) -> None:
        """Note a fault at a key."""
        self.faults.note(self.at(key), says)

    def raw(self, key: str, default: Any = _MISSING) -> Any:  # noqa: ANN401 - JSON
        """Return what stands at a key; without a default it has to be there."""
        self._known.add(key)
        if key in self.value:
            return self.value[key]
        if default is _MISSING and isinstance(self.value, dict):
            self.note(key, "is missing")
        return None if default is _MISSING else default

    def close(self) -> None:
        """Note the keys nobody asked for."""
        for key in self.value:
            if key not in self._known:
                self.note(key, "is not a key of this format")

    def _wrong(self, key: str, wanted: str, value: object) -> None:
        if key in self.value:  # a missing key has been noted already
            self.note(key, f"must be {wanted}, not {kind_of(value)}")

    def text(self, key: str, *, default: Any = _MISSING, may_be_empty: bool = False) -> str:  # noqa: ANN401 - a default or none
        """Read a text."""
        value = self.raw(key, default)
        if not isinstance(value, str):
            self._wrong(key, "a text", value)
            return ""
        if has_unwritable(value) or len(value) > _LONGEST:
            self.note(key, "holds characters that cannot be kept, or is too long")
            return ""
        if not may_be_empty and not value.strip():
            self.note(key, "must not be empty")
        return normalise(value)

    def flag(self, key: str, *, default: Any = _MISSING) -> bool:  # noqa: ANN401 - a default or none
        """Read true or false."""
        value = self.raw(key, default)
        if not isinstance(value, bool):
            self._wrong(key, "true or false", value)
            return False
        return value

    def count(self, key: str, *, least: int, default: Any = _MISSING) -> int:  # noqa: ANN401 - a default or none
        """Read a whole number."""
        value = self.raw(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong(key, "a whole number", value)
            return least
        if not least <= value <= _LARGEST:
            self.note(key, f"must be from {least} to {_LARGEST}")
            return least
        return value

    def decimal(self, key: str, *, places: int, default: Any = _MISSING) -> Decimal:  # noqa: ANN401 - a default or none
        """Read an exact number written as a text: `"4600.00"`."""
        return self._decimal(key, self.raw(key, default), places) or Decimal(0)

    def above_zero(self, key: str, *, places: int, default: Any = _MISSING) -> Decimal:  # noqa: ANN401 - a default or none
        """Read an exact number that is more than 0."""
        value = self._decimal(key, self.raw(key, default), places)
        if value == 0:
            self.note(key, "must be more than 0")
        return value or Decimal(0)

    def decimal_or_none(self, key: str, *, places: int) -> Decimal | None:
        """Read an exact number written as a text, or null."""
        value = self.raw(key, None)
        return None if value is None else self._decimal(key, value, places)

    def _decimal(self, key: str, value: object, places: int) -> Decimal | None:
        if not isinstance(value, str):
            self._wrong(key, 'a number written as a text, like "4600.00"', value)
            return None
        match = _DECIMAL.fullmatch(value)
        if match is None or len(match[1] or "") > places:
            self.note(key, f"must be a number like 12.50 with at most {places} places")
            return None
        return Decimal(value)

    def moment(self, key: str) -> datetime | None:
        """Read an instant with its offset from UTC."""
        value = self.raw(key)
        try:
            read = datetime.fromisoformat(value)
            is_sound = read.tzinfo is not None and len(value) > len("2020-01-01")
            read.astimezone()  # refuses what lies outside the calendar
        except (TypeError, ValueError, OverflowError):
            is_sound = False
        if not is_sound:
            self._wrong(key, 'an instant like "2020-04-14T17:00:00+03:00"', value)
            return None
        return read

    def day_or_none(self, key: str) -> date | None:
        """Read a calendar day, or null."""
        value = self.raw(key, None)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self._wrong(key, 'a day like "2020-04-14" or null', value)
            return None

    def one_of(self, key: str, kind: type[E], *, among: Collection[E] = ()) -> E:
        """Read a member of an enum."""
        allowed = list(among or kind)
        value = self.raw(key)
        if not isinstance(value, str) or value not in set(allowed):
            self._wrong(key, "one of " + ", ".join(allowed), value)
            return allowed[0]
        return kind(value)

    def known(self, key: str, among: Collection[str], what: str) -> str:
        """Read the code of something that stands elsewhere in the file."""
        value = self.text(key)
        if value and value not in among:
            self.note(key, f"names no {what} of this file: {value!r}")
        return value

    def parts(self, key: str, *, default: Any = _MISSING) -> Iterator["Part"]:  # noqa: ANN401 - a default or none
        """Read a list of objects."""
        for place, one in enumerate(self.list(key, default=default)):
            yield Part(one, f"{self.at(key)}[{place}]", self.faults)

    def list(self, key: str, *, default: Any = _MISSING) -> list[Any]:  # noqa: ANN401 - a default or none
        """Read a list."""
        value = self.raw(key, default)
        if not isinstance(value, list):
            self._wrong(key, "a list", value)
            return []
        return value

    def part(self, key: str, *, default: Any = _MISSING) -> "Part":  # noqa: ANN401 - a default or none
        """Read an object."""
        value = self.raw(key, default)
        return Part(value if key in self.value else {}, self.at(key), self.faults)

    def each(self, key: str, read: Callable[["Part", str], Any]) -> dict[str, Any]:
        """Read an object whose keys are codes; missing means empty."""
        inner = self.part(key, default={})
        return {name: read(inner, name) for name in inner.value}


def kind_of(value: object) -> str:
    """Say what a JSON value is, in words, with a short one itself."""
    if value is None:
        return "null"
    kinds: dict[type, str] = {dict: "an object", list: "a list"}
    if type(value) in kinds:
        return kinds[type(value)]
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "…"  # noqa: PLR2004 - enough to recognise it
