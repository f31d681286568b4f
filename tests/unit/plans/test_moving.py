"""A plan moves by the table of steps, past every desk, with its guards."""

from datetime import date, timedelta

import pytest

from portal.support.plans.rules.moving import (
    Asked,
    Standing,
    chain_of,
    next_desk,
    reasons_not_to_move,
    runs_again,
    state_after,
)
from portal.support.plans.types import STEPS, Desk, Move, PlanState, WhyNotMoved

ENDS = date(2027, 5, 31)
BEFORE = ENDS - timedelta(days=30)


def standing(state, **more):
    more = {"desk": Desk.HEAD if state is PlanState.IN_APPROVAL else None} | more
    more = {"kept": PlanState.APPROVED if state is PlanState.IN_REVISION else None} | more
    return Standing(state=state, ends_on=ENDS, **more)


def asked(move, **more):
    sound = {"on": BEFORE, "desk": Desk.HEAD, "words": "Jo tā."}
    return Asked(move=move, **(sound | more))


def why(plan, wanted):
    return reasons_not_to_move(plan, wanted)


@pytest.mark.parametrize("state", PlanState)
@pytest.mark.parametrize("move", STEPS)
def test_a_move_goes_from_the_states_of_the_table_alone(move, state):
    allowed = state in STEPS[move].before
    assert why(standing(state), asked(move)) == ([] if allowed else [WhyNotMoved.NOT_NOW])


@pytest.mark.parametrize("move", [Move.APPROVE, Move.RETURN])
@pytest.mark.parametrize("lies_with", Desk)
@pytest.mark.parametrize("decides", Desk)
def test_only_the_desk_it_lies_on_decides(move, lies_with, decides):
    plan = standing(PlanState.IN_APPROVAL, desk=lies_with)
    expected = [] if lies_with is decides else [WhyNotMoved.NOT_YOUR_STEP]
    assert why(plan, asked(move, desk=decides)) == expected


def test_ones_own_plan_is_approved_by_somebody_else():
    plan = standing(PlanState.IN_APPROVAL)
    assert why(plan, asked(Move.APPROVE, is_own=True)) == [WhyNotMoved.OWN_PLAN]
    assert why(plan, asked(Move.APPROVE, is_own=False)) == []


def test_ones_own_plan_may_be_taken_back():
    assert why(standing(PlanState.IN_APPROVAL), asked(Move.RETURN, is_own=True)) == []


@pytest.mark.parametrize(
    ("move", "state", "reason"),
    [
        (Move.RETURN, PlanState.IN_APPROVAL, WhyNotMoved.NO_COMMENT),
        (Move.SUSPEND, PlanState.IN_PROGRESS, WhyNotMoved.NO_REASON),
    ],
)
@pytest.mark.parametrize("words", ["", "  \n"])
def test_returning_and_suspending_need_words(move, state, reason, words):
    assert why(standing(state), asked(move, words=words)) == [reason]
    assert why(standing(state), asked(move, words="Slimo.")) == []


@pytest.mark.parametrize(("days", "reasons"), [(0, []), (1, [WhyNotMoved.PERIOD_ENDED])])
def test_a_plan_is_resumed_until_the_last_day_of_its_period(days, reasons):
    wanted = asked(Move.RESUME, on=ENDS + timedelta(days=days))
    assert why(standing(PlanState.SUSPENDED), wanted) == reasons


@pytest.mark.parametrize(("days", "reasons"), [(0, []), (1, [WhyNotMoved.TOO_LATE])])
def test_a_new_plan_is_handed_over_until_the_last_day_of_its_period(days, reasons):
    wanted = asked(Move.SUBMIT, on=ENDS + timedelta(days=days))
    assert why(standing(PlanState.DRAFT), wanted) == reasons


def test_a_revised_plan_is_handed_over_also_after_its_period():
    plan = standing(PlanState.IN_REVISION, was_approved=True)
    assert why(plan, asked(Move.SUBMIT, on=ENDS + timedelta(days=1))) == []


