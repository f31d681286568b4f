import pytest
from sqlalchemy import func, select

from portal.accounts.models import Person


@pytest.mark.parametrize("address", ["/", "/en/", "/sign-in"])
def test_anyone_may_open_it(client, address):
    assert client.get(address).status_code == 200


def test_what_does_not_exist_has_a_page_of_its_own(client):
    assert client.get("/what-nobody-wrote").status_code == 404


@pytest.mark.parametrize("again", [1, 2])
def test_nothing_is_left_from_the_test_before(make, database, again):
    del again
    make.person(email="first@example.test")
    assert database.session.scalar(select(func.count()).select_from(Person)) == 1


def test_the_builders_make_a_whole_competition(make, sign_in, letters):
    application = make.submitted()
    member = make.member(application.competition)
    make.assessment(member, application)
    person = make.owner(application.organisation)

    assert sign_in(person).get("/").status_code == 200
    assert letters() == []
