"""Anyone asks about a call; the municipality is told."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage

QUESTION = {"question": "Vai var braukt arī piektdien?", "email": "ilze@epasts.example"}


def test_a_visitor_asks_and_the_municipality_gets_a_letter(
    client, there, kept, letters, competition, database
):
    answer = client.post(there, data=QUESTION)

    assert answer.location.endswith(there)
    assert "Jautājumu saņēmām." in client.page(there).text
    assert (kept().question, kept().language) == ("Vai var braukt arī piektdien?", "lv")
    (letter,) = letters()
    assert letter.recipient == "konkurss@liepaja.example"
    assert "Vai var braukt arī piektdien?" in letter.text
    assert f"/coordinator/competitions/{competition.code}/enquiries/{kept().id}" in letter.text
    lines = [one.what for one in database.session.scalars(select(AuditEntry))]
    assert "question asked" in lines


def test_what_is_not_answered_yet_is_shown_to_nobody_else(client, there):
    client.post(there, data=QUESTION)
    page = client.page(there)
    assert "piektdien" not in page.text
    assert "Atbildētu jautājumu vēl nav." in page.text


def test_the_page_of_the_call_leads_there(client, there, competition):
    page = client.page(f"/competitions/{competition.code}")
    assert page.select_one(f'a[href="{there}"]')


def test_the_address_is_optional_and_whoever_is_signed_in_need_not_type_it(
    client, make, sign_in, there, kept
):
    client.post(there, data=QUESTION | {"email": ""})
    assert kept().email == ""
    person = make.person()
    field = sign_in(person).page(there).select_one("[name=email]")
    assert field["value"] == person.email


def test_the_language_of_the_page_is_the_language_of_the_letter_back(client, there, kept):
    client.post(f"/en{there}", data=QUESTION)
    assert kept().language == "en"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"question": "  "}, "Uzrakstiet jautājumu."),
        ({"question": "a" * 1001}, "1000"),
        ({"email": "ilze"}, "E-pasta adrese"),
    ],
)
def test_an_unsound_question_is_refused_and_what_was_typed_stays(
    client, there, kept, change, words
):
    sent = QUESTION | change
    page = client.post(there, data=sent)
    assert words in page.text.replace("\xa0", "")
    assert (
        BeautifulSoup(page.text, "html.parser").select_one("[name=email]")["value"] == sent["email"]
    )
    assert kept() is None


def test_after_the_closing_instant_nothing_is_asked_but_the_answers_stay(
    client, there, kept, at, competition
):
    at(competition.closes_at)
    page = client.page(there)
    assert "Pieteikšanās ir beigusies" in page.text
    assert page.select_one("[name=question]") is None
    assert "Pieteikšanās ir beigusies" in client.post(there, data=QUESTION).text
    assert kept() is None


def test_a_draft_has_no_such_page(client, make):
    draft = make.competition(stage=Stage.DRAFT, announced_at=None)
    assert client.get(f"/competitions/{draft.code}/answers").status_code == 404
    assert client.post(f"/competitions/{draft.code}/answers", data=QUESTION).status_code == 404


def test_nobody_asks_without_end(client, there, kept):
    for number in range(5):
        client.post(there, data=QUESTION | {"question": f"Jautājums {number}?"})
    page = client.post(there, data=QUESTION | {"question": "Un vēl?"})
    assert "No šejienes uzdots pārāk daudz jautājumu." in page.text
    assert "Un vēl?" in page.text
    assert kept().question == "Jautājums 4?"
