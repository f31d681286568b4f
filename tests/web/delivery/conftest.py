"""A school with a provider who gives support, and short words for what they do."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.accounts.models import Person
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Session
from portal.support.delivery.service.entry import Entry, Line
from portal.support.delivery.service.ordering import Ordered, enter
from portal.support.delivery.service.recording import log
from portal.support.delivery.types import Mode

TODAY = date(2027, 3, 1)


@pytest.fixture
def school(make):
    return make.school()


@pytest.fixture
def provider(make, school):
    return make.staff(school)


@pytest.fixture
def measure(make, school, provider):
    """A consultation of ten units that the provider gives."""
    return make.measure(make.plan(school=school, measures=0), provider=provider)


@pytest.fixture
def phone(make, provider, sign_in):
    """The provider's browser."""
    return sign_in(make.session.get(Person, provider.person_id))


@pytest.fixture
def identity(make, provider):
    return make.session.get(Person, provider.person_id).identity


@pytest.fixture
def session_of(database):
    """Find a session by its key, as it is stored now."""

    def session_of(key):
        database.session.expire_all()
        query = select(Session).where(Session.code == key)
        return database.session.scalars(query.options(selectinload(Session.participations))).one()

    return session_of


@pytest.fixture
def record(identity, noon):
    """Log a session of the given measures through the service: `record(measure, minutes=20)`."""

    def record(*measures, key="KEY-0001", at=None, start=None, who=None, **given):
        start = start or (at or noon) - timedelta(hours=1)
        here = start.astimezone(RIGA)
        sound = {
            "lines": [Line(one.id) for one in measures],
            "day": here.date(),
            "starts_at": here.time(),
            "minutes": 40,
        }
        return log(Entry(key=key, **(sound | given)), who=who or identity, at=at or noon).session

    return record


@pytest.fixture
def coordinator(make, school):
    return make.school_coordinator(school)


@pytest.fixture
def order(school, coordinator, noon):
    """An order for the whole school, signed in February."""

    def order(*, at=noon, **given):
        sound = {
            "number": "5-r",
            "signed_on": date(2027, 2, 1),
            "valid_from": date(2027, 2, 1),
            "valid_to": date(2027, 3, 31),
            "is_for_all": True,
        }
        return enter(school, Ordered(**(sound | given)), by=coordinator.id, at=at)

    return order


@pytest.fixture
def remote(record, measure):
    def remote(*measures, key="REMOTE-0001", **given):
        return record(*(measures or [measure]), key=key, mode=Mode.REMOTE, **given)

    return remote
