from datetime import timedelta

import pytest

from portal.accounts.models import Invitation, JoinRequest, RoleHeld
from portal.accounts.queries import find_person_by_email
from portal.accounts.types import Answer
from portal.kernel.identity import Role
from tests.web.accounts.mailbox import path_in

NEW = {"name": "Jānis Vilks", "password": "trīs zirgi un viena skava"}


@pytest.fixture
def team(make):
    """An organisation with an owner."""
    organisation = make.organisation(name="Asns")
    return organisation, make.owner(organisation, name="Anna Bērziņa", email="anna@example.test")


def invite(browser, organisation, email="janis@example.test", role="editor"):
    path = f"/organisations/{organisation.id}/team/invite"
    return browser.post(path, data={"email": email, "role": role})


def roles_of(email):
    return {held.role for held in find_person_by_email(email).roles}


def test_a_colleague_without_an_account_joins_by_the_letter(team, sign_in, client, letters):
    organisation, owner = team
    assert invite(sign_in(owner), organisation).status_code == 302
    letter = letters()[0]
    assert letter.subject == "Uzaicinājums: biedrība „Asns” portālā „Pumpurs”"
    assert "Anna Bērziņa aicina jūs" in letter.text
    for _ in range(2):
        assert "biedrība „Asns”" in client.get(path_in(letter)).text

    assert client.post(path_in(letter), data=NEW).location == "/start"
    assert roles_of("janis@example.test") == {Role.EDITOR}
    assert find_person_by_email("janis@example.test").confirmed_at is not None
    assert client.get(f"/organisations/{organisation.id}").status_code == 200
    assert client.get(path_in(letter)).status_code == 410


def test_a_colleague_with_an_account_signs_in_first(team, make, sign_in, client, letters):
    organisation, owner = team
    person = make.person(email="janis@example.test")
    invite(sign_in(owner), organisation, role="viewer")
    path = path_in(letters()[0])
    assert client.get(path).location == f"/sign-in?next={path}"
    browser = sign_in(person)
    assert browser.get(path).status_code == 200
    assert browser.post(path).location == "/start"
    assert roles_of("janis@example.test") == {Role.VIEWER}
    assert browser.post(path).status_code == 410


def test_an_invitation_is_only_for_the_address_it_was_sent_to(team, make, sign_in, letters):
    organisation, owner = team
    invite(sign_in(owner), organisation)
    thief = sign_in(make.person(email="eve@example.test"))
    answer = thief.post(path_in(letters()[0]))
    assert answer.status_code == 410
    assert "citu adresi" in answer.text
    assert roles_of("eve@example.test") == set()


@pytest.mark.parametrize(
    ("later", "status"), [(timedelta(days=7) - timedelta(seconds=1), 200), (timedelta(days=7), 410)]
)
def test_an_invitation_is_good_for_seven_days(
    team, sign_in, client, letters, at, noon, later, status
):
    organisation, owner = team
    invite(sign_in(owner), organisation)
    at(noon + later)
    assert client.get(path_in(letters()[0])).status_code == status


def test_a_declined_or_cancelled_invitation_is_over(team, sign_in, client, letters, database):
    organisation, owner = team
    browser = sign_in(owner)
    invite(browser, organisation)
    assert client.post(path_in(letters()[0]) + "/decline").status_code == 200
    assert client.get(path_in(letters()[0])).status_code == 410
    assert client.post(path_in(letters()[0]) + "/decline").status_code == 410

    invite(browser, organisation, email="otra@example.test")
    waiting = database.session.query(Invitation).filter_by(answer=Answer.WAITING).one()
    path = f"/organisations/{organisation.id}/team/invitations/{waiting.id}/cancel"
    assert browser.post(path).status_code == 302
    assert client.get(path_in(letters()[1])).status_code == 410


def test_a_second_invitation_replaces_the_first(team, sign_in, client, letters):
    organisation, owner = team
    browser = sign_in(owner)
    invite(browser, organisation)
    invite(browser, organisation)
    assert client.get(path_in(letters()[0])).status_code == 410
    assert client.get(path_in(letters()[1])).status_code == 200


def test_inviting_says_nothing_about_who_has_an_account(team, make, sign_in):
    organisation, owner = team
    make.person(email="known@example.test")
    browser = sign_in(owner)
    pages = []
    for email in ("known@example.test", "other@example.test"):
        browser.post(
            f"/organisations/{organisation.id}/team/invite", data={"email": email, "role": "viewer"}
        )
        page = browser.page(f"/organisations/{organisation.id}/team")
        pages.append(page.select_one("[role=status]").text.replace(email, ""))
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"email": "janis", "role": "editor"},
        {"email": "janis@example.test", "role": "administrator"},
        {"email": "janis@example.test", "role": ""},
        {"email": "anna@example.test", "role": "owner"},
    ],
)
def test_what_cannot_be_invited_is_refused_in_words(team, sign_in, letters, typed):
    organisation, owner = team
    answer = sign_in(owner).post(f"/organisations/{organisation.id}/team/invite", data=typed)
    assert answer.status_code == 200
    assert "error-summary" in answer.text
    assert letters() == []


