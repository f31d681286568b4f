"""What keeps the minutes from being signed and the results from being published?"""

from dataclasses import replace

import pytest

from portal.competitions.types import Stage
from portal.decisions.rules.publishing import (
    Docket,
    Item,
    Press,
    reasons_not_to_confirm,
    reasons_not_to_go_public,
    reasons_not_to_publish,
    reasons_not_to_sign,
)
from portal.decisions.types import Blocker, Hindrance, Outcome, WhyNot
from portal.evaluation.types import Proposal

APPROVED = Item(
    application_id=1, number="A/1", proposal=Proposal.APPROVED, outcome=Outcome.APPROVED
)
REFUSED = Item(application_id=2, number="A/2", proposal=Proposal.REJECTED, outcome=Outcome.REJECTED)


@pytest.fixture
def docket():
    return Docket(
        items=(APPROVED, REFUSED),
        quota=1,
        chair="Kārlis Ozols",
        secretary="Zane Liepa",
        coordinator="Līga Kalniņa",
    )


def kinds(blockers):
    return [one.kind for one in blockers]


def test_a_whole_docket_is_signed_and_published(docket):
    assert reasons_not_to_sign(docket) == []
    assert reasons_not_to_publish(docket) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"has_meeting": False}, Hindrance.NO_MEETING),
        ({"open_ties": (("A/1", "A/2"),)}, Hindrance.TIE),
        ({"quota": 0}, Hindrance.QUOTA),
        ({"items": (replace(APPROVED, is_ready=False),)}, Hindrance.NOT_READY),
        ({"items": (replace(APPROVED, is_clarifying=True),)}, Hindrance.CLARIFYING),
        ({"items": (replace(APPROVED, outcome=None),)}, Hindrance.NO_OUTCOME),
        ({"items": (replace(APPROVED, is_outdated=True),)}, Hindrance.OUTDATED),
        ({"items": (replace(APPROVED, proposal=Proposal.RESERVE),)}, Hindrance.OVERRIDE_REASON),
        ({"items": (replace(APPROVED, has_quorum=False),)}, Hindrance.QUORUM),
    ],
)
def test_each_thing_undecided_keeps_the_minutes_unsigned(docket, change, kind):
    assert kinds(reasons_not_to_sign(replace(docket, **change))) == [kind]


def test_deciding_otherwise_with_a_reason_hinders_nothing(docket):
    otherwise = replace(APPROVED, proposal=Proposal.RESERVE, reason="Vienīgais novadā.")

    assert reasons_not_to_sign(replace(docket, items=(otherwise,))) == []


def test_what_is_not_ready_is_not_blamed_for_more(docket):
    item = replace(APPROVED, is_ready=False, outcome=None, has_quorum=False)

    assert kinds(reasons_not_to_sign(replace(docket, items=(item,)))) == [Hindrance.NOT_READY]


def test_a_clarification_is_the_coordinators_turn(docket):
    item = replace(APPROVED, is_clarifying=True, outcome=None)
    (one,) = reasons_not_to_sign(replace(docket, items=(item,)))
    assert one.who == "Līga Kalniņa"


def test_without_a_meeting_the_quorum_of_each_is_not_asked(docket):
    item = replace(APPROVED, has_quorum=False)
    bare = replace(docket, items=(item,), has_meeting=False)

    assert kinds(reasons_not_to_sign(bare)) == [Hindrance.NO_MEETING]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"is_signed": False}, Hindrance.MINUTES),
        ({"has_contest_text": False}, Hindrance.CONTEST),
        ({"has_contact": False}, Hindrance.CONTACT),
        ({"items": (replace(APPROVED, has_address=False),)}, Hindrance.ADDRESS),
        ({"items": (replace(REFUSED, missing_reasons=(3,)),)}, Hindrance.CRITERION_REASON),
    ],
)
def test_each_thing_missing_keeps_the_results_unpublished(docket, change, kind):
    incomplete = replace(docket, **change)

    assert kinds(reasons_not_to_publish(incomplete)) == [kind]
    assert reasons_not_to_sign(incomplete) == []


def test_what_hinders_signing_hinders_publishing(docket):
    assert Hindrance.TIE in kinds(
        reasons_not_to_publish(replace(docket, open_ties=(("A/1", "A/2"),)))
    )


def test_an_approved_application_needs_no_reason_by_criterion(docket):
    item = replace(APPROVED, missing_reasons=(1, 2))

    assert reasons_not_to_publish(replace(docket, items=(item,))) == []


def test_a_missing_reason_names_the_application_the_criterion_and_whose_turn_it_is(docket):
    item = replace(REFUSED, missing_reasons=(3,))

    assert reasons_not_to_publish(replace(docket, items=(item,))) == [
        Blocker(
            kind=Hindrance.CRITERION_REASON,
            number="A/2",
            application_id=2,
            detail="3",
            who="Zane Liepa",
        )
    ]


def test_without_a_secretary_the_chair_words_the_reasons(docket):
    item = replace(REFUSED, missing_reasons=(3,))
    found = reasons_not_to_publish(replace(docket, items=(item,), secretary=""))

    assert [one.who for one in found] == ["Kārlis Ozols"]


@pytest.fixture
def press():
    return Press(
        stage=Stage.DECIDED, is_published=False, blockers=(), needs_second=True, first_by=7, by=8
    )


def test_a_second_person_publishes(press):
    assert reasons_not_to_go_public(press) == []


def test_one_person_publishes_where_the_municipality_says_so(press):
    assert reasons_not_to_go_public(replace(press, needs_second=False, first_by=None)) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_published": True}, WhyNot.ALREADY_PUBLISHED),
        ({"blockers": (Blocker(kind=Hindrance.CONTEST),)}, WhyNot.BLOCKED),
        ({"stage": Stage.EVALUATING}, WhyNot.BLOCKED),
        ({"first_by": None}, WhyNot.NOT_CONFIRMED),
        ({"first_by": 8}, WhyNot.SAME_PERSON),
    ],
)
def test_each_reason_not_to_publish_is_given(press, change, why):
    assert reasons_not_to_go_public(replace(press, **change)) == [why]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"first_by": 7}, [WhyNot.ALREADY_CONFIRMED]),
        ({"blockers": (Blocker(kind=Hindrance.MINUTES),)}, [WhyNot.BLOCKED]),
        ({"is_published": True}, [WhyNot.ALREADY_PUBLISHED]),
    ],
)
def test_the_first_person_confirms_once_and_when_nothing_blocks(press, change, expected):
    assert reasons_not_to_confirm(replace(press, **{"first_by": None} | change)) == expected
