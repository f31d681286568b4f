"""Equal totals: what settles them, and when it matters (decisions, Evaluation 6 and 7)."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from portal.evaluation.rules.ranking import rank
from portal.evaluation.types import Proposal, Why
from tests.builders.ranking import NOON, TERMS, entry


def test_ranks_count_like_in_sport_and_a_tie_inside_the_quota_is_no_trouble():
    terms = replace(TERMS, quota=3)
    entries = [entry("A/1", 9, 9), entry("A/3", 8, 8), entry("A/2", 8, 8), entry("A/4", 7, 7)]

    rows = rank(terms, entries).rows

    assert [(row.number, row.rank, row.tied_with) for row in rows] == [
        ("A/1", 1, ()),
        ("A/2", 2, ("A/3",)),
        ("A/3", 2, ("A/2",)),
        ("A/4", 4, ()),
    ]
    assert [row.proposal for row in rows] == [Proposal.APPROVED] * 3 + [Proposal.RESERVE]


def test_a_tie_outside_the_quota_is_no_trouble_either():
    entries = [entry("A/1", 9, 9), entry("A/2", 8, 8), entry("A/3", 7, 7), entry("A/4", 7, 7)]

    rows = rank(TERMS, entries).rows

    assert [row.proposal for row in rows[2:]] == [Proposal.RESERVE, Proposal.RESERVE]


def test_a_tie_across_the_quota_waits_for_the_commission_and_the_rest_are_in_reserve():
    entries = [entry("A/1", 9, 9), entry("A/2", 8, 8), entry("A/3", 8, 8), entry("A/4", 7, 7)]

    rows = rank(TERMS, entries).rows

    assert [(row.rank, row.proposal, row.why) for row in rows] == [
        (1, Proposal.APPROVED, ()),
        (2, Proposal.TIE, ()),
        (2, Proposal.TIE, ()),
        (4, Proposal.RESERVE, (Why.QUOTA_REACHED,)),
    ]


def test_only_those_who_pass_make_a_tie_across_the_quota():
    terms = replace(
        TERMS,
        quota=1,
        criteria=(replace(TERMS.criteria[0], min_points=Decimal(5)), TERMS.criteria[1]),
    )

    rows = rank(terms, [entry("A/1", 4, 6), entry("A/2", 5, 5)]).rows

    assert [(row.rank, row.proposal) for row in rows] == [
        (1, Proposal.REJECTED),
        (1, Proposal.APPROVED),
    ]


def test_ties_go_to_the_stated_criteria_in_their_order():
    terms = replace(TERMS, quota=1, tie_break=("role", "need"))

    rows = rank(terms, [entry("A/1", 9, 5), entry("A/2", 6, 8)]).rows

    assert [(row.number, row.rank, row.tied_with) for row in rows] == [
        ("A/2", 1, ()),
        ("A/1", 2, ()),
    ]
    assert [row.proposal for row in rows] == [Proposal.APPROVED, Proposal.RESERVE]


@pytest.mark.parametrize(("by_time", "first"), [(True, "A/2"), (False, "A/1")])
def test_time_settles_a_tie_only_where_the_competition_says_so(by_time, first):
    terms = replace(TERMS, tie_break_by_time=by_time, quota=1)
    earlier = NOON - timedelta(microseconds=1)

    rows = rank(terms, [entry("A/1"), entry("A/2", received_at=earlier)]).rows

    assert rows[0].number == first
    assert (rows[0].tied_with == ()) is by_time


def test_what_the_commission_settled_stands_after_everything_else():
    entries = [
        entry("A/1", 9, 5, settled_order=2),
        entry("A/2", 9, 5, settled_order=1),
        entry("A/3", 9, 5),
        entry("A/4", 10, 5, settled_order=9),
    ]

    rows = rank(TERMS, entries).rows

    assert [row.number for row in rows] == ["A/4", "A/2", "A/1", "A/3"]
    assert [row.proposal for row in rows] == [Proposal.APPROVED] * 2 + [Proposal.RESERVE] * 2
