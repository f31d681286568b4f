"""How far the applications of each competition came."""

from datetime import timedelta

import pytest

from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind, Stage
from portal.decisions.models import Decision, Publication
from portal.decisions.types import Outcome


@pytest.fixture
def competition(make, noon):
    return make.competition(
        code="LIEP-2027-1",
        municipality=make.municipality(code="LIEP"),
        opens_at=noon - timedelta(days=40),
        closes_at=noon - timedelta(days=10),
    )


@pytest.fixture
def decided(make, competition, noon):
    """Decide about a new application; return the decision."""

    def decided(outcome, **given):
        submitted = make.submitted(competition=competition, received_at=noon - timedelta(days=11))
        row = {"competition_id": competition.id, "outcome": outcome, "decided_at": noon}
        return make.save(Decision(application_id=submitted.id, **(row | given)))

    return decided


@pytest.fixture
def published(make, competition, noon):
    """The results are public."""

    def published(at=noon):
        by = make.person().id
        row = {"competition_id": competition.id, "first_by_id": by, "first_at": at}
        make.save(Publication(published_at=at, **row))

    return published


def checked(make, decision):
    """Every yes-or-no criterion is met."""
    application = make.session.get(Application, decision.application_id)
    application.checks_given = (
        make.session.query(Criterion)
        .filter(
            Criterion.competition_id == application.competition_id,
            Criterion.kind != CriterionKind.QUALITY,
        )
        .count()
    )


def test_what_was_received_is_counted_with_what_became_of_it(
    make, competition, decided, published, report, noon
):
    received = {"competition": competition, "received_at": noon - timedelta(days=11)}
    make.submitted(**received | {"received_at": noon - timedelta(days=9)}, is_late=True)
    gone = make.submitted(**received)
    gone.status = Status.WITHDRAWN
    make.application(competition=competition)
    for outcome, number in ((Outcome.APPROVED, 3), (Outcome.REJECTED, 1)):
        for _ in range(number):
            decided(outcome)
    checked(make, decided(Outcome.APPROVED, declined_at=noon))
    decided(Outcome.RESERVE, offered_at=noon)
    decided(Outcome.RESERVE)
    published()
    assert report("competitions")["rows"] == [
        {
            "code": "LIEP-2027-1",
            "submitted": 9,
            "late": 1,
            "admissible": 1,
            "approved": 4,
            "reserve": 2,
            "rejected": 1,
            "withdrawn": 1,
            "declined": 1,
            "implemented": 4,
            "awarded_eur": "18400.00",
        }
    ]


def test_what_is_decided_counts_once_it_is_public(decided, published, report, noon):
    decided(Outcome.APPROVED)
    assert report("competitions")["rows"][0]["approved"] == 0
    published(noon - timedelta(days=1))
    assert report("competitions")["rows"][0]["approved"] == 1
    assert report("competitions", as_of="2027-02-27")["rows"][0]["approved"] == 0


def test_a_competition_nobody_has_heard_of_is_not_listed(make, report):
    make.competition(stage=Stage.DRAFT, announced_at=None)
    assert report("competitions")["rows"] == []


def test_the_statements_stay_as_many_whatever_was_received(decided, report, count_queries):
    decided(Outcome.APPROVED)
    with count_queries() as few:
        report("competitions")
    for _ in range(5):
        decided(Outcome.REJECTED)
    with count_queries() as many:
        report("competitions")
    assert len(many) == len(few)
