"""Text as people write it: normal form, Latvian order, search without diacritics."""

import unicodedata

_ALPHABET = "aābcčdeēfgģhiīyjkķlļmnņoōpqrŗsštuūvwxzž"
_RANK = {letter: f"{place:02d}" for place, letter in enumerate(_ALPHABET)}
_KEPT = {"\n", "\t"}


def normalise(text: str) -> str:
    """Return the text in NFC with plain line ends and no space at either end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def has_unwritable(text: str) -> bool:
    """The text holds a control character or half of a surrogate pair, which no database takes."""
    return any(_is_unwritable(letter) for letter in text)


def without_unwritable(text: str) -> str:
    """Return the text with a mark in place of each character that cannot be shown."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_unwritable(one) else one for one in text)


def _is_unwritable(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"} and letter not in _KEPT


def sort_key(text: str) -> str:
    """Return a key that sorts in Latvian alphabetical order on any engine."""
    return "".join(
        _RANK.get(letter, "~" + letter) if letter.isalpha() else "!" + letter
        for letter in normalise(text).lower()
    )[:400]


def folded(text: str) -> str:
    """Return the text in lower case without diacritics: „Ķegums” is found by “kegums”."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
