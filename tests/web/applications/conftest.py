"""A team and its application, complete and not yet submitted."""

import pytest

from portal.applications.models import SectionAnswers
from tests.builders.drafts import ANSWERS


@pytest.fixture
def organisation(make):
    return make.organisation()


@pytest.fixture
def owner(make, organisation):
    return make.owner(organisation, name="Anna Bērziņa")


@pytest.fixture
def complete(make, database, organisation, owner, noon):
    """A draft with every section written and a plan of exactly the grant."""
    application = make.application(organisation=organisation, by=owner)
    for section, answers in ANSWERS.items():
        database.session.add(
            SectionAnswers(
                application_id=application.id,
                section=section,
                answers=answers,
                is_done=True,
                version=1,
                saved_at=noon,
                saved_by_id=owner.id,
            )
        )
    database.session.commit()
    return application