@pytest.mark.parametrize(("is_given", "reasons"), [(True, [WhyNotMoved.DELIVERED]), (False, [])])
def test_a_plan_in_which_something_was_given_is_not_deleted(is_given, reasons):
    plan = standing(PlanState.IN_PROGRESS, is_given=is_given)
    assert why(plan, asked(Move.DELETE)) == reasons


@pytest.mark.parametrize(
    ("is_of_the_state", "chain"),
    [(False, (Desk.HEAD, Desk.MUNICIPALITY, Desk.AGENCY)), (True, (Desk.HEAD, Desk.AGENCY))],
)
def test_a_plan_passes_every_desk_in_order(is_of_the_state, chain):
    assert chain_of(is_of_the_state=is_of_the_state) == chain
    plan = standing(PlanState.DRAFT, is_of_the_state=is_of_the_state)
    passed = [next_desk(plan, Move.SUBMIT)]
    while passed[-1] is not None:
        plan = standing(PlanState.IN_APPROVAL, desk=passed[-1], is_of_the_state=is_of_the_state)
        is_last = next_desk(plan, Move.APPROVE) is None
        after = PlanState.APPROVED if is_last else PlanState.IN_APPROVAL
        assert state_after(plan, Move.APPROVE) is after
        passed.append(next_desk(plan, Move.APPROVE))
    assert tuple(passed[:-1]) == chain


@pytest.mark.parametrize("move", [one for one in STEPS if one not in {Move.SUBMIT, Move.APPROVE}])
def test_after_any_other_move_it_lies_on_no_desk(move):
    assert next_desk(standing(PlanState.IN_APPROVAL), move) is None


@pytest.mark.parametrize(
    ("was_approved", "after"), [(False, PlanState.DRAFT), (True, PlanState.IN_REVISION)]
)
def test_a_returned_plan_goes_back_to_where_it_was_written(was_approved, after):
    plan = standing(PlanState.IN_APPROVAL, was_approved=was_approved)
    assert state_after(plan, Move.RETURN) is after


def test_a_revision_is_discarded_only_while_there_is_something_to_go_back_to():
    plan = standing(PlanState.IN_REVISION, kept=None)
    assert why(plan, asked(Move.DISCARD)) == [WhyNotMoved.NOTHING_KEPT]
    assert why(standing(PlanState.IN_REVISION), asked(Move.DISCARD)) == []


@pytest.mark.parametrize(
    ("kept", "is_given", "runs"),
    [
        (PlanState.APPROVED, False, False),
        (PlanState.APPROVED, True, True),
        (PlanState.IN_PROGRESS, False, True),
    ],
)
def test_a_discarded_revision_leads_back_to_what_the_plan_was(kept, is_given, runs):
    plan = standing(PlanState.IN_REVISION, kept=kept, is_given=is_given, was_approved=True)
    assert state_after(plan, Move.DISCARD) is PlanState.APPROVED
    assert runs_again(plan, Move.DISCARD) is runs


@pytest.mark.parametrize("is_here", [True, False])
def test_a_plan_is_resumed_for_a_pupil_of_the_school_only(is_here):
    plan = standing(PlanState.SUSPENDED, is_pupil_here=is_here)
    assert why(plan, asked(Move.RESUME)) == ([] if is_here else [WhyNotMoved.PUPIL_GONE])


@pytest.mark.parametrize(
    ("was_approved", "is_given", "after"),
    [
        (False, False, PlanState.INACTIVE),
        (True, False, PlanState.SUSPENDED),
        (False, True, PlanState.SUSPENDED),
        (True, True, PlanState.SUSPENDED),
    ],
)
def test_a_pupil_who_leaves_stops_what_was_approved_and_ends_what_never_was(
    was_approved, is_given, after
):
    plan = standing(PlanState.IN_APPROVAL, was_approved=was_approved, is_given=is_given)
    assert state_after(plan, Move.LEAVE) is after


@pytest.mark.parametrize("words", ["", "  "])
def test_a_plan_is_stopped_for_a_reason(words):
    plan = standing(PlanState.IN_PROGRESS)
    assert why(plan, asked(Move.LEAVE, words=words)) == [WhyNotMoved.NO_REASON]
