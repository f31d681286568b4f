import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from portal.accounts.queries import find_person_by_email
from tests.web.accounts.mailbox import code_in, path_in, words_of

TYPED = {
    "name": "Anna Bērziņa",
    "email": "Anna@Example.test",
    "password": "trīs zirgi un viena skava",
}


def register(client, **differs):
    return client.post("/register", data=TYPED | differs)


def test_a_person_opens_an_account_with_the_code_of_the_letter(client, letters):
    answer = register(client)
    assert answer.location == "/register/letter"
    assert "Anna@Example.test" in client.get("/register/letter").text

    answer = client.post("/register/letter", data={"code": f" {code_in(letters()[0])} "})

    assert answer.location == "/start"
    person = find_person_by_email("anna@example.test")
    assert (person.name, person.language) == ("Anna Bērziņa", "lv")
    assert person.confirmed_at is not None
    assert client.get("/account").status_code == 200


def test_the_link_is_opened_twice_and_pressed_once(client, app, letters):
    register(client)
    path = path_in(letters()[0])
    other = app.test_client()
    for _ in range(2):
        assert "anna@example.test" in other.page(path).text
    assert find_person_by_email("anna@example.test") is None

    assert other.post(path).location == "/start"
    again = app.test_client().post(path)

    assert again.status_code == 410
    assert "Šī saite jau ir izmantota" in again.text


def test_nobody_is_a_person_before_the_address_is_confirmed(client):
    register(client)
    assert find_person_by_email("anna@example.test") is None
    answer = client.post("/sign-in", data={"email": TYPED["email"], "password": TYPED["password"]})
    assert "nav pareiza" in answer.text


def test_a_known_address_gets_the_same_page_and_another_letter(app, make, letters):
    make.person(email="anna@example.test", name="Anna")
    known, unknown = app.test_client(), app.test_client()
    answers = register(known), register(unknown, email="jauna@example.test")
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].location == answers[1].location

    pages = [words_of(browser.get("/register/letter").text) for browser in (known, unknown)]
    assert pages[0].replace("Anna@Example.test", "") == pages[1].replace("jauna@example.test", "")
    first, second = letters()
    assert first.subject == "Jums jau ir konts portālā „Pumpurs”"
    assert second.subject == "Apstipriniet e-pasta adresi"
    assert find_person_by_email("anna@example.test").name == "Anna"


def test_no_code_opens_a_known_account(client, make, letters):
    make.person(email="anna@example.test")
    register(client)
    assert not re.search(r"\b\d{6}\b", letters()[0].text)
    answer = client.post("/register/letter", data={"code": "123456"})
    assert "Kods nesakrīt" in answer.text


def test_the_letter_can_be_sent_again_and_only_the_newest_works(client, app, letters):
    register(client)
    client.post("/register/letter/send-again")
    first, second = letters()
    assert app.test_client().post(path_in(first)).status_code == 410
    assert client.post("/register/letter", data={"code": code_in(second)}).location == "/start"


def test_who_registers_last_decides_the_password(app, letters):
    """A stranger who registers my address first has not chosen my password."""
    strangers = "svešinieka gara parole"
    register(app.test_client(), password=strangers)
    register(app.test_client())
    assert app.test_client().post(path_in(letters()[0])).status_code == 410
    app.test_client().post(path_in(letters()[1]))
    typed = {"email": TYPED["email"], "password": TYPED["password"]}
    assert app.test_client().post("/sign-in", data=typed).location == "/start"


@pytest.mark.parametrize(
    ("later", "works"),
    [(timedelta(minutes=60) - timedelta(seconds=1), True), (timedelta(minutes=60), False)],
)
def test_the_code_is_good_for_an_hour(client, letters, at, noon, later, works):
    register(client)
    at(noon + later)
    answer = client.post("/register/letter", data={"code": code_in(letters()[0])})
    assert (answer.status_code == 302) is works


