"""A coordinator words the question for everyone and answers it."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.enquiries.models import Enquiry
from portal.enquiries.types import EnquiryState


def test_an_answer_is_public_without_a_trace_of_who_asked(client, desk, there, here, given):
    page = desk.page(here)
    assert page.select_one("[name=wording_lv]").text.strip().startswith("Vai Jānis Ozols")

    desk.post(here, data=given)

    text = client.page(there).text
    assert "Vai drīkst braukt arī 9. klase?" in text
    assert "Jā, visi līdz 18 gadiem." in text
    assert "Atbildēts" in text
    assert "Ozols" not in text
    assert "epasts.example" not in text


def test_whoever_asked_gets_the_answer_once_and_the_address_is_forgotten(
    desk, here, given, kept, letters
):
    desk.post(here, data=given)
    desk.post(here, data=given | {"version": str(kept().version), "answer_lv": "Jā."})

    (letter,) = letters()
    assert letter.recipient == "ilze@epasts.example"
    assert "Vai drīkst braukt arī 9. klase?" in letter.text
    assert "Jā, visi līdz 18 gadiem." in letter.text
    assert "Ozols" not in letter.text
    assert kept().email == ""


def test_nobody_is_written_to_when_no_address_was_left(desk, here, given, asked, database, letters):
    asked.email = ""
    database.session.commit()
    desk.post(here, data=given | {"version": "2"})
    assert letters() == []


def test_a_correction_is_dated_and_written_down(client, desk, there, here, given, kept, database):
    desk.post(here, data=given)
    desk.post(here, data=given | {"version": str(kept().version), "answer_lv": "Nē."})
    text = client.page(there).text
    assert "Nē." in text
    assert "labots" in text
    lines = {one.what: one.details for one in database.session.scalars(select(AuditEntry))}
    assert lines["answer corrected"]["answer"] == "Nē."


def test_english_is_shown_in_english_and_latvian_stands_in_for_it(client, desk, there, here, given):
    desk.post(here, data=given | {"wording_en": "May the 9th form come?"})
    page = client.page(f"/en{there}")
    assert "May the 9th form come?" in page.text
    assert "Jā, visi līdz 18 gadiem." in page.text
    assert "Answered on" in page.text


@pytest.mark.parametrize("name", ["wording_lv", "answer_lv"])
def test_nothing_is_published_without_the_question_or_the_answer(desk, here, given, kept, name):
    page = desk.post(here, data=given | {name: " "})
    assert page.status_code == 200
    assert "latviski" in BeautifulSoup(page.text, "html.parser").select_one(".error-summary").text
    assert kept().state is EnquiryState.WAITING


def test_of_two_who_answer_the_second_is_told_and_keeps_what_was_typed(desk, here, given, kept):
    desk.post(here, data=given)
    page = desk.post(here, data=given | {"answer_lv": "Nē."})
    assert page.status_code == 409
    assert "Jā, visi līdz 18 gadiem." in page.text
    assert (
        BeautifulSoup(page.text, "html.parser").select_one("[name=answer_lv]").text.strip() == "Nē."
    )
    assert kept().answer_lv == "Jā, visi līdz 18 gadiem."

    again = {
        one["name"]: one.get("value")
        for one in BeautifulSoup(page.text, "html.parser").select("[name=version]")
    }
    desk.post(here, data=given | again | {"answer_lv": "Nē."})
    assert kept().answer_lv == "Nē."


def test_what_is_set_aside_is_shown_to_nobody_and_can_be_answered_after_all(
    client, desk, there, here, given, kept
):
    desk.post(f"{here}/set-aside")
    assert (kept().state, kept().email) == (EnquiryState.SET_ASIDE, "")
    assert "Ozols" not in client.page(there).text
    assert "Atlikts bez atbildes" in desk.page(here.rpartition("/")[0]).text

    desk.post(f"{here}/set-aside")
    assert "Šis jautājums ir atlikts bez atbildes." in desk.page(here).text
    desk.post(here, data=given | {"version": str(kept().version)})
    assert kept().state is EnquiryState.ANSWERED


def test_an_answer_given_is_not_set_aside(desk, here, given, kept):
    desk.post(here, data=given)
    desk.post(f"{here}/set-aside")
    assert "Uz šo jautājumu jau ir atbildēts." in desk.page(here).text
    assert kept().state is EnquiryState.ANSWERED


def test_a_question_is_reached_only_through_its_own_competition(desk, make, competition, asked):
    other = make.competition(municipality=competition.municipality)
    foreign = f"/coordinator/competitions/{other.code}/enquiries/{asked.id}"
    assert desk.get(foreign).status_code == 404
    assert desk.post(f"{foreign}/set-aside").status_code == 404


def test_what_waits_comes_first_and_many_cost_what_one_does(
    desk, here, there, given, make, competition, count_queries
):
    desk.post(here, data=given)
    register = here.rpartition("/")[0]
    desk.get(register)
    costs = []
    for number in (1, 5):
        for _ in range(number):
            make.save(
                Enquiry(
                    competition_id=competition.id,
                    question="Cik ilgi?",
                    asked_at=make.now,
                    wording_lv="Cik ilgi?",
                    answer_lv="Nedēļu.",
                    answered_at=make.now if number == 5 else None,
                )
            )
        with count_queries() as few:
            rows = desk.page(register).select("tbody tr")
        with count_queries() as public:
            desk.get(there)
        costs.append((len(few), len(public)))
    assert "Gaida atbildi" in rows[0].text
    assert len(rows) == 7
    assert costs[0] == costs[1]
