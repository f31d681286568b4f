"""When may an application be submitted, and moved otherwise?"""

from datetime import timedelta
from decimal import Decimal

import pytest

from portal.applications.rules import moves
from portal.applications.rules.submission import (
    Applicant,
    first_of_each_field,
    reasons_not_to_submit,
)
from portal.applications.types import Declaration, Section, Status, WhyNot, WhyNotMoved
from portal.kernel.window import Window
from tests.builders.drafts import case, draft, line
from tests.support.clocks import NOON

INSTANT = timedelta(microseconds=1)


def reasons(case, at=NOON):
    return [one.why for one in reasons_not_to_submit(case, at=at)]


def test_a_complete_application_may_be_submitted():
    assert reasons(case()) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": Status.SUBMITTED}, WhyNot.ALREADY_SUBMITTED),
        ({"status": Status.WITHDRAWN}, WhyNot.WITHDRAWN),
        ({"is_suspended": True}, WhyNot.SUSPENDED),
        ({"is_cancelled": True}, WhyNot.CANCELLED),
        ({"may_submit": False}, WhyNot.NO_RIGHT),
        ({"is_confirmed": False}, WhyNot.ADDRESS_NOT_CONFIRMED),
        ({"applicant": Applicant(missing=("iban",))}, WhyNot.ORGANISATION_INCOMPLETE),
        ({"applicant": Applicant(has_sound_number=False)}, WhyNot.ORGANISATION_NUMBER),
        ({"applicant": Applicant(has_sound_account=False)}, WhyNot.ORGANISATION_ACCOUNT),
        ({"draft": draft(lines=[line("4599.99")])}, WhyNot.PLAN_SHORT),
        ({"draft": draft(lines=[line("4600.00"), line("0.01")])}, WhyNot.PLAN_OVER),
    ],
)
def test_each_objection_has_its_own_reason(change, why):
    assert reasons(case(**change)) == [why]


def test_the_window_includes_its_opening_and_not_its_closing():
    window = Window(NOON, NOON + timedelta(hours=1))

    assert reasons(case(window=window), NOON) == []
    assert reasons(case(window=window), NOON - INSTANT) == [WhyNot.TOO_EARLY]
    assert reasons(case(window=window), window.closes - INSTANT) == []
    assert reasons(case(window=window), window.closes) == [WhyNot.TOO_LATE]
    assert reasons(case(window=window), window.closes + INSTANT) == [WhyNot.TOO_LATE]


def test_a_reopened_application_may_be_submitted_again():
    assert reasons(case(status=Status.REOPENED)) == []


@pytest.mark.parametrize("declaration", Declaration)
def test_every_declaration_is_asked_for(declaration):
    found = reasons_not_to_submit(case(declared=frozenset(Declaration) - {declaration}), at=NOON)

    assert [(one.why, one.section, one.field) for one in found] == [
        (WhyNot.NOT_DECLARED, Section.DECLARATIONS, declaration.value)
    ]


def test_all_objections_are_given_at_once_in_the_order_of_the_page():
    one = case(
        {Section.PROJECT: {"title": ""}, Section.RISKS: {"risks": []}},
        is_confirmed=False,
        declared=frozenset(),
    )

    found = reasons_not_to_submit(one, at=NOON)

    assert [objection.section for objection in found][:3] == [None, Section.PROJECT, Section.RISKS]
    assert len(found) == 3 + len(Declaration)
    assert first_of_each_field([*found, *found]) == found


def move(**given):
    sound = {
        "status": Status.SUBMITTED,
        "window": Window(NOON, NOON + timedelta(hours=1)),
        "is_taking": True,
        "has_versions": True,
    }
    return moves.Case(**(sound | given))


def test_a_draft_is_started_only_while_the_call_is_open():
    window = Window(NOON, NOON + timedelta(hours=1))

    def reasons(at, **given):
        return moves.reasons_not_to_start(
            window, **({"is_taking": True, "drafts": 0} | given), at=at
        )

    assert reasons(NOON) == []
    assert reasons(window.closes) == [WhyNotMoved.NOT_OPEN]
    assert reasons(NOON, is_taking=False) == [WhyNotMoved.NOT_OPEN]
    assert reasons(NOON, drafts=moves.MOST_DRAFTS - 1) == []
    assert reasons(NOON, drafts=moves.MOST_DRAFTS) == [WhyNotMoved.TOO_MANY_DRAFTS]


@pytest.mark.parametrize(
    ("change", "at", "why"),
    [
        ({}, NOON, []),
        ({"status": Status.WITHDRAWN}, NOON, []),
        ({"status": Status.DRAFT}, NOON, [WhyNotMoved.NOT_SUBMITTED]),
        ({"status": Status.REOPENED}, NOON, [WhyNotMoved.NOT_SUBMITTED]),
        ({"status": Status.WITHDRAWN, "has_versions": False}, NOON, [WhyNotMoved.NOT_SUBMITTED]),
        ({"is_taking": False}, NOON, [WhyNotMoved.NOT_OPEN]),
        ({}, NOON + timedelta(hours=1) - INSTANT, []),
        ({}, NOON + timedelta(hours=1), [WhyNotMoved.NOT_OPEN]),
    ],
)
def test_a_submitted_application_is_taken_back_before_the_deadline(change, at, why):
    assert moves.reasons_not_to_reopen(move(**change), at=at) == why


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, []),
        ({"status": Status.REOPENED}, []),
        ({"status": Status.DRAFT, "has_versions": False}, [WhyNotMoved.NOT_SUBMITTED]),
        ({"status": Status.WITHDRAWN}, [WhyNotMoved.ALREADY_WITHDRAWN]),
        ({"is_decided": True}, [WhyNotMoved.DECIDED]),
    ],
)
def test_it_is_withdrawn_any_time_before_the_decision(change, why):
    assert moves.reasons_not_to_withdraw(move(**change)) == why


def test_only_a_draft_never_submitted_is_deleted():
    draft = {"status": Status.DRAFT, "has_versions": False}
    assert moves.reasons_not_to_delete(move(**draft)) == []
    for change in ({}, draft | {"has_versions": True}):
        assert moves.reasons_not_to_delete(move(**change)) == [WhyNotMoved.NOT_A_DRAFT]


def test_only_a_correction_is_thrown_away():
    assert moves.reasons_not_to_discard(move(status=Status.REOPENED)) == []
    assert moves.reasons_not_to_discard(move()) == [WhyNotMoved.NOT_SUBMITTED]


def test_it_is_filled_in_only_while_it_is_with_the_team():
    filled = {status for status in Status if moves.may_be_filled(status)}
    assert filled == {Status.DRAFT, Status.REOPENED}


def test_the_difference_is_named_to_the_cent():
    found = reasons_not_to_submit(case(draft=draft(lines=[line("4599.99")])), at=NOON)
    assert found[0].values == {"amount": Decimal("0.01"), "total": Decimal("4600.00")}
