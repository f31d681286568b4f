"""An application that is being clarified: what the tests of both sides share."""

import pytest

from portal.applications.queries import find_application
from portal.applications.types import Section
from tests.builders.drafts import ANSWERS, typed

PLAN = {
    "lines-1-item": "Materiāli darbnīcai",
    "lines-1-category": "materials",
    "lines-1-quantity": "1",
    "lines-1-unit_price": "4000",
    "lines-2-item": "Autobuss",
    "lines-2-category": "transport",
    "lines-2-quantity": "2",
    "lines-2-unit_price": "300",
    "version": "0",
}
NEED = typed(ANSWERS[Section.NEED] | {"aim": "Visi 20 pabeidz gadu."}) | {"version": "1"}


@pytest.fixture
def application(make, organisation, owner):
    competition = make.competition(closes_at=make.now)
    return make.frozen(competition=competition, organisation=organisation, by=owner)


@pytest.fixture
def asked(make, application):
    return make.clarification(application)


@pytest.fixture
def window(sign_in, owner):
    return sign_in(owner)


@pytest.fixture
def there(application):
    return f"/applications/{application.id}"


@pytest.fixture
def check(asked):
    return f"/clarifications/{asked.id}/check"


@pytest.fixture
def versions(database, application):
    """The versions as the database has them."""

    def versions():
        database.session.expire_all()
        return find_application(application.id).versions

    return versions
