"""May a file be kept under this name, with this content?

The name and the type a browser declares are not believed: the extension must be allowed where the
file is given, and the content must be what the extension says (security S45 to S47).
"""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from portal.files.types import Kind, WhyNotKept

LONGEST_NAME = 150
MOST_PIXELS = 50_000_000
MOST_ENTRIES = 2000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_TIMES_LARGER = 200
_OTHER_SPELLINGS = {"jpeg": "jpg", "jpe": "jpg", "sce": "asice"}
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the content turned out to be."""

    kinds: frozenset[Kind]
    """What it may be called; empty when it is none of the kinds we know."""
    is_protected: bool = False
    pixels: int = 0
    entries: int = 0
    unpacked: int = 0
    packed: int = 0


NOTHING = Look(kinds=frozenset())


def clean_name(name: str) -> str:
    """Return the name as data: no folders, nothing unseen, not longer than `LONGEST_NAME`.

    A name that is only an extension or nothing at all becomes empty.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in _UNSEEN)
    stem, dot, extension = " ".join(seen.split()).rpartition(".")
    stem = stem.strip(". ")
    extension = extension.strip()
    if not dot or not stem or not extension:
        return ""
    return stem[: LONGEST_NAME - len(extension) - 1].rstrip() + "." + extension.lower()


def kind_named(name: str) -> Kind | None:
    """Return the kind a cleaned name claims by its extension."""
    extension = name.rpartition(".")[2]
    extension = _OTHER_SPELLINGS.get(extension, extension)
    return Kind(extension) if extension in {kind.value for kind in Kind} else None


def reasons_not_to_keep_name(name: str, kinds: Collection[Kind]) -> list[WhyNotKept]:
    """Return why a file of this name is not taken here, before its content is looked at."""
    cleaned = clean_name(name)
    if not cleaned:
        return [WhyNotKept.UNUSABLE_NAME]
    return [] if kind_named(cleaned) in kinds else [WhyNotKept.KIND_NOT_ALLOWED]


def reasons_not_to_keep_size(size: int, limit: int) -> list[WhyNotKept]:
    """Return why a file of so many bytes is not taken here; the limit itself is allowed."""
    if size == 0:
        return [WhyNotKept.EMPTY]
    return [WhyNotKept.TOO_LARGE] if size > limit else []


def reasons_not_to_keep_content(kind: Kind, look: Look) -> list[WhyNotKept]:
    """Return why this content is not taken as what its name says."""
    if look.is_protected:
        return [WhyNotKept.PROTECTED]
    objections = {
        WhyNotKept.CONTENT_DIFFERS: kind not in look.kinds,
        WhyNotKept.TOO_MUCH_INSIDE: look.entries > MOST_ENTRIES
        or look.unpacked > MOST_UNPACKED
        or look.unpacked > MOST_TIMES_LARGER * max(look.packed, 1024),
        WhyNotKept.TOO_MANY_PIXELS: look.pixels > MOST_PIXELS,
    }
    return [why for why, objects in objections.items() if objects]
