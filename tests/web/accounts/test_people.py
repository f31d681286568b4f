import pytest

from portal.accounts.queries import find_person_by_email
from portal.kernel.identity import Role
from tests.web.accounts.mailbox import path_in


@pytest.fixture
def browser(make, sign_in):
    return sign_in(make.administrator(name="Ilze Uzturētāja"))


def test_people_are_found_without_diacritics(browser, make):
    make.person(name="Ķērsta Šķēle", email="kersta@example.test")
    make.person(name="Jānis Vilks", email="janis@example.test")
    page = browser.get("/administrator/people?q=skele kersta").text
    assert "Ķērsta Šķēle" in page
    assert "Jānis Vilks" not in page
    assert "Jānis Vilks" in browser.get("/administrator/people?q=JANIS@").text
    assert "Neviens nav atrasts" in browser.get("/administrator/people?q=100%25_").text


@pytest.mark.parametrize("query", ["page=0", "page=99999999", "page=x", "q=%00", "q=" + "a" * 5000])
def test_an_odd_question_has_an_answer(browser, query):
    assert browser.get(f"/administrator/people?{query}").status_code == 200


def test_a_page_of_fifty_costs_as_many_queries_as_one_of_two(browser, make, count_queries):
    browser.get("/administrator/people")
    make.person()
    with count_queries() as few:
        browser.get("/administrator/people")
    for _ in range(20):
        make.person()
    with count_queries() as many:
        browser.get("/administrator/people")
    assert len(few) == len(many)


def test_roles_are_given_and_taken(browser, make, database):
    municipality = make.municipality()
    person = make.person()
    path = f"/administrator/people/{person.id}"
    browser.post(path, data={"role": f"coordinator:{municipality.id}"})
    database.session.refresh(person)
    assert person.identity.holds(Role.COORDINATOR, municipality.id)
    assert municipality.name in browser.get(path).text

    browser.post(f"{path}/roles/take", data={"held": person.roles[0].id})
    database.session.refresh(person)
    assert person.identity.held == frozenset()


@pytest.mark.parametrize("role", ["", "coordinator:999", "owner:1", "administrator", "x:y"])
def test_only_a_role_that_is_offered_is_given(browser, make, database, role):
    person = make.person()
    browser.post(f"/administrator/people/{person.id}", data={"role": role})
    database.session.refresh(person)
    assert person.identity.held == frozenset()


def test_no_role_is_chosen_beforehand(browser, make):
    page = browser.page(f"/administrator/people/{make.person().id}")
    assert page.select_one("select[name=role] option")["value"] == ""
    assert not page.select("select[name=role] option[selected]:not([value=''])")


@pytest.mark.parametrize("held", ["", "x", "9" * 20, "999"])
def test_a_role_nobody_holds_is_taken_from_nobody(browser, make, held):
    path = f"/administrator/people/{make.person().id}/roles/take"
    assert browser.post(path, data={"held": held}).status_code == 302


def test_somebody_always_runs_the_portal(make, sign_in):
    only = make.administrator()
    answer = sign_in(only).post(
        f"/administrator/people/{only.id}/roles/take", data={"held": only.roles[0].id}
    )
    assert answer.status_code == 409
    assert "Portāls kādam ir jāuztur" in answer.text


def test_an_administrator_ends_sign_ins_closes_and_opens(browser, make, sign_in):
    person = make.person()
    theirs = sign_in(person)
    path = f"/administrator/people/{person.id}"
    browser.post(f"{path}/sign-ins/end")
    assert theirs.get("/account").status_code == 302
    browser.post(f"{path}/close")
    assert "Konts ir slēgts" in browser.get(path).text
    browser.post(f"{path}/open")
    assert sign_in(person).get("/account").status_code == 200


def test_what_ends_with_an_account_is_said_before_it_is_closed(browser, make):
    municipality = make.municipality()
    person = make.coordinator(municipality)
    page = browser.page(f"/administrator/people/{person.id}/close")
    assert municipality.name in page.select_one("main section li").text
    assert "nevarēs ienākt portālā" in page.text
    assert person.closed_at is None


def test_nobody_closes_their_own_account_there(make, sign_in):
    person = make.administrator()
    make.administrator()
    answer = sign_in(person).post(f"/administrator/people/{person.id}/close")
    assert answer.status_code == 409


def test_a_coordinator_comes_by_invitation(browser, make, client, letters):
    municipality = make.municipality()
    typed = {"email": "dace@example.test", "name": "Dace", "role": f"coordinator:{municipality.id}"}
    browser.post("/administrator/people/invite", data=typed)
    assert "dace@example.test" in browser.get("/administrator/people").text
    path = path_in(letters()[0])
    client.post(path, data={"name": "Dace Krūmiņa", "password": "trīs zirgi un viena skava"})
    person = find_person_by_email("dace@example.test")
    assert person.identity.holds(Role.COORDINATOR, municipality.id)


@pytest.mark.parametrize("page", ["", "/invite", "/1", "/999999"])
def test_people_are_no_concern_of_others(make, sign_in, page):
    coordinator = make.coordinator(make.municipality())
    assert sign_in(coordinator).get(f"/administrator/people{page}").status_code == 404


def test_the_page_of_a_person_shows_no_password(browser, make):
    person = make.person()
    assert "argon2" not in browser.get(f"/administrator/people/{person.id}").text


def test_the_first_administrator_is_made_by_the_command(app, client, letters):
    answer = app.test_cli_runner().invoke(
        args=["accounts", "create-administrator", "first@example.test"]
    )
    assert answer.exit_code == 0
    assert answer.output.strip().endswith(path_in(letters()[0]))
    typed = {"name": "Pirmais", "password": "trīs zirgi un viena skava"}
    client.post(path_in(letters()[0]), data=typed)
    assert client.get("/administrator/people").status_code == 200


def test_who_has_an_account_becomes_administrator_at_once(app, make, database):
    person = make.person(email="anna@example.test")
    runner = app.test_cli_runner()
    runner.invoke(args=["accounts", "create-administrator", "Anna@example.test"])
    database.session.refresh(person)
    assert person.identity.holds(Role.ADMINISTRATOR)
    wrong = runner.invoke(args=["accounts", "create-administrator", "anna"])
    assert wrong.exit_code == 2
