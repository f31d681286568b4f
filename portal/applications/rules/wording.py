"""Which words of a text are not in the other one? What is taken out and put in, for marking."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"[^ \t\n\r]+[ \t\n\r]*|[ \t\n\r]+")
"""A word with the space after it; a hard space does not end one: `4 600,00 €` is one."""
_MOST_WORDS = 2000
_IN_COMMON = 0.25
"""Of two texts with less in common nothing is marked word by word: it would be confetti."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; marked when the other text does not have it."""

    text: str
    is_marked: bool = False


def marked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces; joined together each is the text it was made of."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new or max(len(old), len(new)) > _MOST_WORDS:
        return _whole(before), _whole(after)
    words = [one.strip() for one in old], [one.strip() for one in new]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() < _IN_COMMON:
        return _whole(before), _whole(after)
    was: list[Piece] = []
    now: list[Piece] = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        _add(was, "".join(old[old_from:old_to]), is_marked=kind != "equal")
        _add(now, "".join(new[new_from:new_to]), is_marked=kind != "equal")
    return was, now


def _whole(text: str) -> list[Piece]:
    return [Piece(text, is_marked=True)] if text else []


def _add(pieces: list[Piece], text: str, *, is_marked: bool) -> None:
    if text:
        pieces.append(Piece(text, is_marked))
