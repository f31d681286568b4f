"""Who votes, is there a quorum, is the vote carried?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.decisions.rules.voting import (
    Seat,
    entitled,
    has_quorum,
    needed,
    presiding,
    tally,
    voters,
)
from portal.decisions.types import Choice
from portal.kernel.identity import Role

FOR, AGAINST, ABSTAINED = Choice.FOR, Choice.AGAINST, Choice.ABSTAINED


def seat(key, role=Role.MEMBER, *, present=True, conflict=False):
    return Seat(member_id=key, role=role, is_present=present, in_conflict=conflict)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.OBSERVER])
def test_who_takes_the_minutes_and_who_watches_do_not_vote(role):
    assert entitled([seat(1, role)]) == []


@pytest.mark.parametrize("role", [Role.CHAIR, Role.DEPUTY, Role.MEMBER])
def test_the_chair_the_deputy_and_members_vote(role):
    assert entitled([seat(1, role)]) == [seat(1, role)]


def test_a_member_in_conflict_neither_votes_nor_counts():
    seats = [seat(1), seat(2, conflict=True)]

    assert voters(seats) == [seat(1)]
    assert needed(seats) == 1


@pytest.mark.parametrize(
    ("size", "here", "enough"),
    [
        (1, 0, False),
        (1, 1, True),
        (2, 1, False),
        (2, 2, True),
        (3, 1, False),
        (3, 2, True),
        (4, 2, False),
        (4, 3, True),
        (5, 2, False),
        (5, 3, True),
    ],
)
def test_a_quorum_is_more_than_half_of_those_entitled(size, here, enough):
    assert has_quorum([seat(key, present=key < here) for key in range(size)]) is enough


def test_nobody_entitled_is_no_quorum():
    assert not has_quorum([seat(1, conflict=True)])


def test_the_chair_presides():
    assert presiding([seat(1, Role.DEPUTY), seat(2, Role.CHAIR)]) == 2


@pytest.mark.parametrize("why", [{"present": False}, {"conflict": True}])
def test_the_deputy_presides_without_the_chair(why):
    assert presiding([seat(1, Role.DEPUTY), seat(2, Role.CHAIR, **why)]) == 1


def test_without_both_nobody_presides():
    assert presiding([seat(1)]) is None


@pytest.mark.parametrize(
    ("votes", "carried", "by_chair"),
    [
        ({1: FOR, 2: FOR, 3: AGAINST}, True, False),
        ({1: AGAINST, 2: AGAINST, 3: FOR}, False, False),
        ({1: FOR, 2: AGAINST, 3: ABSTAINED}, True, True),
        ({1: AGAINST, 2: FOR, 3: ABSTAINED}, False, False),
        ({1: ABSTAINED, 2: FOR, 3: AGAINST}, False, False),
        ({1: ABSTAINED, 2: ABSTAINED, 3: ABSTAINED}, False, False),
        ({}, False, False),
    ],
)
def test_the_majority_carries_and_the_chair_decides_equal_votes(votes, carried, by_chair):
    counted = tally(votes, [seat(1, Role.CHAIR), seat(2), seat(3)])

    assert (counted.is_carried, counted.by_chair) == (carried, by_chair)


def test_equal_votes_without_a_chair_or_deputy_carry_nothing():
    assert not tally({1: FOR, 2: AGAINST}, [seat(1), seat(2)]).is_carried


def test_a_vote_in_conflict_is_not_counted():
    counted = tally({1: FOR, 2: AGAINST}, [seat(1), seat(2, conflict=True)])

    assert (counted.yes, counted.no) == (1, 0)


@given(
    st.lists(st.tuples(st.sampled_from(list(Role)), st.booleans(), st.booleans()), max_size=9),
    st.lists(st.sampled_from(list(Choice)), min_size=9, max_size=9),
)
def test_no_more_votes_are_counted_than_there_are_voters(people, choices):
    seats = [
        seat(key, role, present=here, conflict=conflict)
        for key, (role, here, conflict) in enumerate(people)
    ]

    counted = tally(dict(enumerate(choices)), seats)

    assert counted.yes + counted.no + counted.abstained == len(voters(seats))
    assert not counted.is_carried or counted.yes >= counted.no
