from datetime import timedelta

import pytest

from portal.accounts.models import SignIn
from portal.accounts.queries import find_person_by_email
from tests.builders.accounts import PASSWORD
from tests.web.accounts.mailbox import path_in, words_of

NEW = "cita gara un jauna parole"


@pytest.fixture
def person(make):
    return make.person(email="anna@example.test", name="Anna Bērziņa")


def ask_reset(client, email="anna@example.test"):
    return client.post("/password-reset", data={"email": email})


def test_a_reset_link_is_opened_twice_and_used_once(client, app, person, letters, sign_in):
    elsewhere = sign_in(person)
    assert ask_reset(client).location == "/password-reset/sent"
    path = path_in(letters()[0])
    for _ in range(2):
        assert client.get(path).status_code == 200

    assert client.post(path, data={"password": NEW}).location == "/start"
    assert client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert client.post(path, data={"password": NEW}).status_code == 410
    assert letters()[-1].subject == "Izmaiņas jūsu kontā: parole"
    typed = {"email": person.email, "password": NEW}
    assert app.test_client().post("/sign-in", data=typed).status_code == 302


@pytest.mark.parametrize(
    ("later", "status"), [(timedelta(minutes=60, seconds=-1), 200), (timedelta(minutes=60), 410)]
)
def test_a_reset_link_is_good_for_an_hour(client, person, letters, at, noon, later, status):
    ask_reset(client)
    at(noon + later)
    assert client.get(path_in(letters()[0])).status_code == status


def test_a_poor_password_does_not_use_the_link_up(client, person, letters):
    ask_reset(client)
    path = path_in(letters()[0])
    assert "visbiežāk lietotajām" in client.post(path, data={"password": "parole2026"}).text
    assert client.post(path, data={"password": NEW}).status_code == 302


def test_the_table_keeps_no_link_that_works(client, person, letters, database):
    ask_reset(client)
    token = path_in(letters()[0]).rsplit("/", 1)[1]
    rows = database.session.execute(database.text("SELECT * FROM link")).all()
    assert token not in str(rows)


def test_known_and_unknown_are_answered_alike(client, person, letters):
    answers = [ask_reset(client), ask_reset(client, "nobody@example.test")]
    assert len({(one.status_code, one.location) for one in answers}) == 1
    assert len(letters()) == 1


def test_an_odd_token_is_nowhere(client):
    assert client.get("/password-reset/" + "x" * 43).status_code == 410
    assert client.get("/password-reset/cut-off").status_code == 410


def test_the_account_page_changes_what_is_ones_own(person, sign_in, database):
    typed = {"name": "Anna Kalniņa", "phone": "+371 2000 0000", "language": "en", "email": "x@y.lv"}
    browser = sign_in(person)
    assert browser.post("/account", data=typed | {"closed_at": "now"}).status_code == 302
    database.session.refresh(person)
    assert (person.name, person.phone, person.language) == ("Anna Kalniņa", "+371 2000 0000", "en")
    assert person.wants_reminders is False
    assert person.email == "anna@example.test"


@pytest.mark.parametrize("differs", [{"name": ""}, {"language": "de"}, {"phone": "1" * 41}])
def test_what_is_wrong_on_the_account_page_is_said(person, sign_in, differs):
    typed = {"name": "Anna", "phone": "", "language": "lv"} | differs
    assert "error-summary" in sign_in(person).post("/account", data=typed).text


def test_a_new_password_needs_the_old_one_and_ends_the_other_sign_ins(person, sign_in, letters):
    browser, other = sign_in(person), sign_in(person)
    answer = browser.post("/account/password", data={"present": "nepareizi", "password": NEW})
    assert "Pašreizējā parole nav pareiza" in answer.text
    answer = browser.post("/account/password", data={"present": PASSWORD, "password": PASSWORD})
    assert "Šī ir pašreizējā parole" in answer.text

    browser.post("/account/password", data={"present": PASSWORD, "password": NEW})
    assert browser.get("/account").status_code == 200
    assert other.get("/account").status_code == 302
    assert letters()[-1].recipient == person.email


def test_guessing_the_present_password_is_throttled(person, sign_in):
    browser = sign_in(person)
    typed = {"present": "nepareizi", "password": NEW}
    answers = [browser.post("/account/password", data=typed).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_a_new_address_is_confirmed_by_its_own_letter(person, sign_in, letters, client):
    browser = sign_in(person)
    typed = {"email": "Jauna@example.test", "present": PASSWORD}
    browser.post("/account/address", data=typed)
    link, notice = letters()
    assert (link.recipient, notice.recipient) == ("jauna@example.test", "anna@example.test")
    assert find_person_by_email("anna@example.test") is not None

    assert client.get(path_in(link)).status_code == 200
    assert client.post(path_in(link)).status_code == 302
    assert find_person_by_email("jauna@example.test").id == person.id
    assert client.post(path_in(link)).status_code == 410
    assert letters()[-1].recipient == "anna@example.test"


def test_an_address_that_is_taken_is_not_given_away(person, make, sign_in, letters):
    make.person(email="taken@example.test")
    browser = sign_in(person)
    pages = []
    for email in ("taken@example.test", "free@example.test"):
        answer = browser.post("/account/address", data={"email": email, "present": PASSWORD})
        assert answer.location == "/account"
        pages.append(words_of(browser.get("/account").text))
    assert pages[0] == pages[1]
    assert letters()[0].subject == "Jums jau ir konts portālā „Pumpurs”"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": "anna@example.test", "present": PASSWORD}, "pašreizējā adrese"),
        ({"email": "jauna@example.test", "present": "nepareizi"}, "nav pareiza"),
        ({"email": "jauna", "present": PASSWORD}, "zīmei @"),
        ({}, "Ierakstiet e-pasta adresi"),
    ],
)
def test_a_change_of_address_that_cannot_be(person, sign_in, letters, typed, words):
    assert words in sign_in(person).post("/account/address", data=typed).text
    assert letters() == []


def test_one_sees_and_ends_ones_other_sign_ins(person, make, sign_in, database):
    browser, other, third = sign_in(person), sign_in(person), sign_in(person)
    stranger = sign_in(make.person())
    ids = [row.id for row in database.session.query(SignIn).order_by(SignIn.id)]
    assert browser.get("/account").text.count("Iziet tajā ierīcē") == 2

    assert stranger.post(f"/account/sign-ins/{ids[1]}/end").status_code == 404
    browser.post(f"/account/sign-ins/{ids[1]}/end")
    assert other.get("/account").status_code == 302
    browser.post("/account/sign-ins/end-others")
    assert third.get("/account").status_code == 302
    assert browser.get("/account").status_code == 200
    assert stranger.get("/account").status_code == 200


def test_closing_the_account_needs_the_password(person, sign_in, client):
    browser = sign_in(person)
    assert "nav pareiza" in browser.post("/account/close", data={"present": "nepareizi"}).text
    assert browser.post("/account/close", data={"present": PASSWORD}).location == "/signed-out"
    assert browser.get("/account").status_code == 302
    typed = {"email": person.email, "password": PASSWORD}
    assert "Šis konts ir slēgts" in client.post("/sign-in", data=typed).text


def test_being_asked_to_sign_in_is_not_told_as_a_success(client):
    page = client.get("/en/account", follow_redirects=True)
    assert "Sign in to open this page." in page.text
    assert "banner--ok" not in page.text