@pytest.mark.parametrize(
    ("later", "status"),
    [(timedelta(hours=24) - timedelta(seconds=1), 302), (timedelta(hours=24), 410)],
)
def test_the_link_is_good_for_a_day(client, app, letters, at, noon, later, status):
    register(client)
    at(noon + later)
    assert app.test_client().post(path_in(letters()[0])).status_code == status


def test_six_wrong_codes_and_even_the_right_one_has_to_wait(client, letters, at, noon):
    register(client)
    for _ in range(5):
        assert "Kods nesakrīt" in client.post("/register/letter", data={"code": "000000"}).text
    right = {"code": code_in(letters()[0])}
    answer = client.post("/register/letter", data=right)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"
    at(noon + timedelta(minutes=15))
    assert client.post("/register/letter", data=right).status_code == 302


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"name": ""}, "Uzrakstiet savu vārdu un uzvārdu."),
        ({"name": "A" * 201}, "Saīsiniet tekstu"),
        ({"name": "Anna\x00"}, "\N{REPLACEMENT CHARACTER}"),
        ({"email": ""}, "Ierakstiet e-pasta adresi"),
        ({"email": "anna"}, "zīmei @"),
        ({"email": "an na@example.test"}, "atstarpe"),
        ({"email": "anna@localhost"}, "Ierakstiet e-pasta adresi"),
        ({"email": "a" * 250 + "@example.test"}, "Saīsiniet tekstu"),
        ({"password": ""}, "Uzrakstiet paroli"),
        ({"password": "septini"}, "vismaz 8 zīmes"),
        ({"password": "z" * 201}, "Saīsiniet tekstu"),
        ({"password": "parole2026"}, "visbiežāk lietotajām"),
        ({"password": "anna@example.test"}, "atkārtots jūsu vārds"),
        ({"name": "Ēriks Vītoliņš", "password": "Vītoliņš 7"}, "atkārtots jūsu vārds"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(client, letters, differs, words):
    answer = register(client, **differs)
    assert answer.status_code == 200
    assert words in answer.text
    if "name" not in differs:
        assert "Anna Bērziņa" in answer.text
    assert letters() == []


def test_a_password_that_will_not_do_is_said_with_all_else_that_is_wrong(client):
    differs = {"name": "", "password": "septini"}
    said = register(client, **differs).text
    assert "Uzrakstiet savu vārdu un uzvārdu." in said
    assert "vismaz 8 zīmes" in said


def test_of_an_empty_password_only_that_is_said(client):
    page = BeautifulSoup(register(client, password="").text, "html.parser")
    assert len(page.select(".error-summary a")) == 1


def test_the_password_is_never_sent_back(client):
    assert "trīs zirgi" not in register(client, email="").text


def test_letters_to_one_address_are_limited(client, letters):
    answers = [register(client).status_code for _ in range(7)]
    assert answers == [302] * 5 + [429] * 2
    assert len(letters()) == 5


def test_the_english_page_leads_to_an_english_letter(client, letters):
    client.post("/en/register", data=TYPED)
    assert letters()[0].subject == "Confirm your e-mail address"
    assert "http://localhost/en/register/confirm/" in letters()[0].text


@pytest.mark.parametrize("name", ["Host", "X-Forwarded-Host"])
def test_no_header_steers_the_links_of_letters(client, letters, name):
    client.post("/register", data=TYPED, headers={name: "evil.example"})
    assert "evil.example" not in letters()[0].text + letters()[0].html


def test_the_page_without_a_letter_leads_to_the_form(client):
    assert client.get("/register/letter").location == "/register"
    assert client.post("/register/letter/send-again").location == "/register"


def test_the_person_comes_to_where_they_wanted_to_go(client, letters):
    client.post("/register?next=/en/help", data=TYPED)
    answer = client.post("/register/letter", data={"code": code_in(letters()[0])})
    assert answer.location == "/en/help"
