"""Latvian is complete: every sentence of the code and the templates has its words."""

import ast
import io
import re
from collections import Counter
from enum import StrEnum
from functools import cache

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from portal.web import labels
from portal.web.catalogue import TRANSLATIONS, read_catalogue
from tests.build.repository import calls, files, functions, named, source, tree

_KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "lazy_gettext", "_l", "N_", "msg")),
    **dict.fromkeys(("ngettext", "lazy_ngettext", "_n", "_ln"), (1, 2)),
    **dict.fromkeys(("pgettext", "lazy_pgettext", "_p", "_lp"), ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}
_HOLE = re.compile(r"%\((\w+)\)[sd]")


@cache
def _said():
    """Every (context, English sentence, plural or '') in the code, with a place it stands in."""
    found = {}
    for suffix, method in ((".py", "python"), (".html", "jinja2"), (".txt", "jinja2")):
        starts = ("portal/",) if suffix == ".py" else ("templates/",)
        for path in files(*starts, suffix=suffix):
            content = io.BytesIO(source(path).encode())
            for line, message, _, context in extract(method, content, _KEYWORDS):
                one, many = message if isinstance(message, tuple) else (message, "")
                found.setdefault((context, one, many), f"{named(path)}:{line}")
    return found


@cache
def _latvian():
    return read_catalogue("lv")


def test_every_sentence_has_its_latvian():
    missing = [
        f"{place}: {context + ': ' if context else ''}{one}"
        for (context, one, _), place in _said().items()
        if (entry := _latvian().get(one, context)) is None or not entry.string or entry.fuzzy
    ]
    assert missing == []


def test_every_phrase_of_the_record_has_its_latvian():
    """What is recorded is shown in the log: written out where it is recorded, worded for it."""
    silent = [
        f"{place}: {phrase or 'write the phrase out where it is recorded'}"
        for place, phrase in _recorded()
        if phrase is None or not getattr(_latvian().get(phrase, "log"), "string", "")
    ]
    assert silent == []


def test_no_phrase_of_the_record_is_left_over():
    said = {phrase for _, phrase in _recorded()}
    left = [entry.id for entry in _latvian() if entry.context == "log" and entry.id not in said]
    assert [one for one in left if one not in _OF_THE_PAGE] == []


_OF_THE_PAGE = {"What"}
_RECORDING = re.compile(r"_?record(ed)?$")


def _recorded():
    """Every phrase given to `record`, with its place; None for one that is made up elsewhere."""
    for path in files("portal/", suffix=".py"):
        passed_on = _first_arguments_of_recorders(path)
        for name, node in _every_call(path):
            if _RECORDING.match(name) and (path, ast.dump(node.args[0])) not in passed_on:
                for phrase in _phrases(node.args[0]):
                    yield f"{named(path)}:{node.lineno}", phrase


def _every_call(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and node.args:
            yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def _first_arguments_of_recorders(path):
    """A function that records what it is given passes its own first argument on."""
    return {
        (path, ast.dump(ast.Name(one.args.args[0].arg, ast.Load())))
        for one in functions(path)
        if _RECORDING.match(one.name) and one.args.args
    }


def _phrases(node):
    if isinstance(node, ast.IfExp):
        return [*_phrases(node.body), *_phrases(node.orelse)]
    return [node.value if isinstance(node, ast.Constant) else None]


def test_every_count_has_its_three_latvian_forms():
    wrong = [
        f"{place}: {one}"
        for (context, one, many), place in _said().items()
        if many
        and (entry := _latvian().get(one, context)) is not None
        and not (isinstance(entry.string, tuple) and len(entry.string) == 3 and all(entry.string))
    ]
    assert wrong == []


def test_nothing_is_fuzzy_and_no_entry_is_empty():
    unfinished = [
        f"{path.name}: {entry.id}"
        for path in sorted((TRANSLATIONS / "lv").glob("*.po"))
        for entry in read_po(io.BytesIO(path.read_bytes()), locale="lv")
        if entry.id and (entry.fuzzy or not all(_strings(entry.string)))
    ]
    assert unfinished == []


def test_the_latvian_has_the_same_holes_as_the_english():
    wrong = [
        f"{entry.id}: {sorted(_holes(entry.id))} ≠ {sorted(_holes(entry.string))}"
        for entry in _latvian()
        if entry.id and not _holes_agree(entry)
    ]
    assert wrong == []


def _holes_agree(entry):
    allowed = _holes(entry.id)
    if isinstance(entry.id, tuple):
        return all(_holes(one) <= allowed | {"num"} for one in _strings(entry.string))
    return _holes(entry.string) == allowed


def _strings(value):
    return value if isinstance(value, tuple) else (value,)


def _holes(value):
    return {name for one in _strings(value) for name in _HOLE.findall(one or "")}


def test_only_whole_sentences_are_looked_up():
    """`_(f"…")` finds nothing in a catalogue."""
    made_up = [
        f"{named(path)}:{node.lineno}"
        for path in files("portal/", suffix=".py")
        for _, node in calls(path, *_KEYWORDS)
        if node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert made_up == []


def test_latvian_is_written_with_its_own_marks():
    r"""Quotes are „so”, and no sentence ends in a straight quote or three full stops."""
    wrong = [
        entry.string
        for entry in _latvian()
        if entry.id
        and any(
            re.search(r'"[^"<>=]+"|\.\.\.', re.sub(r"<[^>]*>", "", one))
            for one in _strings(entry.string)
        )
    ]
    assert wrong == []


def test_no_sentence_is_said_in_two_files(app):
    seen = Counter()
    for path in (TRANSLATIONS / "lv").glob("*.po"):
        entries = read_po(io.BytesIO(path.read_bytes()), locale="lv")
        seen.update({(entry.context, entry.id) for entry in entries if entry.id})
    assert [key for key, times in seen.items() if times > 1] == []


def _labelled():
    return sorted({kind for kind, _ in labels._LABELS}, key=lambda kind: kind.__qualname__)  # noqa: SLF001


@pytest.mark.usefixtures("app")
def test_an_enum_with_words_has_words_for_every_member():
    silent = [
        f"{kind.__module__}.{member}"
        for kind in _labelled()
        for member in kind
        if not labels.has_label(member)
    ]
    assert silent == []


@pytest.mark.usefixtures("app")
def test_every_reason_to_refuse_has_its_words():
    reasons = [
        kind
        for kind in _every_enum(StrEnum)
        if kind.__module__.startswith("portal") and kind.__name__.startswith("Why")
    ]
    silent = [
        f"{kind.__module__}.{one}" for kind in reasons for one in kind if not labels.has_label(one)
    ]
    assert silent == []


def _every_enum(kind):
    for one in kind.__subclasses__():
        yield one
        yield from _every_enum(one)
