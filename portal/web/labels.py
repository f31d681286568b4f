"""One home for the words of every enum: states, roles, kinds, reasons to refuse."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from portal.web.gettext import language_now

_LABELS: dict[tuple[type[StrEnum], str], Any] = {}
_said: dict[tuple[type[StrEnum], str, str], str] = {}


def register(labels: Mapping[Any, Any]) -> None:
    """Give each member of an enum its lazily translated words (`lazy_gettext`, `lazy_pgettext`).

    Members of different enums may share a value, so they are kept apart by their class: pass a
    mapping that holds the members of one enum only.
    """
    for member, words in labels.items():
        _LABELS[type(member), member.value] = words
    _said.clear()


def label(member: StrEnum) -> str:
    """Return the words of a member in the language of the page; `KeyError` when it has none."""
    key = (type(member), member.value, language_now())
    if key not in _said:
        _said[key] = str(_LABELS[type(member), member.value])
    return _said[key]


def has_label(member: StrEnum) -> bool:
    """The member has been given its words."""
    return (type(member), member.value) in _LABELS
