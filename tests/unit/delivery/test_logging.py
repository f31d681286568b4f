"""What may be written down as a session, edge by edge."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.kernel.pause import Pause
from portal.support.delivery.rules.logging import Case, PlanNow, objections
from portal.support.delivery.types import Mark, Objection, WhyNotLogged
from portal.support.plans.types import PlanState

NOON = datetime(2027, 3, 1, 10, tzinfo=UTC)
PLAN = PlanNow(
    code="A-1",
    state=PlanState.IN_PROGRESS,
    was_approved=True,
    starts_on=date(2027, 1, 4),
    ends_on=date(2027, 5, 31),
)
CASE = Case(
    at=NOON,
    day=date(2027, 3, 1),
    starts_at=NOON - timedelta(hours=1),
    minutes=40,
    marks=(Mark.ATTENDED,),
    plans=(PLAN,),
)


def why(**change):
    return [one.why for one in objections(replace(CASE, **change))]


def why_plan(**change):
    return [one.why for one in objections(replace(CASE, plans=(replace(PLAN, **change),)))]


def test_a_sound_session_is_logged():
    assert objections(CASE) == []


@pytest.mark.parametrize(
    ("start", "found"),
    [(NOON, []), (NOON + timedelta(seconds=1), [WhyNotLogged.FUTURE])],
)
def test_it_has_begun(start, found):
    assert why(starts_at=start) == found


@pytest.mark.parametrize(
    ("minutes", "is_sound"), [(4, False), (5, True), (240, True), (241, False), (0, False)]
)
def test_both_sides_of_its_length(minutes, is_sound):
    assert why(minutes=minutes) == ([] if is_sound else [WhyNotLogged.MINUTES])


@pytest.mark.parametrize(
    ("day", "is_sound"),
    [
        (date(2027, 1, 3), False),
        (date(2027, 1, 4), True),
        (date(2027, 5, 31), True),
        (date(2027, 6, 1), False),
    ],
)
def test_it_lies_within_the_plan(day, is_sound):
    between = (PLAN.starts_on, PLAN.ends_on)
    found = objections(replace(CASE, day=day))
    assert found == (
        [] if is_sound else [Objection(why=WhyNotLogged.OUTSIDE_PLAN, plan="A-1", between=between)]
    )


@pytest.mark.parametrize("state", PlanState)
def test_the_plan_is_one_that_is_carried_out(state):
    goes_on = {
        PlanState.APPROVED,
        PlanState.IN_PROGRESS,
        PlanState.IN_REVISION,
        PlanState.IN_APPROVAL,
    }
    assert why_plan(state=state) == ([] if state in goes_on else [WhyNotLogged.PLAN_STATE])


def test_a_plan_in_its_first_approval_is_not_carried_out_yet():
    found = why_plan(state=PlanState.IN_APPROVAL, was_approved=False)
    assert found == [WhyNotLogged.PLAN_STATE]


@pytest.mark.parametrize(
    ("before", "found"),
    [(timedelta(seconds=1), []), (timedelta(), [WhyNotLogged.PAUSED])],
)
def test_what_began_before_a_plan_was_suspended_is_logged(before, found):
    pause = Pause(CASE.starts_at + before)
    assert why_plan(state=PlanState.SUSPENDED, pauses=(pause,)) == found


@pytest.mark.parametrize(
    ("after", "found"),
    [(timedelta(), []), (timedelta(seconds=1), [WhyNotLogged.PAUSED])],
)
def test_what_began_once_it_was_resumed_is_logged(after, found):
    pause = Pause(CASE.starts_at - timedelta(days=7), CASE.starts_at + after)
    assert why_plan(state=PlanState.IN_REVISION, pauses=(pause,)) == found


def test_a_suspended_plan_that_was_never_approved_takes_no_session():
    pause = Pause(NOON)
    found = why_plan(state=PlanState.SUSPENDED, was_approved=False, pauses=(pause,))
    assert found == [WhyNotLogged.PLAN_STATE]


def test_only_what_the_provider_gives_is_logged():
    assert why_plan(offers=False) == [WhyNotLogged.NOT_IN_PLAN]


def test_two_sessions_of_a_provider_do_not_overlap_and_the_other_is_named():
    other = (NOON - timedelta(hours=1), NOON)
    found = objections(replace(CASE, others=(other,)))
    assert found == [Objection(why=WhyNotLogged.OVERLAPS, other=other)]
    assert why(others=(other,), marks=(Mark.CANCELLED,)) == []


def test_an_hour_the_clocks_skipped_did_not_take_place():
    assert why(starts_at=None) == [WhyNotLogged.NO_SUCH_HOUR]


@pytest.mark.parametrize(
    ("marks", "is_sound"),
    [
        ((Mark.PROVIDER_ABSENT, Mark.PROVIDER_ABSENT), True),
        ((Mark.PROVIDER_ABSENT, Mark.CANCELLED), True),
        ((Mark.PROVIDER_ABSENT, Mark.ATTENDED), False),
        ((Mark.CANCELLED, Mark.ATTENDED), True),
    ],
)
def test_the_provider_was_there_for_all_or_for_none(marks, is_sound):
    assert why(marks=marks) == ([] if is_sound else [WhyNotLogged.HALF_ABSENT])


def test_a_session_is_with_somebody_and_settles_a_time_once():
    assert why(plans=(), marks=()) == [WhyNotLogged.NOBODY]
    assert why(plans=(), marks=(), is_settled=True) == [WhyNotLogged.SETTLED]


def test_everything_that_is_wrong_is_said_at_once():
    found = why(minutes=0, starts_at=NOON + timedelta(days=1), day=date(2028, 1, 1))
    assert found == [WhyNotLogged.FUTURE, WhyNotLogged.MINUTES, WhyNotLogged.OUTSIDE_PLAN]
