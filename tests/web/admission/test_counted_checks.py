"""What checks add up to is kept beside the application, and never says anything else than they."""

import random
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from portal.admission import queries, service
from portal.admission.queries import Counts
from portal.admission.service import CheckAnswer
from portal.admission.types import Show, Verdict
from portal.applications.types import Status
from portal.kernel.refusal import Refused
from tests.support.checks import miscounted

YES, NO = CheckAnswer(is_met=True), CheckAnswer(is_met=False, note="Nav paraksta.")


@pytest.fixture
def competition(make):
    return make.competition()


@pytest.fixture
def coordinator(make, competition):
    return make.coordinator(competition.municipality)


@pytest.fixture
def criteria(competition, database):
    return queries.list_yes_no_criteria(competition.id)


@pytest.fixture
def judge(competition, criteria, coordinator):
    """Answer the criteria of an application, in their order; None leaves one without an answer."""

    def judge(application, *answers, at=competition.closes_at + timedelta(hours=1)):
        given = {one.id: it for one, it in zip(criteria, answers, strict=False) if it}
        service.check(application, given, by=coordinator.id, at=at)

    return judge


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_answered_and_taken_back_the_numbers_follow(
    seed, make, competition, criteria, judge, database
):
    chance = random.Random(seed)  # noqa: S311 - a walk, not a secret
    applications = [make.submitted(competition=competition) for _ in range(2)]
    for _ in range(12):
        one = chance.choice(applications)
        answers = [chance.choice([None, YES, NO]) for _ in criteria]
        judge(one, *answers)
        assert one.checks_given == sum(answer is not None for answer in answers)
        assert miscounted(database.session) == []


def test_a_refused_check_changes_no_number(make, competition, judge, database):
    application = make.submitted(competition=competition)
    judge(application, YES)
    with pytest.raises(Refused):
        judge(application, NO, at=competition.closes_at - timedelta(hours=1))
    database.session.refresh(application)
    assert (application.checks_given, application.checks_failed) == (1, 0)


def test_the_database_holds_no_more_refusals_than_answers(make, competition):
    application = make.submitted(competition=competition)
    application.checks_failed = 1
    with pytest.raises(IntegrityError):
        make.save(application)


def test_every_application_is_counted_once_and_where_it_stands(make, competition, criteria, judge):
    every = [YES] * len(criteria)
    judge(make.submitted(competition=competition), *every)
    judge(make.submitted(competition=competition), *every[1:])
    judge(make.submitted(competition=competition), NO, *every[1:])
    judge(make.submitted(competition=competition), NO)
    make.submitted(competition=competition)
    make.submitted(competition=competition, is_late=True)
    withdrawn = make.submitted(competition=competition)
    judge(withdrawn, *every)
    withdrawn.status = Status.WITHDRAWN
    make.save(withdrawn)
    make.application(competition=competition)
    make.submitted()  # in another competition

    counts = queries.count_applications(competition.id)

    assert counts == Counts(
        drafts=1, received=6, late=1, withdrawn=1, to_check=2, admissible=1, inadmissible=2
    )
    for show in Show:
        assert counts.of(show) == len(queries.list_applications(competition, show))
    assert counts.of(Show.RECEIVED) == queries.count_found(competition, Show.RECEIVED, "")
    assert [one.verdict for one in queries.list_register(competition)] == [
        Verdict.ADMISSIBLE,
        Verdict.UNCHECKED,
        Verdict.INADMISSIBLE,
        Verdict.INADMISSIBLE,
        *[Verdict.UNCHECKED] * 3,
    ]