def test_a_role_is_changed_at_once(team, make, sign_in):
    organisation, owner = team
    editor = make.editor(organisation)
    theirs = sign_in(editor)
    assert theirs.get(f"/organisations/{organisation.id}/edit").status_code == 200
    path = f"/organisations/{organisation.id}/team/{editor.id}/change"
    sign_in(owner).post(path, data={"role": "viewer"})
    assert theirs.get(f"/organisations/{organisation.id}/edit").status_code == 403
    assert roles_of(editor.email) == {Role.VIEWER}


def test_somebody_always_manages_the_organisation(team, make, sign_in, database):
    organisation, owner = team
    browser = sign_in(owner)
    path = f"/organisations/{organisation.id}/team/{owner.id}"
    for action, typed in (("change", {"role": "viewer"}), ("remove", {})):
        answer = browser.post(f"{path}/{action}", data=typed)
        assert "Organizācija kādam ir jāpārvalda" in browser.get(answer.location).text
    answer = browser.post("/account/close", data={"present": "zirgs baterija skava 7"})
    assert "Organizācija kādam ir jāpārvalda" in answer.text

    make.owner(organisation)
    assert browser.post(f"{path}/remove").location == "/start"
    assert database.session.query(RoleHeld).filter_by(person_id=owner.id).count() == 0


def test_who_is_removed_is_out_with_the_next_request(team, make, sign_in):
    organisation, owner = team
    viewer = make.viewer(organisation)
    theirs = sign_in(viewer)
    path = f"/organisations/{organisation.id}/team/{viewer.id}/remove"
    browser = sign_in(owner)
    assert browser.get(path).status_code == 200
    browser.post(path)
    assert theirs.get(f"/organisations/{organisation.id}").status_code == 404


def test_only_a_member_of_this_team_can_be_changed(team, make, sign_in):
    organisation, owner = team
    stranger = make.owner(make.organisation())
    browser = sign_in(owner)
    for action in ("change", "remove"):
        path = f"/organisations/{organisation.id}/team/{stranger.id}/{action}"
        assert browser.post(path, data={"role": "viewer"}).status_code == 404


def ask(make, sign_in, organisation, **given):
    person = make.person(**given)
    number = {"registration_number": organisation.registration_number}
    sign_in(person).post("/organisations/join", data=number)
    return person


def test_an_owner_lets_in_who_asks(team, make, sign_in, letters, database):
    organisation, owner = team
    person = ask(make, sign_in, organisation, email="janis@example.test", name="Jānis")
    browser = sign_in(owner)
    assert (
        "Jānis lūdz piekļuvi organizācijai."
        in browser.get(f"/organisations/{organisation.id}/team").text
    )
    asked = database.session.query(JoinRequest).one()
    path = f"/organisations/{organisation.id}/team/requests/{asked.id}/answer"
    browser.post(path, data={"role": "editor"})
    assert roles_of(person.email) == {Role.EDITOR}
    assert letters()[-1].recipient == person.email
    assert letters()[-1].subject == "Piekļuve ir piešķirta: biedrība „Asns”"
    answer = browser.post(path, data={"role": "owner"})
    assert "jau ir atbildēts" in browser.get(answer.location).text
    assert roles_of(person.email) == {Role.EDITOR}


def test_an_owner_declines(team, make, sign_in, letters, database):
    organisation, owner = team
    person = ask(make, sign_in, organisation)
    asked = database.session.query(JoinRequest).one()
    path = f"/organisations/{organisation.id}/team/requests/{asked.id}/answer"
    sign_in(owner).post(path, data={"role": "owner", "decline": "1"})
    assert roles_of(person.email) == set()
    assert letters()[-1].subject == "Piekļuve nav piešķirta: biedrība „Asns”"


def test_a_request_is_answered_under_its_own_organisation(team, make, sign_in, database):
    organisation, _owner = team
    ask(make, sign_in, organisation)
    asked = database.session.query(JoinRequest).one()
    other = make.organisation()
    path = f"/organisations/{other.id}/team/requests/{asked.id}/answer"
    assert sign_in(make.owner(other)).post(path, data={"role": "owner"}).status_code == 404


def test_a_team_of_twenty_costs_as_many_queries_as_one(team, make, sign_in, count_queries):
    organisation, owner = team
    browser = sign_in(owner)
    path = f"/organisations/{organisation.id}/team"
    browser.get(path)
    with count_queries() as few:
        browser.get(path)
    for _ in range(19):
        make.viewer(organisation)
    with count_queries() as many:
        browser.get(path)
    assert len(few) == len(many)
