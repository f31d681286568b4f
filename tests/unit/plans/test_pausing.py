"""When a plan stood still, read from its moves."""

from datetime import UTC, datetime

from portal.kernel.pause import Pause
from portal.support.plans.rules.pausing import pauses
from portal.support.plans.types import PlanState

RUNS, STOPPED, AGAIN = PlanState.IN_PROGRESS, PlanState.SUSPENDED, PlanState.IN_REVISION
FIRST, SECOND, THIRD = (datetime(2027, 2, day, 10, tzinfo=UTC) for day in (1, 10, 20))


def test_a_plan_that_was_resumed_stood_still_in_between():
    turns = [(RUNS, STOPPED, FIRST), (STOPPED, AGAIN, SECOND)]
    assert pauses(turns, now=AGAIN, suspended_at=None) == (Pause(FIRST, SECOND),)


def test_one_suspended_again_stands_still_since_then():
    turns = [(RUNS, STOPPED, FIRST), (STOPPED, AGAIN, SECOND), (RUNS, STOPPED, THIRD)]
    found = pauses(turns, now=STOPPED, suspended_at=THIRD)
    assert found == (Pause(FIRST, SECOND), Pause(THIRD))


def test_a_pupil_who_leaves_during_a_suspension_does_not_begin_it_anew():
    turns = [(RUNS, STOPPED, FIRST), (STOPPED, STOPPED, SECOND)]
    assert pauses(turns, now=STOPPED, suspended_at=FIRST) == (Pause(FIRST),)


def test_of_a_plan_brought_in_suspended_only_the_beginning_is_known():
    assert pauses([], now=STOPPED, suspended_at=FIRST) == (Pause(FIRST),)
    assert pauses([(STOPPED, AGAIN, SECOND)], now=AGAIN, suspended_at=None) == ()


def test_a_plan_that_never_stood_still_has_none():
    assert pauses([], now=RUNS, suspended_at=None) == ()
