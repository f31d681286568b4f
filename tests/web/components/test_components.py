"""The macros a page is made of, through the portal's own templates."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from flask import render_template_string

from config import ROOT
from portal.web.pages import Page

IMPORTS = {
    "money_strip": "strip",
    "deadline": "deadline",
    "summary_list": "summary, row",
    "pagination": "pagination",
    "funnel": "funnel",
    "chart": "columns",
    "save": "save",
    "banner": "banner",
    "task_list": "task",
    "unbroken": "unbroken",
}
FROM = "".join(
    '{% from "components/' + file + '.html" import ' + names + " %}"
    for file, names in IMPORTS.items()
)


@pytest.fixture
def draw(app, database):
    def draw(source, address="/", language="lv", **words):
        environ = {"portal.language": language}
        with app.test_request_context(address, environ_overrides=environ):
            html = render_template_string(FROM + source, **words)
        return BeautifulSoup(html, "html.parser")

    return draw


@pytest.mark.parametrize(
    ("planned", "state", "left", "sentence"),
    [
        ("4599.99", "short", "0,01 €", "Vēl jāsadala 0,01 €."),
        ("4600.00", "ok", "0,00 €", "Tāme gatava: tieši 4 600,00 €."),
        ("4600.01", "over", "−0,01 €", "Par 0,01 € par daudz. Samaziniet kādu pozīciju."),
    ],
)
def test_the_strip_names_the_difference_to_the_cent(draw, planned, state, left, sentence):
    page = draw("{{ strip(planned, grant) }}", planned=Decimal(planned), grant=Decimal("4600.00"))
    assert page.section["data-state"] == state
    assert page.section["data-grant-cents"] == "460000"
    assert page.select_one("[data-t=bud-left]").text.replace("\u00a0", " ") == left
    assert (
        page.select_one("[data-t=bud-say]").get_text(strip=True).replace("\u00a0", " ") == sentence
    )


@pytest.mark.parametrize("planned", [Decimal(0), Decimal("9999999.99")])
def test_the_stem_never_leaves_its_track(draw, planned):
    page = draw("{{ strip(planned, grant) }}", planned=planned, grant=Decimal("4600.00"))
    assert 0 <= float(page.select_one(".stem__fill")["width"].rstrip("%")) <= 100


def test_the_strip_gives_the_script_the_sentences_of_the_pages_language(draw):
    page = draw("{{ strip(g, g) }}", language="en", g=Decimal("4600.00"))
    assert page.section["data-say-short"] == "Left to allocate: {amount}."
    assert "€4,600.00" in page.text


@pytest.mark.parametrize(
    ("left", "kind"),
    [
        (timedelta(days=1), None),
        (timedelta(days=1) - timedelta(seconds=1), "deadline--urgent"),
        (timedelta(seconds=1), "deadline--urgent"),
        (timedelta(0), "deadline--closed"),
        (timedelta(days=-3), "deadline--closed"),
    ],
)
def test_a_deadline_is_loud_in_its_last_day_and_quiet_afterwards(draw, noon, left, kind):
    page = draw("{{ deadline(moment, at) }}", moment=noon + left, at=noon)
    assert page.div["class"] == (["deadline", kind] if kind else ["deadline"])
    assert "Rīgas laiks" in page.time.text


def test_pages_of_a_list_keep_everything_else_in_the_address(draw):
    page = draw(
        "{{ pagination(page) }}",
        address="/list?state=a&state=b&page=3&_external=1&endpoint=x",
        page=Page(rows=range(50), number=3, total=1000),
    )
    first = page.select("a")[0]["href"]
    assert first == "/list?state=a&state=b&_external=1&endpoint=x&page=2"
    assert page.select_one("[aria-current=page]").text.split()[-1] == "3"


def test_one_page_needs_no_pagination(draw):
    page = Page(rows=range(50), number=1, total=50)
    assert draw("{{ pagination(page) }}", page=page).get_text(strip=True) == ""


def test_an_empty_answer_is_said_to_be_empty_and_zero_is_not(draw):
    page = draw('{% call summary() %}{{ row("A", "") }}{{ row("B", 0) }}{% endcall %}')
    answers = [one.get_text(strip=True) for one in page.select("dd")]
    assert answers == ["Nav norādīts", "0"]


def test_a_funnel_of_nobody_can_be_drawn(draw):
    page = draw('{{ funnel([("Sākti", 0, ""), ("Iesniegti", 0, "")]) }}')
    assert len(page.select("li")) == 2


@pytest.mark.parametrize(
    ("weeks", "most", "on_a_phone"), [(10, 214, 10), (11, 214, 1), (11, 99, 11), (20, 1386, 1)]
)
def test_numbers_over_columns_never_overlap_on_a_phone(draw, weeks, most, on_a_phone):
    pairs = [(f"{36 + number}.", most - number) for number in range(weeks)]
    drawn = draw("{{ columns('Virsraksts', 'Vienības', pairs) }}", pairs=pairs)
    numbers = [one for one in drawn.select("svg text.t-b") if "if-wide" not in one["class"]]
    assert len(numbers) == on_a_phone


def test_text_in_components_is_escaped(draw):
    page = draw('{{ banner(text) }}{{ task(text, "/") }}', text="<img src=x onerror=alert(1)>")
    assert page.select_one("img") is None


def test_every_script_a_page_asks_for_is_there():
    asked = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r"""\bscript\(["'](\w+)["']\)""", path.read_text("utf-8"))
    }
    there = {path.stem for path in (ROOT / "static" / "js").glob("*.js")}
    assert asked <= there


def test_every_drawing_a_page_asks_for_is_in_the_sprite():
    sprite = (ROOT / "static" / "img" / "sprite.svg").read_text("utf-8")
    asked = {
        name
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r"""\bico\(["']([\w-]+)["']""", path.read_text("utf-8"))
    }
    assert {name for name in asked if f'id="i-{name}"' not in sprite} == set()


def test_dark_is_the_same_by_wish_and_by_choice():
    tokens = (ROOT / "static" / "css" / "tokens.css").read_text("utf-8")
    by_wish, by_choice = re.findall(r"color-scheme: dark;\n(.*?)\n  ?}", tokens, re.S)
    assert " ".join(by_wish.split()) == " ".join(by_choice.split())


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("Plans A-123-4567", ["A-123-4567"]),
        ("1. versija: LIEP-2026-1/001", ["LIEP-2026-1/001"]),
        ("LIEP-2026-1 un LIEP-2026-2", ["LIEP-2026-1", "LIEP-2026-2"]),
        ("Change the e-mail address", ["e-mail"]),
        ("Liepājas-Kuldīgas ceļš 2026 - 2027", ["Liepājas-Kuldīgas"]),
        ("Darba diena 9-17", []),
    ],
)
def test_a_code_and_a_short_hyphenated_word_stay_on_one_line(draw, said, whole):
    page = draw("{{ unbroken(said) }}", said=said)
    assert [part.text for part in page.select(".nowrap")] == whole
    assert page.text == said


def test_words_kept_on_one_line_are_still_escaped(draw):
    page = draw("{{ unbroken(said) }}", said="<b>e-pasts</b>")
    assert page.text == "<b>e-pasts</b>"
    assert page.b is None
