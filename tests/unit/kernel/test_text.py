"""Latvian order, search without diacritics, one normal form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kernel.text import folded, has_unwritable, normalise, sort_key, without_unwritable


def test_letters_with_marks_stand_after_their_plain_ones():
    names = [
        "Žanis",
        "Zeme",
        "Šķūnis",
        "Saule",
        "Ķekava",
        "Kandava",
        "Ģirts",
        "Gunta",
        "Čaks",
        "Cēsis",
        "Āda",
        "Abava",
    ]
    assert sorted(names, key=sort_key) == list(reversed(names))


def test_case_does_not_part_names():
    assert sort_key("ādaži") == sort_key("Ādaži")


@pytest.mark.parametrize(
    ("typed", "found"), [("kegums", "Ķegums"), ("SKOLAS", "skolās"), ("zala", "Zāļā")]
)
def test_search_needs_no_diacritics(typed, found):
    assert folded(typed) == folded(found)


def test_text_has_one_form_and_one_kind_of_line_end():
    assert normalise(" a\u0304\r\nb\r ") == "ā\nb"


@pytest.mark.parametrize("text", ["\0", "a\x1b[31m", "\ud800", "\x7f"])
def test_what_no_database_takes_is_seen(text):
    assert has_unwritable(text)


@pytest.mark.parametrize("text", ["", "Ķīlis", "a\nb\tc", "🌱", "﷽"])
def test_what_people_write_is_fine(text):
    assert not has_unwritable(text)


def test_what_cannot_be_shown_leaves_a_mark():
    assert without_unwritable("a\0b\ud800ķ\n") == "a\ufffdb\ufffdķ\n"


@given(st.text(max_size=50))
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)
    assert unicodedata.is_normalized("NFC", normalise(text))
