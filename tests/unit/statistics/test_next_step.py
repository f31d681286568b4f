"""What is a competition waiting for, and what stands in the way?"""

import pytest

from portal.competitions.types import State
from portal.statistics.rules import STEP_OF, Situation, blockers
from portal.statistics.types import Blocker, Funnel, NextStep, Progress


def make_situation(state, *, to_check=0, waiting=0, funnel=None, progress=None):
    sound_funnel = {"submitted": 4, "compliant": 4, "decided": 4}
    sound_progress = {
        "voting_members": 3,
        "impartial_members": 3,
        "has_chair": True,
        "is_signed": True,
    }
    return Situation(
        state=state,
        to_check=to_check,
        waiting=waiting,
        min_assessments=3,
        funnel=Funnel(**(sound_funnel | (funnel or {}))),
        progress=Progress(**(sound_progress | (progress or {}))),
    )


def test_every_state_has_its_next_step():
    assert set(STEP_OF) == set(State)


@pytest.mark.parametrize("state", list(State))
def test_nothing_blocks_a_sound_competition(state):
    assert blockers(make_situation(state)) == []


@pytest.mark.parametrize(
    ("state", "change", "expected"),
    [
        (State.CLOSED, {"to_check": 2}, (Blocker.TO_CHECK, 2)),
        (State.CLOSED, {"waiting": 1}, (Blocker.CLARIFICATIONS, 1)),
        (State.CLOSED, {"progress": {"voting_members": 2}}, (Blocker.FEW_MEMBERS, 1)),
        (State.CLOSED, {"progress": {"has_chair": False}}, (Blocker.NO_CHAIR, 1)),
        (State.CLOSED, {"funnel": {"compliant": 0}}, (Blocker.NOTHING_ADMITTED, 1)),
        (State.EVALUATING, {"progress": {"impartial_members": 2}}, (Blocker.NOT_IMPARTIAL, 1)),
        (State.EVALUATING, {"progress": {"unready": 3}}, (Blocker.SHEETS_MISSING, 3)),
        (State.EVALUATING, {"funnel": {"decided": 1}}, (Blocker.UNDECIDED, 3)),
        (State.EVALUATING, {"progress": {"is_signed": False}}, (Blocker.MINUTES_NOT_SIGNED, 1)),
        (
            State.RESULTS_PUBLISHED,
            {"progress": {"letters_waiting": 5}},
            (Blocker.LETTERS_WAITING, 5),
        ),
        (
            State.RESULTS_PUBLISHED,
            {"progress": {"letters_refused": 1}},
            (Blocker.LETTERS_REFUSED, 1),
        ),
    ],
)
def test_each_obstacle_blocks_its_own_step_only(state, change, expected):
    assert blockers(make_situation(state, **change)) == [expected]
    elsewhere = State.OPEN
    assert STEP_OF[elsewhere] is NextStep.CLOSE
    assert blockers(make_situation(elsewhere, **change)) == []


def test_every_obstacle_is_named_at_once():
    case = make_situation(State.CLOSED, to_check=1, waiting=1, progress={"has_chair": False})
    assert [one for one, _ in blockers(case)] == [
        Blocker.TO_CHECK,
        Blocker.CLARIFICATIONS,
        Blocker.NO_CHAIR,
    ]
