"""A question to the applicant has a deadline of its own and is answered beside the application."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.applications.models import Clarification


@pytest.fixture
def competition(make):
    return make.competition()


@pytest.fixture
def coordinator(make, competition):
    return make.coordinator(competition.municipality)


@pytest.fixture
def organisation(make):
    return make.organisation()


@pytest.fixture
def owner(make, organisation):
    return make.owner(organisation)


@pytest.fixture
def asked(make, competition, coordinator, organisation, owner, sign_in, at, database):
    """The question, sent after the deadline."""
    application = make.submitted(competition=competition, organisation=organisation)
    at(competition.closes_at + timedelta(hours=1))
    sign_in(coordinator).post(
        f"/coordinator/applications/{application.id}/clarifications",
        data={"question": "Kāpēc autobuss uz Rīgu?"},
    )
    return database.session.scalars(select(Clarification)).one()


def test_everybody_who_may_write_for_the_organisation_gets_the_question(asked, owner, letters):
    letter = next(one for one in letters() if one.recipient == owner.email)
    assert letter.subject.startswith("Jāprecizē līdz ")
    assert "Kāpēc autobuss uz Rīgu?" in letter.text
    assert f"/clarifications/{asked.id}" in letter.text


def test_the_answer_stands_beside_the_application_and_is_thanked_for(
    asked, owner, coordinator, sign_in, letters
):
    browser = sign_in(owner)
    browser.post(
        f"/clarifications/{asked.id}", data={"answer": "Tehnikumā ir atvērto durvju diena."}
    )
    assert "Tehnikumā ir atvērto" in browser.page(f"/clarifications/{asked.id}").text
    assert letters()[-1].subject.startswith("Precizējumu saņēmām")
    desk = sign_in(coordinator).page(f"/coordinator/applications/{asked.application_id}")
    assert "Tehnikumā ir atvērto" in desk.text


def test_an_empty_answer_is_asked_for_again(asked, owner, sign_in):
    page = sign_in(owner).post(f"/clarifications/{asked.id}", data={"answer": "  "})
    assert "Uzrakstiet paskaidrojumu." in page.text


def test_after_the_deadline_there_is_nothing_to_send(asked, owner, sign_in, at):
    at(asked.due_at)
    page = sign_in(owner).page(f"/clarifications/{asked.id}")
    assert "Precizēšanas termiņš beidzās" in page.text
    assert page.find("textarea") is None


def test_a_viewer_reads_the_question_but_cannot_answer(
    asked, make, organisation, sign_in, database
):
    browser = sign_in(make.viewer(organisation))
    browser.post(f"/clarifications/{asked.id}", data={"answer": "Es drīkstu?"})
    database.session.refresh(asked)
    assert asked.answer == ""


def test_a_stranger_cannot_tell_the_question_exists(asked, make, sign_in):
    stranger = make.owner(make.organisation())
    assert sign_in(stranger).get(f"/clarifications/{asked.id}").status_code == 404


def test_a_question_is_asked_once_at_a_time(asked, coordinator, sign_in, database):
    page = sign_in(coordinator).post(
        f"/coordinator/applications/{asked.application_id}/clarifications",
        data={"question": "Un vēl?"},
    )
    assert "Viens precizējums jau tiek gaidīts." in page.text
    assert len(database.session.scalars(select(Clarification)).all()) == 1
