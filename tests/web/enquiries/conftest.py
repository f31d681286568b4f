"""An open call, its coordinator, and a question about it."""

import pytest
from sqlalchemy import select

from portal.enquiries.models import Enquiry


@pytest.fixture
def competition(make):
    return make.competition(contact_email="konkurss@liepaja.example")


@pytest.fixture
def there(competition):
    return f"/competitions/{competition.code}/answers"


@pytest.fixture
def desk(make, sign_in, competition):
    return sign_in(make.coordinator(competition.municipality))


@pytest.fixture
def asked(make, competition):
    return make.save(
        Enquiry(
            competition_id=competition.id,
            question="Vai Jānis Ozols no 9.b drīkst braukt?",
            email="ilze@epasts.example",
            asked_at=make.now,
        )
    )


@pytest.fixture
def here(competition, asked):
    return f"/coordinator/competitions/{competition.code}/enquiries/{asked.id}"


@pytest.fixture
def given():
    return {
        "version": "1",
        "wording_lv": "Vai drīkst braukt arī 9. klase?",
        "answer_lv": "Jā, visi līdz 18 gadiem.",
        "wording_en": "",
        "answer_en": "",
    }


@pytest.fixture
def kept(database):
    """The newest question, as it is kept."""

    def kept():
        database.session.expire_all()
        return database.session.scalars(
            select(Enquiry).order_by(Enquiry.id.desc()).limit(1)
        ).first()

    return kept
