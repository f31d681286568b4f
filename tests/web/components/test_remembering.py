"""What a page draws again and again is drawn once, and never for the wrong reader."""

import pytest
from flask import render_template_string
from markupsafe import Markup

from portal.admission.types import Verdict

TAG = '{% from "components/tag.html" import tag %}{{ tag(words) }}'
VERDICT = '{% from "admission/_parts.html" import verdict_tag %}{{ verdict_tag(verdict) }}'
ICON = '{% from "components/icon.html" import ico %}{{ ico("tick") }}'


@pytest.fixture
def draw(app, database):
    def draw(source, language="lv", root="", **words):
        environ = {"portal.language": language, "SCRIPT_NAME": root}
        with app.app_context(), app.test_request_context("/", environ_overrides=environ):
            return render_template_string(source, **words)

    return draw


def test_the_same_words_are_drawn_the_same_again(draw):
    assert draw(TAG, words="Apstiprināts") == draw(TAG, words="Apstiprināts")


def test_markup_that_was_drawn_before_is_still_escaped_when_a_person_types_it(draw):
    assert "<b>jauns</b>" in draw(TAG, words=Markup("<b>jauns</b>"))
    assert "&lt;b&gt;jauns&lt;/b&gt;" in draw(TAG, words="<b>jauns</b>")


def test_each_language_reads_its_own_words(draw):
    latvian = draw(VERDICT, verdict=Verdict.UNCHECKED)
    assert draw(VERDICT, "en", verdict=Verdict.UNCHECKED) != latvian
    assert draw(VERDICT, verdict=Verdict.UNCHECKED) == latvian


def test_a_drawing_is_fetched_from_where_the_page_stands(draw):
    assert 'href="/assets/' in draw(ICON)
    assert 'href="/en/assets/' in draw(ICON, "en", root="/en")


def test_the_words_of_a_template_are_in_the_language_of_each_page(draw):
    steps = (
        '{% from "components/timeline.html" import timeline %}{{ timeline([("1", "", "done")]) }}'
    )
    assert "(paveikts)" in draw(steps)
    assert "(done)" in draw(steps, "en", root="/en")
    assert "(paveikts)" in draw(steps)


def test_what_a_person_typed_is_escaped_inside_a_sentence(draw):
    sentence = '{{ _("Reason: %(reason)s", reason=typed) }}'
    assert draw(sentence, typed="<b>") == "Iemesls: &lt;b&gt;"
