"""An application in a call being evaluated, a school with plans, and its head."""

import pytest
from sqlalchemy import select

from portal.bridge.models import SchoolCount
from portal.competitions.types import Stage


@pytest.fixture
def organisation(make):
    return make.organisation(name="Asns")


@pytest.fixture
def owner(make, organisation):
    return make.owner(organisation, email="anna@example.test")


@pytest.fixture
def application(make, organisation, owner):
    competition = make.competition(stage=Stage.EVALUATING, closes_at=make.now)
    content = {"sections": {"young_people": {"total": "20"}}}
    return make.submitted(
        competition=competition,
        organisation=organisation,
        by=owner,
        content=content,
        title="Jaunais solis",
    )


@pytest.fixture
def school(make):
    return make.school(name="Upmalas vidusskola")


@pytest.fixture
def head(make, school):
    return make.head(school, name="Gunta Jansone", email="direktore@example.test")


@pytest.fixture
def team(sign_in, owner):
    return sign_in(owner)


@pytest.fixture
def office(sign_in, head):
    return sign_in(head)


@pytest.fixture
def there(application):
    return f"/applications/{application.id}/school-counts"


@pytest.fixture
def asking(school, head):
    """What a team sends."""
    return {"school": str(school.id), "grade_from": "7", "grade_to": "9", "claimed": "4"}


@pytest.fixture
def plans(make, school):
    """Three pupils of the school have a plan, in grades 7, 8 and 9."""
    author = make.author(school)
    return [
        make.plan(
            school=school, author=author, pupil=make.pupil(school, grade=one), grade=one, measures=0
        )
        for one in ("7", "8", "9")
    ]


@pytest.fixture
def count(make, application, school, owner, plans):
    """The school has been asked about grades 7 to 9."""
    return make.save(
        SchoolCount(
            application_id=application.id,
            school_id=school.id,
            grade_from="7",
            grade_to="9",
            claimed=4,
            asked_at=make.now,
            asked_by_id=owner.id,
        )
    )


@pytest.fixture
def here(count):
    return f"/school/school-counts/{count.id}"


@pytest.fixture
def confirmed(office, here):
    """The head has confirmed that 3 are pupils with a plan."""
    office.post(here, data={"number": "3", "version": "1"})


@pytest.fixture
def kept(database):
    """Every request, as it is kept."""

    def kept():
        database.session.commit()  # what the test made stays; the next read is a new one
        database.session.expire_all()
        return list(database.session.scalars(select(SchoolCount).order_by(SchoolCount.id)))

    return kept
