"""Which words of a Latvian page are still the English ones of the code?"""

import gettext
import re
from functools import cache
from pathlib import Path

import wtforms
from flask_login import LOGIN_MESSAGE
from werkzeug.exceptions import default_exceptions

from portal.web.catalogue import read_catalogue

_SHOWN = ("alt", "title", "aria-label", "placeholder")
_HOLE = re.compile(r"%\(\w+\)[sd]")
_LONG_ENOUGH = 18
_CODE = {"script", "style", "code", "kbd", "samp", "pre"}


@cache
def _english():
    """Sentences whose Latvian is different; and long pieces of those with holes in them."""
    whole, pieces = set(), set()
    latvian = set()
    for message in read_catalogue("lv"):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        latvian.update(strings)
        if not message.id or set(ids) & set(strings):
            continue
        for one in ids:
            if _HOLE.search(one):
                longest = max((part.strip() for part in _HOLE.split(one)), key=len)
                if len(longest) >= _LONG_ENOUGH and " " in longest:
                    pieces.add(longest)
            else:
                whole.add(" ".join(one.split()))
    whole |= _of_the_libraries()
    return frozenset(whole - latvian), tuple(sorted(pieces))


def _of_the_libraries():
    """What the libraries say by themselves when nobody gave them our words."""
    catalogue = Path(wtforms.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "wtforms.mo"
    with catalogue.open("rb") as compiled:
        forms = {id_ for id_ in gettext.GNUTranslations(compiled)._catalog if isinstance(id_, str)}  # noqa: SLF001
    pages = {str(error.description) for error in default_exceptions.values()}
    return {" ".join(text.split()) for text in forms | pages | {LOGIN_MESSAGE} if text}


def untranslated_in(page):
    """Return English sentences of the catalogue that stand on the page."""
    whole, pieces = _english()
    said = list(_said(page.tree, foreign=False))
    found = [text for text in said if text in whole]
    together = "\n".join(said)
    return sorted({*found, *(piece for piece in pieces if piece in together)})


def _said(element, *, foreign):
    """Yield the texts of a page but those marked as being in another language."""
    if not isinstance(element.tag, str) or element.tag in _CODE:
        return
    language = element.get("lang")
    foreign = language != "lv" if language else foreign
    if not foreign:
        texts = [element.text, *(element.get(name) for name in _SHOWN)]
        if element.tag == "input" and element.get("type") in {"submit", "button"}:
            texts.append(element.get("value"))
        if element.tag == "textarea":
            texts = texts[1:]
        yield from (" ".join(text.split()) for text in texts if text and text.strip())
    for child in element:
        yield from _said(child, foreign=foreign)
        if not foreign and child.tail and child.tail.strip():
            yield " ".join(child.tail.split())
