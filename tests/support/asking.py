"""A coordinator before an application that can be clarified."""

import pytest
from sqlalchemy import select

from portal.applications.models import Clarification
from portal.applications.types import Section
from portal.competitions.models import Criterion
from tests.builders.drafts import ANSWERS, typed

NEED = typed(ANSWERS[Section.NEED] | {"aim": "Visi 20 pabeidz gadu."}) | {"version": "1"}


@pytest.fixture
def organisation(make):
    return make.organisation()


@pytest.fixture
def owner(make, organisation):
    return make.owner(organisation)


@pytest.fixture
def application(make, organisation, owner):
    competition = make.competition(closes_at=make.now)
    return make.frozen(competition=competition, organisation=organisation, by=owner)


@pytest.fixture
def desk(make, sign_in, application):
    return sign_in(make.coordinator(application.competition.municipality))


@pytest.fixture
def there(application):
    return f"/coordinator/applications/{application.id}"


@pytest.fixture
def criterion(make, application):
    return make.session.scalars(
        select(Criterion.id).where(
            Criterion.competition_id == application.competition_id, Criterion.correctable
        )
    ).one()


@pytest.fixture
def question(criterion):
    return {
        "question": "Kāpēc autobuss uz Rīgu?",
        "sections": ["need", "cost_plan"],
        "criterion": str(criterion),
        "why": "nolikuma 12. punkts",
    }


@pytest.fixture
def latest(database):
    def latest():
        database.session.expire_all()
        found = select(Clarification).order_by(Clarification.id.desc()).limit(1)
        return database.session.scalars(found).one()

    return latest


@pytest.fixture
def answered(desk, there, question, latest, sign_in, owner, application):
    """Asked, corrected and sent."""
    desk.post(f"{there}/clarifications", data=question)
    team = sign_in(owner)
    team.post(f"/applications/{application.id}/sections/need", data=NEED)
    team.post(f"/clarifications/{latest().id}/check", data={"answer": "Izlabojām.", "true": "y"})
    return latest()
