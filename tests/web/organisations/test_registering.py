import re

import pytest

from portal.organisations.models import Organisation
from portal.organisations.types import Kind
from tests.builders.organisations import account_number, registration_number

TYPED = {
    "registration_number": "4000 8234 596",
    "kind": "association",
    "name": "Biedrība „Asns”",
    "legal_address": "Liepu iela 1, Bauska",
    "iban": "lv80 bank 0000 4351 9500 1",
    "bank_name": "Banka",
    "signatory_name": "Anna Bērziņa",
    "signatory_position": "valdes priekšsēdētāja",
    "signatory_basis": "statūti",
    "contact_name": "Jānis Vilks",
    "contact_email": "Janis@Example.test",
    "contact_phone": "+371 2000 0000",
}


@pytest.fixture
def browser(make, sign_in):
    return sign_in(make.person(email="anna@example.test", name="Anna Bērziņa"))


def test_whoever_registers_an_organisation_manages_it(browser, database):
    answer = browser.post("/organisations/new", data=TYPED)
    organisation = database.session.query(Organisation).one()
    assert answer.location == f"/organisations/{organisation.id}"
    assert organisation.registration_number == "40008234596"
    assert (organisation.kind, organisation.name) == (Kind.ASSOCIATION, "Asns")
    assert organisation.iban == "LV80BANK0000435195001"
    assert organisation.contact_email == "janis@example.test"
    page = browser.get(answer.location).text
    assert "Biedrība „Asns”" in page
    assert "LV80 BANK 0000 4351 9500 1" in page
    assert "pārvalda organizācijas datus un komandu" in page


def test_who_corrects_details_from_an_application_comes_back_to_it(make, sign_in):
    organisation = make.organisation()
    address = f"/organisations/{organisation.id}/edit?next=/applications/7"
    version = {"version": str(organisation.version)}

    answer = sign_in(make.owner(organisation)).post(address, data=TYPED | version)

    assert answer.location == "/applications/7"


def test_number_kind_and_name_are_enough_for_a_draft(browser, database):
    needed = {name: TYPED[name] for name in ("registration_number", "kind", "name")}
    assert browser.post("/organisations/new", data=needed).status_code == 302
    assert database.session.query(Organisation).one().iban == ""


