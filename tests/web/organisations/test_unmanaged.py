"""An organisation that came by a paper: nobody manages it until an administrator lets one in."""

import pytest

from portal.accounts.models import JoinRequest
from portal.accounts.queries import find_person_by_email
from portal.kernel.identity import Role

THERE = "/organisations/requests"


@pytest.fixture
def organisation(make):
    return make.organisation(name="Asns")


@pytest.fixture
def administrator(make):
    return make.administrator(email="admin@example.test")


@pytest.fixture
def asker(make):
    return make.person(email="janis@example.test", name="Jānis Vilks")


@pytest.fixture
def asked(organisation, administrator, asker, sign_in, database):
    """Jānis has asked to join the organisation nobody manages."""
    number = {"registration_number": organisation.registration_number}
    sign_in(asker).post("/organisations/join", data=number)
    return database.session.query(JoinRequest).one()


def roles_of(email):
    return {(held.role, held.scope_id) for held in find_person_by_email(email).roles}


def test_a_request_goes_to_the_administrators_where_nobody_manages(asked, letters):
    (letter,) = letters()
    assert letter.recipient == "admin@example.test"
    assert "Jānis Vilks (janis@example.test)" in letter.text
    assert "vēl neviens nepārvalda, tāpēc atbildat jūs" in letter.text
    assert THERE in letter.text
    assert f'http://localhost{THERE}"' in letter.html


def test_a_request_goes_to_the_owners_where_there_are_any(
    organisation, administrator, asker, make, sign_in, letters
):
    make.editor(organisation)
    make.owner(organisation, email="anna@example.test")
    number = {"registration_number": organisation.registration_number}

    sign_in(asker).post("/organisations/join", data=number)

    (letter,) = letters()
    assert letter.recipient == "anna@example.test"
    assert f"/organisations/{organisation.id}/team" in letter.text
    assert "neviens nepārvalda" not in letter.text


@pytest.mark.parametrize(
    ("is_managed", "who_answers"),
    [(True, "pārvaldītāji saņems vēstuli"), (False, "portāla administrators pārliecināsies")],
)
def test_who_registers_a_known_organisation_reads_who_will_answer(
    organisation, asker, make, sign_in, is_managed, who_answers
):
    if is_managed:
        make.owner(organisation)
    typed = {
        "registration_number": organisation.registration_number,
        "kind": "association",
        "name": "Asns",
    }
    text = sign_in(asker).post("/organisations/new", data=typed).text
    assert who_answers in text
    assert ("vēl neviens to šeit nepārvalda" in text) is not is_managed


def test_an_administrator_lets_in_who_then_manages_the_organisation(
    asked, organisation, administrator, asker, sign_in, letters
):
    desk = sign_in(administrator)
    assert "Biedrība „Asns”" in desk.page(THERE).text

    desk.post(f"{THERE}/{asked.id}/answer")

    assert roles_of(asker.email) == {(Role.OWNER, organisation.id)}
    assert letters()[-1].recipient == asker.email
    assert letters()[-1].subject == "Piekļuve ir piešķirta: biedrība „Asns”"
    assert sign_in(asker).get(f"/organisations/{organisation.id}/team").status_code == 200
    assert "Neviens negaida atbildi" in desk.get(THERE).text


def test_an_administrator_declines(asked, administrator, asker, sign_in, letters):
    sign_in(administrator).post(f"{THERE}/{asked.id}/answer", data={"decline": "1"})
    assert roles_of(asker.email) == set()
    assert letters()[-1].subject == "Piekļuve nav piešķirta: biedrība „Asns”"
    assert "Portāla administrators piekļuvi nepiešķīra" in letters()[-1].text
    assert "kas pārvalda organizāciju" not in letters()[-1].text


def test_an_answer_given_meanwhile_stands(asked, administrator, asker, sign_in):
    desk = sign_in(administrator)
    desk.post(f"{THERE}/{asked.id}/answer", data={"decline": "1"})
    answer = desk.post(f"{THERE}/{asked.id}/answer")
    assert "jau ir atbildēts" in desk.get(answer.location).text
    assert roles_of(asker.email) == set()


def test_where_somebody_manages_the_administrator_does_not_answer(
    asked, organisation, administrator, asker, make, sign_in
):
    make.owner(organisation)
    desk = sign_in(administrator)
    assert "Neviens negaida atbildi" in desk.get(THERE).text
    assert desk.post(f"{THERE}/{asked.id}/answer").status_code == 404
    assert roles_of(asker.email) == set()


@pytest.mark.parametrize("role", ["coordinator", "owner"])
def test_nobody_else_finds_these_requests(asked, make, sign_in, role):
    people = {
        "coordinator": lambda: make.coordinator(make.municipality()),
        "owner": lambda: make.owner(make.organisation()),
    }
    browser = sign_in(people[role]())
    assert browser.get(THERE).status_code == 404
    assert browser.post(f"{THERE}/{asked.id}/answer").status_code == 404


def test_twenty_requests_cost_as_many_queries_as_one(
    asked, administrator, make, sign_in, count_queries
):
    desk = sign_in(administrator)
    desk.get(THERE)
    with count_queries() as few:
        desk.get(THERE)
    for _ in range(19):
        person, organisation = make.person(), make.organisation()
        make.save(
            JoinRequest(organisation_id=organisation.id, person_id=person.id, asked_at=make.now)
        )
    with count_queries() as many:
        desk.get(THERE)
    assert len(few) == len(many)
