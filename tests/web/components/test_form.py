"""The macros of forms, through the portal's own templates."""

import pytest
from bs4 import BeautifulSoup
from flask import render_template_string
from flask_babel import force_locale
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms import Form as Inner
from wtforms.fields.choices import SelectChoice

from portal.kernel.refusal import Refused
from portal.web.forms import AtMost, Form, Present, errors_told, first_errors
from tests.unit.web.colours import Colour


class Line(Inner):
    what = StringField("Kas", [Present()])


class Moment(Form):
    day = StringField("Datums", [Present("Ierakstiet datumu.")])


class Lasting(Form):
    opens = FormField(Moment, "Sākas")
    closes = FormField(Moment, "Beidzas")


class Everything(Form):
    name = StringField("Nosaukums", [Present()])
    idea = TextAreaField("Ideja", [AtMost(20)])
    role = RadioField(
        "Loma", choices=[SelectChoice("a", "Paraksta"), SelectChoice("b", "Aizpilda")]
    )
    true = BooleanField("Patiesi", [Present()])
    lines = FieldList(FormField(Line), min_entries=2)
    version = HiddenField()


@pytest.fixture
def draw(app, database):
    """Draw `{{ … }}` of the form's macros with a form that has been sent."""

    def draw(source, typed, **words):
        with app.test_request_context("/", method="POST"):
            form = Everything(MultiDict(typed), meta={"csrf": False})
            form.validate()
            imports = (
                '{% from "components/form.html" import error_summary, hidden, text, area, radios,'
                " checkbox, button %}"
            )
            html = render_template_string(imports + source, form=form, **words)
        return BeautifulSoup(html, "html.parser")

    return draw


def test_the_summary_links_each_error_to_its_control(draw):
    page = draw(
        "{{ error_summary(form) }}{{ text(form.name) }}{{ radios(form.role) }}", {"idea": "x" * 21}
    )

    targets = [link["href"] for link in page.select(".error-summary a")]

    assert targets == ["#name", "#idea", "#role-0", "#true", "#lines-0-what", "#lines-1-what"]
    assert page.select_one("#role-0")["type"] == "radio"


def test_the_summary_names_the_field_of_a_sentence_that_could_be_any_fields(draw):
    page = draw("{{ error_summary(form) }}", {"idea": "x" * 21})

    told = [one.get_text(" ", strip=True) for one in page.select(".error-summary li")]

    assert told[0] == "Aizpildiet šo lauku. Nosaukums"
    assert told[1] == page.select_one("a[href='#idea']").get_text(strip=True)
    assert told[2] == "Izvēlieties atbildi no saraksta. Loma"


def test_the_summary_names_the_part_whose_field_it_is(app, database):
    with app.test_request_context("/"):
        form = Lasting(MultiDict(), meta={"csrf": False})
        form.validate()
        assert errors_told(form) == [
            ("opens-day", "Ierakstiet datumu.", "Sākas: Datums"),
            ("closes-day", "Ierakstiet datumu.", "Beidzas: Datums"),
        ]


def test_a_choice_not_made_says_what_to_do_in_english_too(app, database):
    with force_locale("en"), app.test_request_context("/en/"):
        form = Everything(MultiDict(), meta={"csrf": False})
        form.validate()
        assert form.role.errors == ["Choose an answer from the list."]


def test_a_form_without_errors_has_no_summary(draw):
    typed = {"name": "A", "role": "a", "true": "y", "lines-0-what": "x", "lines-1-what": "y"}
    assert draw("{{ error_summary(form) }}", typed).get_text(strip=True) == ""


def test_hint_error_and_counter_are_tied_to_the_control(draw):
    page = draw('{{ area(form.idea, hint="Īsi", limit=20) }}', {"idea": "x" * 25})
    control = page.select_one("textarea")

    assert control["aria-describedby"].split() == ["idea-hint", "idea-error", "idea-count"]
    assert control["aria-invalid"] == "true"
    assert control["data-limit"] == "20"
    assert page.select_one("#idea-count").get_text(strip=True) == "Par 5 zīmēm par daudz"


def test_what_was_typed_is_still_there_and_harmless(draw):
    page = draw("{{ text(form.name) }}", {"name": "<script>alert(1)</script> Ķīļi"})
    assert page.select_one("#name")["value"] == "<script>alert(1)</script> Ķīļi"
    assert page.select_one("script") is None


def test_the_order_is_label_hint_error_control_counter(draw):
    page = draw('{{ area(form.idea, hint="Īsi", limit=20) }}', {"idea": "x" * 25})
    names = [one.name + "." + one.get("class", [""])[0] for one in page.select(".field > *")]
    assert names == [
        "label.field__label",
        "p.field__hint",
        "p.field__error",
        "textarea.input",
        "p.field__count",
    ]


def test_hidden_fields_have_no_ids_so_a_page_may_have_several_forms(draw):
    page = draw("{{ hidden(form) }}", {"version": "7"})
    field = page.select_one("input[name=version]")
    assert field["value"] == "7"
    assert not field.has_attr("id")


def test_named_arguments_become_attributes(draw):
    page = draw('{{ text(form.name, data_price="", inputmode="decimal") }}', {})
    assert page.select_one("#name")["inputmode"] == "decimal"
    assert page.select_one("#name").has_attr("data-price")
    button = draw('{{ button("Tālāk", "big", data_key="Ctrl+Enter") }}', {}).select_one("button")
    assert button["data-key"] == "Ctrl+Enter"
    assert button["class"] == ["button", "button--big"]


def test_a_refusal_without_a_place_stands_first_and_links_nowhere(app, database):
    with app.test_request_context("/", method="POST"):
        form = Everything(MultiDict({"name": ""}), meta={"csrf": False})
        form.validate()
        form.blame(Refused([Colour.GREEN]))
        assert first_errors(form)[0] == ("", "zaļš")


def test_sentences_of_the_form_library_are_in_the_pages_language(draw):
    page = draw("{{ radios(form.role) }}", {"role": "neither"})
    assert "Not a valid choice" not in page.get_text()
