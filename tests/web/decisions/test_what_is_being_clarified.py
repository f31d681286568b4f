"""What is still being clarified is not decided, and what was corrected since is decided again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.applications.models import ApplicationVersion
from portal.competitions.types import Stage
from portal.decisions.models import Decision


@pytest.fixture
def made(commission):
    return commission(points=(9, 8))


def minutes(made):
    return f"/competitions/{made.code}/meeting/minutes"


def test_an_application_that_is_being_clarified_is_not_decided(made, make, meet, database):
    first, second = made.applications
    make.clarification(first)
    browser = meet(made)

    browser.post(f"/competitions/{made.code}/meeting/decide-undisputed")

    assert [one.application_id for one in database.session.query(Decision)] == [second.id]
    page = browser.page(minutes(made))
    assert f"Nr. {first.number}: precizējums vēl nav noslēgts" in page.text
    assert made.coordinator.name in page.text


def test_what_was_corrected_after_the_decision_is_decided_again(
    made, make, decided, sign_in, database
):
    first = made.applications[0]
    version = database.session.scalar(
        select(ApplicationVersion.id).where(ApplicationVersion.application_id == first.id)
    )
    browser = decided(made)
    moment = make.now + timedelta(minutes=1)
    make.clarification(
        first,
        asked_at=make.now - timedelta(days=1),
        answered_at=moment,
        settled_at=moment,
        is_accepted=True,
        version_id=version,
    )

    page = browser.page(minutes(made))
    assert f"Nr. {first.number} precizēts pēc lēmuma" in page.text
    sign_in(made.chair.person).post(f"{minutes(made)}/sign")
    database.session.refresh(made.competition)
    assert made.competition.stage is Stage.EVALUATING
