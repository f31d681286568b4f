"""The small rules of evaluation: sheets, the start, conflicts the portal sees, order."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.competitions.types import Stage, State
from portal.evaluation.access import Desk
from portal.evaluation.rules import commission, order, scoring
from portal.evaluation.rules.conflicts import Applicant, Somebody, signs
from portal.evaluation.types import (
    AssessmentStatus,
    Only,
    Progress,
    Sign,
    WhyNotScored,
    WhyNotStarted,
)
from portal.kernel.identity import Role

CASE = scoring.Case(
    stage=Stage.EVALUATING,
    role=Role.MEMBER,
    is_in_conflict=False,
    status=AssessmentStatus.DRAFT,
)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, []),
        ({"role": Role.CHAIR}, []),
        ({"role": Role.DEPUTY}, []),
        ({"role": Role.SECRETARY}, [WhyNotScored.NOT_SCORING_ROLE]),
        ({"role": Role.OBSERVER}, [WhyNotScored.NOT_SCORING_ROLE]),
        ({"role": None}, [WhyNotScored.NOT_SCORING_ROLE]),
        ({"stage": Stage.ANNOUNCED}, [WhyNotScored.NOT_EVALUATING]),
        ({"stage": Stage.DECIDED}, [WhyNotScored.NOT_EVALUATING]),
        ({"is_in_conflict": True}, [WhyNotScored.IN_CONFLICT]),
        ({"status": AssessmentStatus.SUBMITTED}, [WhyNotScored.LOCKED]),
    ],
)
def test_each_reason_not_to_save_is_its_own(change, why):
    assert scoring.reasons_not_to_save(replace(CASE, **change)) == why


def test_a_sheet_needs_points_and_a_reason_for_every_criterion():
    whole = scoring.Written(points=Decimal(0), reason="Desmit zīm")

    assert scoring.reasons_not_to_hand_in({"a": whole}) == []
    gap = replace(whole, points=None)
    assert scoring.reasons_not_to_hand_in({"a": whole, "b": gap}) == [WhyNotScored.INCOMPLETE]
    short = replace(whole, reason="Deviņas z ")
    assert scoring.reasons_not_to_hand_in({"a": short}) == [WhyNotScored.NO_REASON]


@pytest.mark.parametrize(
    ("stage", "status", "why"),
    [
        (Stage.EVALUATING, AssessmentStatus.SUBMITTED, []),
        (Stage.EVALUATING, AssessmentStatus.DRAFT, [WhyNotScored.NOT_LOCKED]),
        (Stage.DECIDED, AssessmentStatus.SUBMITTED, [WhyNotScored.NOT_EVALUATING]),
    ],
)
def test_only_a_sheet_handed_in_is_opened_again(stage, status, why):
    assert scoring.reasons_not_to_reopen(stage, status) == why


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("7", "7"),
        (" 7,5 ", "7.5"),
        ("0.0001", "0.0001"),
        ("", None),
        ("-1", None),
        ("1e1", None),
        ("NaN", None),
        ("7.00001", None),
        ("\u0667", None),
        ("9" * 7, None),
    ],
)
def test_points_are_read_exactly_or_not_at_all(typed, points):
    assert scoring.read_points(typed) == (None if points is None else Decimal(points))


@pytest.mark.parametrize(
    ("points", "fits"),
    [("0", True), ("10", True), ("0.5", True), ("10.5", False), ("0.25", False), ("-0.5", False)],
)
def test_points_go_in_steps_up_to_the_most(points, fits):
    half, ten = Decimal("0.5"), Decimal(10)

    assert scoring.is_in_steps(Decimal(points), step=half, most=ten) is fits


def test_few_steps_are_offered_as_choices_and_many_are_typed():
    assert scoring.choices(step=Decimal("0.5"), most=Decimal(1)) == [0, Decimal("0.5"), 1]
    assert len(scoring.choices(step=Decimal(1), most=Decimal(20))) == 21
    assert scoring.choices(step=Decimal(1), most=Decimal(21)) == []


@pytest.mark.parametrize("stage", Stage)
def test_the_discussion_is_opened_only_while_the_commission_works(stage):
    closed = [WhyNotScored.NOT_EVALUATING]
    assert scoring.reasons_not_to_open(stage) == ([] if stage is Stage.EVALUATING else closed)


START = commission.Case(
    state=State.CLOSED,
    checks_left=0,
    clarifications_open=0,
    roles=(Role.CHAIR, Role.MEMBER, Role.SECRETARY),
    fewest_without_conflict=2,
    min_assessments=2,
)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, []),
        ({"state": State.OPEN}, [WhyNotStarted.NOT_CLOSED]),
        ({"state": State.DRAFT}, [WhyNotStarted.NOT_CLOSED]),
        ({"state": State.EVALUATING}, [WhyNotStarted.WRONG_STAGE]),
        ({"state": State.SUSPENDED}, [WhyNotStarted.WRONG_STAGE]),
        ({"checks_left": 1}, [WhyNotStarted.CHECKS_LEFT]),
        ({"clarifications_open": 1}, [WhyNotStarted.CLARIFYING]),
        ({"roles": (Role.MEMBER, Role.MEMBER)}, [WhyNotStarted.NO_CHAIR]),
        ({"roles": (Role.CHAIR, Role.SECRETARY)}, [WhyNotStarted.TOO_FEW_MEMBERS]),
        ({"fewest_without_conflict": 1}, [WhyNotStarted.OUT_OF_REACH]),
        (
            {"roles": (), "min_assessments": 0},
            [WhyNotStarted.NO_CHAIR, WhyNotStarted.TOO_FEW_MEMBERS],
        ),
    ],
)
def test_the_start_waits_for_each_thing_by_name(change, why):
    assert commission.reasons_not_to_start(replace(START, **change)) == why


MEMBER = Somebody(name="Dace Ozola", email="dace@asns.test", organisation_ids=frozenset({7}))
STRANGER = Applicant(organisation_id=1, emails={"info@cits.test"}, text="{}")


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({}, []),
        ({"organisation_id": 7}, [Sign.ORGANISATION]),
        ({"emails": {"INFO@ASNS.TEST"}}, [Sign.DOMAIN]),
        ({"text": "Vada dace ozola, mentore"}, [Sign.TEAM]),
        ({"text": "rakstiet DACE@asns.test"}, [Sign.TEAM]),
        ({"text": "Dace un Ozola"}, []),
        ({"emails": {""}}, []),
    ],
)
def test_the_portal_sees_organisation_domain_and_team(change, seen):
    assert signs(MEMBER, replace(STRANGER, **change)) == seen


def test_a_public_mailbox_or_half_a_name_ties_nobody():
    public = replace(MEMBER, email="dace@gmail.com", name="Dace")
    applicant = replace(STRANGER, emails={"asns@gmail.com"}, text="Dace atbild par telpām.")

    assert signs(public, applicant) == []
    assert signs(replace(public, email="", name=""), applicant) == []


@given(st.integers(1, 1000), st.sets(st.integers(1, order.PRIME - 1), max_size=60))
def test_no_two_applications_share_a_place_and_the_order_stays(member_id, keys):
    places = [order.place(key, member_id) for key in keys]

    assert len(set(places)) == len(keys)
    assert places == [order.place(key, member_id) for key in keys]


def test_progress_counts_each_part_of_the_queue():
    progress = Progress(total=5, done=2, recused=1)

    assert [progress.rows(one) for one in Only] == [6, 3, 2, 1]


def test_a_desk_without_an_application_says_so():
    with pytest.raises(LookupError):
        _ = Desk(competition=None, members={}).application
