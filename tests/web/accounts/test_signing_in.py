from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from portal.accounts.hashing import is_outdated
from portal.accounts.models import Attempt, SignIn
from portal.kernel.identity import Role
from tests.builders.accounts import PASSWORD
from tests.web.accounts.mailbox import code_in, path_in, words_of


def sign_in_by_password(client, person, password=PASSWORD, **more):
    return client.post("/sign-in", data={"email": person.email, "password": password, **more})


def test_the_right_password_lets_in_however_the_address_is_written(client, make):
    person = make.person(email="anna@example.test")
    answer = client.post("/sign-in", data={"email": " ANNA@example.test ", "password": PASSWORD})
    assert answer.location == "/start"
    assert person.email in client.get("/account").text


def test_an_unknown_address_and_a_wrong_password_are_answered_alike(client, make):
    person = make.person(email="anna@example.test")
    wrong = sign_in_by_password(client, person, "cita gara parole")
    typed = {"email": "nnna@example.test", "password": "cita gara parole"}
    unknown = client.post("/sign-in", data=typed)
    assert wrong.status_code == unknown.status_code
    assert words_of(wrong.text) == words_of(unknown.text).replace("nnna@", "anna@")


def test_a_closed_account_is_only_named_to_who_knows_the_password(client, make, noon):
    person = make.person(closed_at=noon)
    assert "slēgts" in sign_in_by_password(client, person).text
    assert "slēgts" not in sign_in_by_password(client, person, "cita gara parole").text


def test_the_hash_is_renewed_with_the_parameters_of_today(client, make, database):
    person = make.person(password_hash=PasswordHasher(1, 64, 1).hash(PASSWORD))
    assert is_outdated(person.password_hash)
    sign_in_by_password(client, person)
    database.session.expire_all()
    assert not is_outdated(person.password_hash)
    assert person.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    "password", ["ā" * 73, "🐎" * 72 + "a", "a" * 200, "ar atstarpēm iekšā ok"]
)
def test_no_password_is_cut(client, make, password):
    person = make.person(password=password)
    assert sign_in_by_password(client, person, password[:-1] + "b").status_code == 200
    assert sign_in_by_password(client, person, password).status_code == 302


def test_the_sixth_try_waits_and_the_letter_is_the_way_in(client, make, letters, at, noon):
    person = make.person()
    for _ in range(5):
        assert sign_in_by_password(client, person, "nepareizi 1").status_code == 200
    throttled = sign_in_by_password(client, person)
    assert throttled.status_code == 429
    assert "Pārāk daudz mēģinājumu. Mēģiniet vēlreiz pēc 15 minūtēm" in throttled.text
    assert person.email in throttled.text

    client.post("/sign-in/letter", data={"email": person.email})
    answer = client.post("/sign-in/code", data={"code": code_in(letters()[0])})
    assert answer.location == "/start"


def test_the_throttle_ends_after_a_quarter_of_an_hour(client, make, at, noon):
    person = make.person()
    for _ in range(6):
        sign_in_by_password(client, person, "nepareizi 1")
    at(noon + timedelta(minutes=15))
    assert sign_in_by_password(client, person).status_code == 302


def test_an_unknown_address_is_throttled_like_a_known_one(client):
    typed = {"email": "nobody@example.test", "password": "nepareizi 1"}
    answers = [client.post("/sign-in", data=typed).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_one_network_address_cannot_try_everybody(client, make):
    for number in range(50):
        typed = {"email": f"person{number}@example.test", "password": "nepareizi 1"}
        client.post("/sign-in", data=typed)
    assert sign_in_by_password(client, make.person()).status_code == 429


def test_the_table_of_tries_names_nobody(client, make, database):
    person = make.person(email="anna@example.test")
    sign_in_by_password(client, person, "nepareizi 1")
    assert not any("anna" in one.bucket for one in database.session.query(Attempt))


def test_the_link_of_the_letter_lets_in_once(client, app, make, letters):
    person = make.person()
    client.post("/sign-in/letter", data={"email": person.email})
    path = path_in(letters()[0])
    for _ in range(2):
        assert app.test_client().get(path).status_code == 200
    assert app.test_client().post(path).location == "/start"
    assert app.test_client().post(path).status_code == 410
    assert app.test_client().get(path).status_code == 410


@pytest.mark.parametrize(
    ("later", "works"),
    [(timedelta(minutes=15) - timedelta(seconds=1), True), (timedelta(minutes=15), False)],
)
def test_link_and_code_are_good_for_a_quarter_of_an_hour(
    client, make, letters, at, noon, later, works
):
    client.post("/sign-in/letter", data={"email": make.person().email})
    at(noon + later)
    assert (client.get(path_in(letters()[0])).status_code == 200) is works
    answer = client.post("/sign-in/code", data={"code": code_in(letters()[0])})
    assert (answer.status_code == 302) is works


def test_an_unknown_address_gets_the_same_answer_and_no_letter(app, make, letters, noon):
    make.person(email="anna@example.test")
    make.person(email="gone@example.test", closed_at=noon)
    pages = set()
    for email in ("anna@example.test", "nobody@example.test", "gone@example.test"):
        browser = app.test_client()
        answer = browser.post("/sign-in/letter", data={"email": email})
        assert answer.location == "/sign-in/code"
        pages.add(words_of(browser.get("/sign-in/code").text))
    assert len(pages) == 1
    assert [letter.recipient for letter in letters()] == ["anna@example.test"]


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "///evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
    ],
)
def test_after_signing_in_only_local_paths_are_followed(client, make, target):
    answer = sign_in_by_password(client, make.person(), next=target)
    assert answer.location == "/start"


