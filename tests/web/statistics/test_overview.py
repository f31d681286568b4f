"""How many applications came how far, and what the next step waits for, counted from the tables."""

import pytest

from portal.competitions.types import Stage
from portal.kernel.identity import Role
from portal.notifications.types import LetterStatus
from portal.statistics.queries import overviews
from portal.statistics.types import Blocker, NextStep


@pytest.fixture
def competition(make):
    return make.competition(stage=Stage.EVALUATING, min_assessments=2)


@pytest.fixture
def seats(make, competition):
    """A chair and a member who vote; a secretary who does not; somebody who left."""
    chair = make.member(competition, role=Role.CHAIR)
    member = make.member(competition, impartial=False)
    make.member(competition, role=Role.SECRETARY)
    make.member(competition, left_at=make.now)
    return chair, member


@pytest.fixture
def overview(competition, noon):
    def overview():
        (found,) = overviews([competition], at=noon)
        return found

    return overview


@pytest.fixture
def admitted(make, competition, checked):
    def admitted():
        return checked(make.submitted(competition=competition))

    return admitted


def test_scored_is_what_has_enough_sheets_that_count(make, admitted, seats, overview, competition):
    chair, member = seats
    enough, with_a_draft, in_conflict = admitted(), admitted(), admitted()
    unchecked = make.submitted(competition=competition)
    for one in (enough, in_conflict, unchecked):
        make.assessment(chair, one)
        make.assessment(member, one)
    make.conflict(member, in_conflict)
    make.assessment(chair, with_a_draft)
    make.assessment(member, with_a_draft, submitted=False)

    funnel = overview().funnel

    assert (funnel.submitted, funnel.compliant, funnel.scored) == (4, 3, 1)
    assert (Blocker.SHEETS_MISSING, 2) in overview().blockers


def test_only_the_voting_have_to_declare_themselves_impartial(admitted, seats, overview):
    admitted()
    assert overview().step is NextStep.MEET
    assert (Blocker.NOT_IMPARTIAL, 1) in overview().blockers


def test_letters_that_wait_or_were_refused_stand_in_the_way_of_the_end(make, competition, overview):
    competition.stage = Stage.RESULTS_PUBLISHED
    make.save(competition)
    for status in LetterStatus:
        make.letter(competition_id=competition.id, status=status)
    make.letter(status=LetterStatus.QUEUED)  # of another competition

    assert overview().blockers == [(Blocker.LETTERS_WAITING, 2), (Blocker.LETTERS_REFUSED, 2)]


def test_each_competition_is_counted_apart(make, admitted, overview, competition, noon):
    admitted()
    other = make.competition()
    make.application(competition=other)

    first, second = overviews([other, competition], at=noon)

    assert (first.funnel.started, first.funnel.compliant) == (1, 0)
    assert (second.funnel.started, second.funnel.compliant) == (1, 1)
