"""May the commission give this application this outcome, or these equal ones this order?"""

from dataclasses import replace

import pytest

from portal.competitions.types import Stage
from portal.decisions.rules.deciding import (
    Motion,
    Order,
    Sitting,
    effective_outcome,
    grounds,
    reasons_not_to_decide,
    reasons_not_to_meet,
    reasons_not_to_settle,
    reasons_not_to_vote,
    reserve_places,
)
from portal.decisions.rules.voting import Seat
from portal.decisions.types import Choice, Grounds, Outcome, WhyNot
from portal.evaluation.types import Proposal, Why
from portal.kernel.identity import Role

SEATS = (
    Seat(member_id=1, role=Role.CHAIR, is_present=True),
    Seat(member_id=2, role=Role.MEMBER, is_present=True),
    Seat(member_id=3, role=Role.SECRETARY, is_present=True),
)
ALL_FOR = {1: Choice.FOR, 2: Choice.FOR}


@pytest.fixture
def motion():
    return Motion(
        sitting=Sitting(),
        outcome=Outcome.APPROVED,
        proposal=Proposal.APPROVED,
        quota=2,
        approved_others=1,
        seats=SEATS,
        votes=ALL_FOR,
    )


def test_what_is_proposed_and_carried_is_decided(motion):
    assert reasons_not_to_decide(motion) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"sitting": Sitting(is_signed=True, stage=Stage.DECIDED)}, WhyNot.MINUTES_SIGNED),
        ({"sitting": Sitting(stage=Stage.ANNOUNCED)}, WhyNot.NOT_EVALUATING),
        ({"sitting": Sitting(has_meeting=False)}, WhyNot.NO_MEETING),
        ({"is_clarifying": True}, WhyNot.CLARIFYING),
        ({"why": frozenset({Why.WITHDRAWN})}, WhyNot.WITHDRAWN),
        ({"why": frozenset({Why.TOO_FEW_ASSESSMENTS})}, WhyNot.NOT_READY),
        ({"proposal": None, "reason": "Tomēr."}, WhyNot.NOT_RANKED),
        ({"proposal": Proposal.TIE}, WhyNot.TIE_OPEN),
        ({"proposal": Proposal.RESERVE}, WhyNot.REASON_MISSING),
        ({"proposal": Proposal.RESERVE, "reason": "  "}, WhyNot.REASON_MISSING),
        ({"approved_others": 2}, WhyNot.OVER_QUOTA),
        ({"votes": ALL_FOR | {3: Choice.FOR}}, WhyNot.NOT_A_VOTER),
        ({"votes": {1: Choice.FOR}}, WhyNot.VOTE_MISSING),
        ({"votes": {1: Choice.AGAINST, 2: Choice.FOR}}, WhyNot.NOT_CARRIED),
    ],
)
def test_each_objection_has_its_own_reason(motion, change, why):
    assert reasons_not_to_decide(replace(motion, **change)) == [why]


def test_without_a_quorum_nothing_is_decided(motion):
    absent = (*SEATS[:1], replace(SEATS[1], is_present=False))

    assert reasons_not_to_decide(replace(motion, seats=absent, votes={1: Choice.FOR})) == [
        WhyNot.NO_QUORUM
    ]


def test_deciding_otherwise_is_possible_with_a_reason(motion):
    otherwise = replace(motion, outcome=Outcome.REJECTED, reason="Projekts jau ir noticis.")

    assert reasons_not_to_decide(otherwise) == []


def test_a_refusal_takes_no_place_of_the_quota(motion):
    refusal = replace(
        motion, outcome=Outcome.REJECTED, proposal=Proposal.REJECTED, approved_others=2
    )

    assert reasons_not_to_decide(refusal) == []


def test_an_application_outside_the_ranking_is_refused_without_more_words(motion):
    late = replace(motion, outcome=Outcome.REJECTED, proposal=None, why=frozenset({Why.LATE}))

    assert reasons_not_to_decide(late) == []


def test_a_tie_proposes_nothing():
    assert effective_outcome(Proposal.TIE) is None
    assert effective_outcome(None) is Outcome.REJECTED


def test_signed_minutes_are_the_only_reason_they_need():
    assert reasons_not_to_meet(Sitting(stage=Stage.RESULTS_PUBLISHED, is_signed=True)) == [
        WhyNot.MINUTES_SIGNED
    ]


def test_a_vote_with_nobody_has_no_quorum_and_carries_nothing():
    assert reasons_not_to_vote((), {}) == [WhyNot.NO_QUORUM, WhyNot.NOT_CARRIED]


@pytest.fixture
def order():
    return Order(
        sitting=Sitting(),
        numbers=("A/2", "A/1"),
        tied=(frozenset({"A/1", "A/2"}), frozenset({"A/7", "A/8"})),
        reason="Vairāk jauniešu riska grupā.",
        seats=SEATS,
        votes=ALL_FOR,
    )


def test_a_whole_tie_is_settled_by_vote_and_reason(order):
    assert reasons_not_to_settle(order) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"numbers": ("A/1",)}, WhyNot.NOT_TIED),
        ({"numbers": ("A/1", "A/7")}, WhyNot.NOT_TIED),
        ({"numbers": ("A/1", "A/2", "A/2")}, WhyNot.NOT_TIED),
        ({"reason": " "}, WhyNot.REASON_MISSING),
        ({"votes": {1: Choice.AGAINST, 2: Choice.AGAINST}}, WhyNot.NOT_CARRIED),
        ({"sitting": Sitting(is_signed=True)}, WhyNot.MINUTES_SIGNED),
    ],
)
def test_each_objection_to_an_order_has_its_own_reason(order, change, why):
    assert reasons_not_to_settle(replace(order, **change)) == [why]


def test_the_reserve_list_is_numbered_by_the_ranking():
    decided = [
        (5, Outcome.APPROVED),
        (9, Outcome.RESERVE),
        (2, Outcome.REJECTED),
        (1, Outcome.RESERVE),
    ]

    assert reserve_places(decided) == {9: 1, 1: 2}


@pytest.mark.parametrize(
    ("outcome", "why", "expected"),
    [
        (Outcome.APPROVED, set(), Grounds.APPROVED),
        (Outcome.RESERVE, {Why.QUOTA_REACHED}, Grounds.RESERVE),
        (Outcome.REJECTED, {Why.LATE}, Grounds.INADMISSIBLE),
        (Outcome.REJECTED, {Why.INADMISSIBLE}, Grounds.INADMISSIBLE),
        (Outcome.REJECTED, {Why.BUDGET_NOT_EXACT}, Grounds.INADMISSIBLE),
        (Outcome.REJECTED, {Why.BELOW_TOTAL_MINIMUM}, Grounds.BELOW_MINIMUM),
        (Outcome.REJECTED, {Why.BELOW_CRITERION_MINIMUM}, Grounds.BELOW_MINIMUM),
        (Outcome.REJECTED, {Why.QUOTA_REACHED}, Grounds.QUOTA),
        (Outcome.REJECTED, set(), Grounds.OTHERWISE),
    ],
)
def test_a_refusal_says_which_of_its_kinds_it_is(outcome, why, expected):
    assert grounds(outcome, frozenset(why)) is expected