def test_a_closed_door_is_remembered(client, make):
    answer = client.get("/en/account")
    assert answer.location == "/en/sign-in?next=%2Fen%2Faccount"
    assert "Sign in to open this page." in client.get(answer.location).text
    answer = sign_in_by_password(client, make.person(), next="/en/account")
    assert answer.location == "/en/account"


def test_signing_out_is_a_post_and_the_cookie_is_worthless(app, make, sign_in):
    browser = sign_in(make.person())
    cookie = browser.get_cookie("pumpurs").value
    assert browser.get("/sign-in/end").status_code == 405
    answer = browser.post("/sign-in/end")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get(answer.location).status_code == 200

    thief = app.test_client()
    thief.set_cookie("pumpurs", cookie)
    assert thief.get("/account").status_code == 302


def test_every_sign_in_has_a_new_secret_and_ends_the_one_before(client, make, database, letters):
    person = make.person()
    sign_in_by_password(client, person)
    first = database.session.query(SignIn.secret_digest).scalar()
    with client.session_transaction() as kept:
        assert len(kept["sign_in"]) >= 43
    client.post("/sign-in/letter", data={"email": person.email})
    client.post(path_in(letters()[0]))
    digests = [digest for (digest,) in database.session.query(SignIn.secret_digest)]
    assert len(digests) == 1
    assert digests != [first]


def test_a_sign_in_that_was_ended_cannot_be_written_back(app, make, sign_in, database, at, noon):
    browser = sign_in(make.person())
    database.session.query(SignIn).delete()
    at(noon + timedelta(minutes=5))
    assert browser.get("/account").status_code == 302
    assert database.session.query(SignIn).count() == 0


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ([timedelta(hours=2)], 200),
        ([timedelta(hours=2, seconds=1)], 302),
        ([timedelta(hours=1, minutes=59)] * 4, 200),
        ([timedelta(hours=1, minutes=59)] * 4 + [timedelta(minutes=5)], 302),
    ],
)
def test_two_hours_idle_and_eight_in_all(make, sign_in, at, noon, steps, status):
    browser = sign_in(make.person())
    moment = noon
    for step in steps:
        moment += step
        at(moment)
        answer = browser.get("/account")
    assert answer.status_code == status


def test_a_role_taken_away_is_gone_with_the_next_request(make, sign_in, database):
    person = make.administrator()
    other = make.administrator()
    browser = sign_in(person)
    assert browser.get("/administrator/people").status_code == 200
    held = next(held for held in person.roles if held.role is Role.ADMINISTRATOR)
    sign_in(other).post(f"/administrator/people/{person.id}/roles/take", data={"held": held.id})
    assert browser.get("/administrator/people").status_code == 404


def test_an_account_that_is_closed_is_out_with_the_next_request(make, sign_in):
    person = make.person()
    browser = sign_in(person)
    sign_in(make.administrator()).post(f"/administrator/people/{person.id}/close")
    assert browser.get("/account").status_code == 302


def test_a_form_of_another_session_is_refused_and_keeps_what_was_typed(
    with_csrf, app, make, client
):
    form = app.test_client().page("/sign-in")
    token = form.select_one('main input[name="csrf_token"]')["value"]
    typed = {"email": "anna@example.test", "password": PASSWORD, "csrf_token": token}
    answer = client.post("/sign-in", data=typed)
    assert answer.status_code == 400
    assert "anna@example.test" in answer.text
    assert PASSWORD not in answer.text
    own = client.page("/sign-in").select_one('main input[name="csrf_token"]')["value"]
    make.person(email="anna@example.test")
    assert client.post("/sign-in", data=typed | {"csrf_token": own}).status_code == 302


def test_who_is_in_is_not_asked_again(make, sign_in):
    browser = sign_in(make.person())
    assert browser.get("/sign-in").location == "/start"
    assert browser.get("/register").location == "/start"
