"""Which days and amounts can be claimed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from portal.kernel.pause import Pause
from portal.support.claims.rules import Span, Wanted, reasons_not_to_claim, reasons_not_to_settle
from portal.support.claims.types import ClaimState, WhyNotClaimed, WhyNotSettled
from portal.support.plans.types import MeasureKind, PlanState

TODAY = date(2027, 3, 1)
FEBRUARY = Span(first=date(2027, 2, 1), last=date(2027, 2, 28))
WANTED = Wanted(
    kind=MeasureKind.MEALS,
    state=PlanState.IN_PROGRESS,
    was_approved=True,
    plan=Span(first=date(2027, 1, 4), last=date(2027, 5, 31)),
    span=FEBRUARY,
    days=20,
    amount=Decimal("40.00"),
    planned=Decimal("100.00"),
    claimed=Decimal("60.00"),
    others=[Span(first=date(2027, 1, 4), last=date(2027, 1, 31))],
    evidence="Čeks",
    has_file=False,
    is_file_used=False,
)


def test_a_sound_claim_may_take_all_that_is_left_to_the_cent():
    assert reasons_not_to_claim(WANTED, on=TODAY) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": MeasureKind.SUBJECT_CONSULTATION}, WhyNotClaimed.NOT_ECONOMIC),
        ({"state": PlanState.SUSPENDED}, WhyNotClaimed.NOT_NOW),
        ({"was_approved": False}, WhyNotClaimed.NOT_NOW),
        (
            {
                "span": Span(first=date(2026, 12, 31), last=date(2027, 1, 2)),
                "days": 1,
                "others": [],
            },
            WhyNotClaimed.OUTSIDE,
        ),
        (
            {"span": Span(first=date(2027, 3, 1), last=date(2027, 3, 2)), "days": 1},
            WhyNotClaimed.FUTURE,
        ),
        ({"others": [Span(first=date(2027, 2, 28), last=date(2027, 3, 5))]}, WhyNotClaimed.TWICE),
        ({"days": 0}, WhyNotClaimed.DAYS),
        ({"days": 29}, WhyNotClaimed.DAYS),
        ({"amount": Decimal(0)}, WhyNotClaimed.NO_AMOUNT),
        ({"amount": Decimal("40.01")}, WhyNotClaimed.OVER_PLAN),
        ({"evidence": " "}, WhyNotClaimed.NO_EVIDENCE),
        ({"is_file_used": True}, WhyNotClaimed.DOCUMENT_USED),
    ],
)
def test_each_objection_to_a_claim(change, why):
    assert reasons_not_to_claim(replace(WANTED, **change), on=TODAY) == [why]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        ((2027, 2, 28), None, []),
        ((2027, 2, 27), None, [WhyNotClaimed.PAUSED]),
        ((2027, 1, 20), (2027, 2, 1), []),
        ((2027, 1, 20), (2027, 2, 2), [WhyNotClaimed.PAUSED]),
        ((2027, 2, 10), (2027, 2, 11), []),
    ],
)
def test_no_whole_day_of_a_suspension_is_claimed(since, until, why):
    pause = Pause(*(datetime(*one, 10, tzinfo=UTC) if one else None for one in (since, until)))
    state = PlanState.IN_REVISION if until else PlanState.SUSPENDED
    case = replace(WANTED, state=state, pauses=[pause])
    assert reasons_not_to_claim(case, on=TODAY) == why


def test_a_suspension_that_began_at_midnight_fills_its_first_day():
    midnight = datetime(2027, 2, 27, 22, tzinfo=UTC)
    stopped = replace(WANTED, state=PlanState.SUSPENDED)
    found = [
        reasons_not_to_claim(replace(stopped, pauses=[Pause(one)]), on=TODAY)
        for one in (midnight, midnight + timedelta(seconds=1))
    ]
    assert found == [[WhyNotClaimed.PAUSED], []]


def test_a_day_after_another_claim_is_free():
    later = replace(WANTED, others=[Span(first=date(2027, 1, 4), last=date(2027, 1, 31))])
    assert reasons_not_to_claim(later, on=TODAY) == []


def test_a_claim_that_ends_before_it_begins_is_said_so():
    span = Span(first=date(2027, 2, 5), last=date(2027, 2, 4))
    found = reasons_not_to_claim(replace(WANTED, span=span, days=1), on=TODAY)
    assert WhyNotClaimed.OUT_OF_ORDER in found


@pytest.mark.parametrize(
    ("now", "new", "given", "why"),
    [
        (ClaimState.APPROVED, ClaimState.APPROVED, {}, WhyNotSettled.NOT_NOW),
        (ClaimState.SUBMITTED, ClaimState.PAID, {}, WhyNotSettled.NOT_NOW),
        (ClaimState.SUBMITTED, ClaimState.APPROVED, {"is_own": True}, WhyNotSettled.OWN),
        (ClaimState.SUBMITTED, ClaimState.RETURNED, {"comment": " "}, WhyNotSettled.NO_COMMENT),
    ],
)
def test_each_objection_to_settling(now, new, given, why):
    sound = {"is_own": False, "comment": "Trūkst čeka."}
    assert reasons_not_to_settle(now, new, **(sound | given)) == [why]


@pytest.mark.parametrize(
    ("now", "new"),
    [
        (ClaimState.SUBMITTED, ClaimState.APPROVED),
        (ClaimState.SUBMITTED, ClaimState.RETURNED),
        (ClaimState.APPROVED, ClaimState.PAID),
    ],
)
def test_a_claim_goes_its_way(now, new):
    assert reasons_not_to_settle(now, new, is_own=False, comment="Trūkst čeka.") == []
