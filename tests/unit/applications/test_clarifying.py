"""What a clarification opens, for how long, and what may be sent."""

from datetime import timedelta
from decimal import Decimal

import pytest

from portal.applications.rules.clarifying import (
    Asked,
    Sending,
    reasons_not_to_send,
    reasons_not_to_write,
    state_of,
)
from portal.applications.rules.submission import Applicant
from portal.applications.types import (
    CLARIFICATION_STEPS,
    ClarificationMove,
    ClarificationState,
    Section,
    Status,
    WhyNot,
    WhyNotMoved,
)
from tests.builders.drafts import draft, line
from tests.support.clocks import NOON

A_MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("marks", "before", "after"),
    [
        ("", ClarificationState.WAITING, ClarificationState.LAPSED),
        ("answered", ClarificationState.ANSWERED, ClarificationState.ANSWERED),
        ("settled", ClarificationState.CLOSED, ClarificationState.CLOSED),
        ("answered settled", ClarificationState.ASKED_AGAIN, ClarificationState.ASKED_AGAIN),
        ("answered settled accepted", ClarificationState.ACCEPTED, ClarificationState.ACCEPTED),
    ],
)
def test_only_what_nobody_answered_lapses_and_at_the_due_instant(marks, before, after):
    given = {
        "is_answered": "answered" in marks,
        "is_settled": "settled" in marks,
        "is_accepted": "accepted" in marks,
        "due_at": NOON,
    }
    assert state_of(**given, at=NOON - A_MOMENT) is before
    assert state_of(**given, at=NOON) is after


def test_every_state_but_the_first_and_the_one_of_the_clock_is_reached_by_a_move():
    reached = {step.after for step in CLARIFICATION_STEPS.values()}
    by_itself = {ClarificationState.WAITING, ClarificationState.LAPSED}
    assert reached | by_itself == set(ClarificationState)
    assert set(CLARIFICATION_STEPS) == set(ClarificationMove)


def asked(state=ClarificationState.WAITING, *sections):
    return Asked(state=state, sections=frozenset(sections or (Section.NEED,)))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REOPENED])
def test_what_is_with_the_team_is_open_whole(status):
    assert [reasons_not_to_write(section, status, None) for section in Section] == [[]] * len(
        Section
    )


def test_of_what_is_submitted_only_the_sections_named_are_open():
    open_now = {
        section
        for section in Section
        if not reasons_not_to_write(section, Status.SUBMITTED, asked())
    }
    assert open_now == {Section.NEED}


@pytest.mark.parametrize(
    ("status", "one", "why"),
    [
        (Status.SUBMITTED, None, WhyNotMoved.NOT_OPEN_TO_CHANGES),
        (Status.WITHDRAWN, asked(), WhyNotMoved.NOT_OPEN_TO_CHANGES),
        (Status.SUBMITTED, asked(ClarificationState.LAPSED), WhyNotMoved.CLARIFYING_OVER),
        (
            Status.SUBMITTED,
            asked(ClarificationState.WAITING, Section.RISKS),
            WhyNotMoved.SECTION_LOCKED,
        ),
    ],
)
def test_each_reason_a_section_is_locked_is_its_own(status, one, why):
    assert reasons_not_to_write(Section.NEED, status, one) == [why]


def sending(**change):
    sound = {
        "state": ClarificationState.WAITING,
        "due_at": NOON,
        "status": Status.SUBMITTED,
        "is_decided": False,
        "sections": frozenset({Section.NEED, Section.COST_PLAN}),
        "has_changes": True,
        "has_explanation": False,
        "may_sign": True,
        "is_confirmed": True,
        "applicant": Applicant(),
        "draft": draft(),
        "in_force": draft(),
        "is_declared": True,
    }
    return Sending(**(sound | change))


def whys(case):
    return [one.why for one in reasons_not_to_send(case)]


def test_a_sound_correction_is_sent():
    assert whys(sending()) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": ClarificationState.ANSWERED}, WhyNot.ALREADY_CLARIFIED),
        ({"state": ClarificationState.ACCEPTED}, WhyNot.ALREADY_CLARIFIED),
        ({"state": ClarificationState.ASKED_AGAIN}, WhyNot.ALREADY_CLARIFIED),
        ({"state": ClarificationState.CLOSED}, WhyNot.NOT_ASKED),
        ({"state": ClarificationState.LAPSED}, WhyNot.CLARIFYING_OVER),
        ({"status": Status.WITHDRAWN}, WhyNot.WITHDRAWN),
        ({"is_decided": True}, WhyNot.DECIDED),
        ({"may_sign": False}, WhyNot.NO_RIGHT),
        ({"is_confirmed": False}, WhyNot.ADDRESS_NOT_CONFIRMED),
        ({"is_declared": False}, WhyNot.NOT_DECLARED),
        ({"draft": draft({Section.NEED: {"aim": ""}})}, WhyNot.ANSWER_MISSING),
        ({"draft": draft(lines=[line("4599.99")])}, WhyNot.PLAN_SHORT),
        ({"draft": draft(lines=[line("4600.00"), line("0.01")])}, WhyNot.PLAN_OVER),
    ],
)
def test_each_objection_to_a_correction_has_its_own_reason(change, why):
    assert whys(sending(**change)) == [why]


def test_a_cent_missing_is_named():
    (one,) = reasons_not_to_send(sending(draft=draft(lines=[line("4599.99")])))
    assert one.values["amount"] == Decimal("0.01")


def test_an_explanation_alone_needs_no_signature_and_makes_no_declaration():
    alone = {"has_changes": False, "may_sign": False, "is_declared": False}
    assert whys(sending(**alone, has_explanation=True)) == []
    assert whys(sending(**alone)) == [WhyNot.NOTHING_TO_SEND]


def test_what_does_not_fit_a_locked_section_because_of_the_change_is_objected_to():
    later = draft({Section.PROJECT: {"starts": "2027-06-01"}})
    found = reasons_not_to_send(sending(draft=later, sections=frozenset({Section.PROJECT})))
    assert {(one.why, one.section) for one in found} == {(WhyNot.ROW_DATES, Section.ACTIVITIES)}


def test_what_was_wrong_in_a_locked_section_before_holds_nobody_up():
    wrong = {Section.RISKS: {"risks": []}}
    case = sending(draft=draft(wrong), in_force=draft(wrong))
    assert whys(case) == []
    opened = frozenset({Section.RISKS})
    assert whys(sending(draft=draft(wrong), in_force=draft(wrong), sections=opened)) == [
        WhyNot.ANSWER_MISSING
    ]


def test_the_organisation_is_looked_at_only_where_it_is_open():
    incomplete = Applicant(missing=("iban",))
    assert whys(sending(applicant=incomplete)) == []
    opened = frozenset({Section.APPLICANT})
    assert whys(sending(applicant=incomplete, sections=opened)) == [WhyNot.ORGANISATION_INCOMPLETE]