def test_the_contact_person_is_whoever_fills_in(browser):
    page = browser.page("/organisations/new")
    assert page.find(id="contact_name")["value"] == "Anna Bērziņa"
    assert page.find(id="contact_email")["value"] == "anna@example.test"


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"registration_number": ""}, "11 ciparus"),
        ({"registration_number": "400082345"}, "ierakstīti 9 cipari"),
        ({"registration_number": "9" * 20}, "ierakstīti 20 cipari"),
        ({"registration_number": "4000823459X"}, "tikai cipari"),
        ({"registration_number": "30008234596"}, "sākas ar 4, 5 vai 9"),
        ({"registration_number": "40008234595"}, "Kontrolcipars nesakrīt"),
        ({"kind": ""}, "Izvēlieties"),
        ({"kind": "company"}, "Izvēlieties"),
        ({"name": ""}, "nosaukumu"),
        ({"name": "A" * 201}, "Saīsiniet"),
        ({"name": "Asns\x00"}, "\N{REPLACEMENT CHARACTER}"),
        ({"iban": "LV81BANK0000435195001"}, "kontrolcipari nesakrīt"),
        ({"iban": "LV80BANK"}, "ir 21"),
        ({"iban": "US80BANK0000435195001"}, "SEPA"),
        ({"iban": "80"}, "valsts burtiem"),
        ({"contact_email": "janis"}, "zīmei @"),
        ({"contact_phone": "1" * 41}, "Saīsiniet"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(browser, database, differs, words):
    answer = browser.post("/organisations/new", data=TYPED | differs)
    assert answer.status_code == 200
    assert words in answer.text
    assert "Liepu iela 1, Bauska" in answer.text
    assert database.session.query(Organisation).count() == 0


def test_markup_is_only_text(browser, database):
    browser.post("/organisations/new", data=TYPED | {"name": "<b>Asns</b> 🌱"})
    organisation = database.session.query(Organisation).one()
    assert "&lt;b&gt;Asns&lt;/b&gt; 🌱" in browser.get(f"/organisations/{organisation.id}").text


def test_a_number_that_is_here_leads_to_asking(browser, make, database, letters):
    organisation = make.organisation(registration_number="40008234596", name="Asns")
    owner = make.owner(organisation)
    answer = browser.post("/organisations/new", data=TYPED)
    assert "Biedrība „Asns” šeit jau ir, komandā ir 1 cilvēks" in answer.text
    assert database.session.query(Organisation).count() == 1

    browser.post("/organisations/join", data={"registration_number": "40008234596"})
    assert [letter.recipient for letter in letters()] == [owner.email]
    assert "Anna Bērziņa lūdz piekļuvi" in letters()[0].subject
    assert "Jūs lūdzāt piekļuvi: biedrība „Asns”" in browser.get("/organisations/new").text
    again = browser.post("/organisations/join", data={"registration_number": "40008234596"})
    assert "Lūgumu nodevām" in again.text
    assert len(letters()) == 1


def test_who_is_in_comes_to_the_organisation(make, sign_in):
    organisation = make.organisation(registration_number="40008234596")
    answer = sign_in(make.viewer(organisation)).post("/organisations/new", data=TYPED)
    assert answer.location == f"/organisations/{organisation.id}"


def test_nobody_joins_what_is_not_here(browser):
    answer = browser.post("/organisations/join", data={"registration_number": "40008234596"})
    assert "šeit nav" in answer.text
    assert browser.post("/organisations/join", data={}).status_code == 200


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get("/organisations/new").location.startswith("/sign-in")


def test_details_are_corrected_and_the_extract_is_compared_again(make, sign_in, database, noon):
    organisation = make.organisation(name="Asns", extract_checked_at=noon)
    browser = sign_in(make.editor(organisation))
    page = browser.page(f"/organisations/{organisation.id}/edit")
    version = page.select_one("input[name=version]")["value"]
    typed = TYPED | {"version": version, "name": "Asni", "iban": account_number(4)}
    assert browser.post(f"/organisations/{organisation.id}/edit", data=typed).status_code == 302
    database.session.refresh(organisation)
    assert (organisation.name, organisation.iban) == ("Asni", account_number(4))
    assert organisation.extract_checked_at is None
    assert organisation.registration_number != TYPED["registration_number"]


def test_whoever_came_to_apply_goes_on_to_the_application(browser):
    start = "/competitions/LIEP-2027-1/applications"
    assert browser.post(f"/organisations/new?next={start}", data=TYPED).location == start


def test_the_way_on_from_registering_never_leaves_the_portal(browser):
    answer = browser.post("/organisations/new?next=//example.test/", data=TYPED)
    assert answer.location.startswith("/organisations/")


def test_a_changed_account_leaves_the_mark_of_the_register(make, sign_in, database, noon):
    organisation = make.organisation(name="Asns", extract_checked_at=noon, legal_address="Iela 1")
    typed = TYPED | {"version": 1, "name": "Asns", "legal_address": "Iela 1"}
    sign_in(make.owner(organisation)).post(f"/organisations/{organisation.id}/edit", data=typed)
    database.session.refresh(organisation)
    assert organisation.bank_name == "Banka"
    assert organisation.extract_checked_at == noon


def test_a_save_on_top_of_another_shows_both_and_loses_nothing(make, sign_in, database):
    organisation = make.organisation(name="Asns")
    first, second = sign_in(make.owner(organisation)), sign_in(make.editor(organisation))
    path = f"/organisations/{organisation.id}/edit"
    first.post(path, data=TYPED | {"version": 1, "name": "Pirmais"})
    answer = second.post(path, data=TYPED | {"version": 1, "name": "Otrais"})
    assert answer.status_code == 409
    assert "Pirmais" in answer.text
    assert "Otrais" in answer.text
    database.session.refresh(organisation)
    assert organisation.name == "Pirmais"
    typed = TYPED | {"version": organisation.version, "name": "Otrais"}
    assert second.post(path, data=typed).status_code == 302


@pytest.mark.parametrize("version", ["", "0", "x", "9" * 20])
def test_a_version_that_cannot_be_is_no_way_around(make, sign_in, database, version):
    organisation = make.organisation(name="Asns")
    browser = sign_in(make.owner(organisation))
    path = f"/organisations/{organisation.id}/edit"
    assert browser.post(path, data=TYPED | {"version": version}).status_code in {200, 409}
    database.session.refresh(organisation)
    assert organisation.name == "Asns"


def test_a_coordinator_cannot_tell_that_an_organisation_exists(make, sign_in):
    organisation = make.organisation(name="Asns")
    browser = sign_in(make.coordinator(make.municipality()))
    assert browser.get(f"/organisations/{organisation.id}").status_code == 404
    assert browser.get(f"/organisations/{organisation.id}/edit").status_code == 404


@pytest.mark.parametrize(
    ("role", "page", "status"),
    [
        ("viewer", "", 200),
        ("viewer", "/team", 200),
        ("viewer", "/edit", 403),
        ("viewer", "/team/invite", 403),
        ("editor", "/edit", 200),
        ("editor", "/team/invite", 403),
        ("owner", "/team/invite", 200),
        ("stranger", "", 404),
        ("stranger", "/team", 404),
        ("stranger", "/edit", 404),
        ("administrator", "", 404),
    ],
)
def test_who_opens_which_page(make, sign_in, role, page, status):
    organisation = make.organisation()
    person = {
        "viewer": lambda: make.viewer(organisation),
        "editor": lambda: make.editor(organisation),
        "owner": lambda: make.owner(organisation),
        "stranger": lambda: make.owner(make.organisation()),
        "administrator": make.administrator,
    }[role]()
    assert sign_in(person).get(f"/organisations/{organisation.id}{page}").status_code == status


def test_a_foreign_organisation_and_a_missing_one_look_the_same(make, sign_in):
    foreign = make.organisation()
    browser = sign_in(make.owner(make.organisation()))
    there = browser.get(f"/organisations/{foreign.id}")
    missing = browser.get("/organisations/999999")
    assert there.status_code == missing.status_code == 404
    token = re.compile(r'(?<=name="csrf_token" value=")[^"]+')  # signed anew each second
    seen = [token.sub("", answer.text) for answer in (there, missing)]
    assert seen[0].replace(f"ions/{foreign.id}", "") == seen[1].replace("ions/999999", "")


def test_the_number_in_the_address_prefills_from_the_register(browser, database):
    from portal.organisations.models import RegisterEntry  # noqa: PLC0415 - beside its one use

    number = registration_number(5)
    database.session.add(
        RegisterEntry(registration_number=number, kind=Kind.FOUNDATION, name="Kadrs")
    )
    page = browser.page(f"/organisations/new?number={number}")
    assert page.find(id="name")["value"] == "Kadrs"
