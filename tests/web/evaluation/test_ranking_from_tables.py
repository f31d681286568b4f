"""The ranking read from the tables: what counts, and at what cost."""

from decimal import Decimal
from fractions import Fraction

import pytest

from portal.applications.types import Status
from portal.evaluation import queries
from portal.evaluation.types import Proposal, Why


@pytest.fixture
def rank(commission):
    return lambda **given: queries.ranking_of(commission.competition, **given)


def test_handed_in_sheets_count_and_drafts_and_conflicts_do_not(make, commission, rank):
    application = commission.applications[0]
    make.assessment(commission.first, application, points=8)
    make.assessment(commission.second, application, points=7)
    make.assessment(commission.chair, application, points=10)
    make.conflict(commission.chair, application)
    late_member = make.member(commission.competition)
    make.assessment(late_member, application, points=1, submitted=False)

    ranking = rank()

    (row,) = ranking.rows
    assert row.number == application.number
    assert row.total == Fraction(75, 2)
    assert row.counted_members == ("first", "second")
    assert row.proposal is Proposal.APPROVED
    assert [one.why for one in ranking.not_ranked] == [(Why.TOO_FEW_ASSESSMENTS,)] * 2


def test_a_member_without_a_code_has_a_key_all_the_same(make, commission, rank):
    nameless = make.member(commission.competition)
    make.assessment(nameless, commission.applications[0])
    make.assessment(commission.first, commission.applications[0])

    assert rank().rows[0].counted_members == ("first", f"member-{nameless.id}")
    assert nameless.key == f"member-{nameless.id}"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_late": True}, Why.LATE),
        ({"status": Status.WITHDRAWN}, Why.WITHDRAWN),
        ({"planned": Decimal("4600.01")}, Why.BUDGET_NOT_EXACT),
    ],
)
def test_what_is_outside_says_why(make, commission, rank, change, why):
    for name, value in change.items():
        setattr(commission.applications[0], name, value)
    make.session.commit()

    first = next(
        one for one in rank().not_ranked if one.number == commission.applications[0].number
    )
    assert first.why == (why,)


def test_an_unchecked_application_is_not_admissible_and_a_draft_is_nowhere(make, commission, rank):
    unchecked = make.submitted(make.application(competition=commission.competition))
    make.application(competition=commission.competition)

    found = {one.number: one.why for one in rank().not_ranked}

    assert found[unchecked.number] == (Why.INADMISSIBLE,)
    assert len(found) == 4


def test_one_taken_back_for_changes_stands_by_the_version_in_force(make, commission, rank):
    application = commission.applications[0]
    make.assessment(commission.first, application)
    make.assessment(commission.second, application)
    application.status, application.planned = Status.REOPENED, Decimal("12.00")
    make.session.commit()

    assert [row.number for row in rank().rows] == [application.number]


def test_the_order_the_commission_settled_is_taken(make, commission, rank):
    commission.competition.quota = 1
    for application in commission.applications[:2]:
        make.assessment(commission.first, application)
        make.assessment(commission.second, application)
    first, second = (one.number for one in commission.applications[:2])

    assert {row.proposal for row in rank().rows} == {Proposal.TIE}
    settled = rank(settled={second: 1, first: 2})
    assert [row.number for row in settled.rows] == [second, first]
    assert [entry.number for entry in queries.entries_of(commission.competition)][:2] == [
        first,
        second,
    ]
    assert queries.terms_of(commission.competition).quota == 1


def test_ranking_asks_the_database_the_same_with_1_and_with_50(
    make, commission, rank, checked, count_queries
):
    for member in (commission.first, commission.second):
        make.assessment(member, commission.applications[0])
    with count_queries() as few:
        rank()
    for _ in range(50):
        application = checked(make.submitted(make.application(competition=commission.competition)))
        for member in (commission.first, commission.second):
            make.assessment(member, application)
    with count_queries() as many:
        assert len(rank().rows) == 51

    assert len(many) == len(few) <= 7  # the beginning and the call itself among them
