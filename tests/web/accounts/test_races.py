"""Each thing happens once, however many press at the same moment (S60)."""

from collections import Counter

from portal.accounts.models import Attempt, Link, Person, RoleHeld
from portal.accounts.service import invite
from portal.kernel.identity import Role
from portal.organisations.models import Organisation
from tests.builders.accounts import PASSWORD
from tests.support.racing import at_once
from tests.web.accounts.mailbox import code_in, path_in
from tests.web.organisations.test_registering import TYPED as ORGANISATION


def statuses(answers):
    return Counter(answer.status_code for answer in answers)


def test_a_link_lets_in_one_of_twenty(app, client, make, letters):
    client.post("/sign-in/letter", data={"email": make.person().email})
    path = path_in(letters()[0])
    answers = at_once(app, lambda browser, _number: browser.post(path))
    assert statuses(answers) == {302: 1, 410: 19}


def test_a_link_opens_one_account(app, client, letters, database):
    typed = {"name": "Anna", "email": "anna@example.test", "password": PASSWORD}
    client.post("/register", data=typed)
    path = path_in(letters()[0])
    answers = at_once(app, lambda browser, _number: browser.post(path))
    assert statuses(answers) == {302: 1, 410: 19}
    assert database.session.query(Person).count() == 1


def test_a_reset_sets_one_password(app, client, make, letters):
    client.post("/password-reset", data={"email": make.person().email})
    path = path_in(letters()[0])
    typed = "cita gara parole {}".format
    answers = at_once(app, lambda one, number: one.post(path, data={"password": typed(number)}))
    assert statuses(answers) == {302: 1, 410: 19}


def test_an_invitation_makes_one_person(app, make, letters, database, noon):
    owner = make.administrator()
    invite("new@example.test", Role.ADMINISTRATOR, by=owner.id, at=noon)
    path = path_in(letters()[0])
    typed = {"name": "Jauns", "password": PASSWORD}
    answers = at_once(app, lambda browser, _number: browser.post(path, data=typed))
    assert statuses(answers)[302] >= 1
    assert database.session.query(Person).filter_by(email="new@example.test").count() == 1
    assert database.session.query(RoleHeld).count() == 2
    assert 500 not in statuses(answers)


def test_twenty_who_register_the_same_organisation_make_one(app, make, sign_in, database):
    browsers = [sign_in(make.person()) for _ in range(20)]
    answers = at_once(
        app, lambda _one, number: browsers[number].post("/organisations/new", data=ORGANISATION)
    )
    assert statuses(answers) == {302: 1, 200: 19}
    assert database.session.query(Organisation).count() == 1
    assert database.session.query(RoleHeld).count() == 1


def test_twenty_requests_to_join_are_one(app, make, sign_in, letters):
    organisation = make.organisation()
    make.owner(organisation)
    person = make.person()
    browsers = [sign_in(person) for _ in range(20)]
    number = {"registration_number": organisation.registration_number}
    answers = at_once(
        app, lambda _one, place: browsers[place].post("/organisations/join", data=number)
    )
    assert set(statuses(answers)) <= {200, 302}
    assert len(letters()) == 1


def test_of_two_owners_who_leave_at_once_one_stays(app, make, sign_in, database):
    organisation = make.organisation()
    owners = [make.owner(organisation) for _ in range(2)]
    browsers = [sign_in(owner) for owner in owners]

    paths = [f"/organisations/{organisation.id}/team/{owner.id}/remove" for owner in owners]

    def leave(_browser, place):
        return browsers[place].post(paths[place])

    at_once(app, leave, times=2)
    left = database.session.query(RoleHeld).filter_by(role=Role.OWNER).count()
    assert left == 1


def test_twenty_guesses_at_once_are_twenty_guesses(app, make, database):
    person = make.person()
    typed = {"email": person.email, "password": "nepareizi 1"}
    answers = at_once(app, lambda browser, _number: browser.post("/sign-in", data=typed))
    assert statuses(answers)[429] >= 15
    assert database.session.query(Attempt).count() == 40


def test_the_links_of_a_race_are_all_used_or_superseded(app, client, make, database):
    typed = {"email": make.person().email}
    at_once(
        app,
        lambda browser, _number: browser.post("/sign-in/letter", data=typed),
        times=5,
    )
    unused = database.session.query(Link).filter(Link.used_at.is_(None)).count()
    assert unused == 1


def test_a_code_lets_in_one_of_many(app, client, make, letters):
    person = make.person()
    client.post("/sign-in/letter", data={"email": person.email})
    typed = {"code": code_in(letters()[0])}
    browsers = []
    for _ in range(5):
        browser = app.test_client()
        with browser.session_transaction() as kept:
            kept["letter_to"] = person.email
        browsers.append(browser)
    answers = at_once(
        app, lambda _one, place: browsers[place].post("/sign-in/code", data=typed), times=5
    )
    assert statuses(answers)[302] == 1
