"""Is an application in time, admitted, and when is a clarification due?"""

from datetime import date, datetime, timedelta

import pytest

from portal.admission.rules import (
    Arrival,
    Asking,
    Checking,
    clarification_due,
    is_admissible,
    is_late,
    reasons_not_to_ask,
    reasons_not_to_check,
    reasons_not_to_register,
    reasons_not_to_settle,
    verdict,
)
from portal.admission.types import Verdict, WhyNotAsk, WhyNotCheck, WhyNotRegister
from portal.applications.types import (
    Channel,
    ClarificationMove,
    ClarificationState,
    Status,
)
from portal.competitions.types import Stage
from portal.kernel.clock import RIGA
from portal.kernel.window import Window

OPENS = datetime(2019, 4, 17, 9, tzinfo=RIGA)
CLOSES = datetime(2019, 5, 20, 17, tzinfo=RIGA)
A_MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize("channel", [Channel.PORTAL, Channel.IN_PERSON, Channel.EMAIL])
def test_the_receipt_decides_and_the_closing_instant_is_late(channel):
    in_time = {"postmark": None, "closes_at": CLOSES}
    assert not is_late(channel, received_at=CLOSES - A_MOMENT, **in_time)
    assert is_late(channel, received_at=CLOSES, **in_time)


def test_a_letter_is_judged_by_its_postmark_and_not_by_its_arrival():
    week_later = CLOSES + timedelta(days=7)
    given = {"received_at": week_later, "closes_at": CLOSES}
    assert not is_late(Channel.POST, postmark=date(2019, 5, 20), **given)
    assert is_late(Channel.POST, postmark=date(2019, 5, 21), **given)


def test_a_letter_without_a_postmark_is_judged_by_its_arrival():
    assert is_late(Channel.POST, received_at=CLOSES, postmark=None, closes_at=CLOSES)


@pytest.mark.parametrize(
    ("given", "failed", "expected"),
    [
        (0, 0, Verdict.UNCHECKED),
        (1, 0, Verdict.UNCHECKED),
        (2, 0, Verdict.ADMISSIBLE),
        (1, 1, Verdict.INADMISSIBLE),
        (2, 1, Verdict.INADMISSIBLE),
    ],
)
def test_one_no_refuses_and_every_yes_is_needed_to_admit(given, failed, expected):
    assert verdict(2, given=given, failed=failed) is expected


def test_without_yes_no_criteria_every_application_is_admitted():
    assert verdict(0, given=0, failed=0) is Verdict.ADMISSIBLE


@pytest.mark.parametrize(
    ("found", "is_judged", "admissible"),
    [
        (Verdict.ADMISSIBLE, True, True),
        (Verdict.UNCHECKED, True, False),
        (Verdict.INADMISSIBLE, True, False),
        (Verdict.ADMISSIBLE, False, True),
        (Verdict.UNCHECKED, False, True),
        (Verdict.INADMISSIBLE, False, False),
    ],
)
def test_what_nobody_checks_is_held_back_only_by_a_plain_no(found, is_judged, admissible):
    assert is_admissible(found, is_judged=is_judged) is admissible


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        ("2026-11-23T10:00", 5, "2026-11-30T17:00"),  # Monday to Monday
        ("2026-11-20T23:59", 1, "2026-11-23T17:00"),  # Friday night to Monday
        ("2026-11-13T10:00", 5, "2026-11-23T17:00"),  # over 18 November, a holiday (Wednesday)
        ("2026-10-23T10:00", 1, "2026-10-26T17:00"),  # over the change of the clocks
        ("2026-11-23T10:00", 0, "2026-11-24T17:00"),  # at least one day
    ],
)
def test_a_clarification_is_due_at_five_on_a_working_day(asked, days, due):
    asked_at = datetime.fromisoformat(asked).replace(tzinfo=RIGA)
    expected = datetime.fromisoformat(due).replace(tzinfo=RIGA)
    assert clarification_due(asked_at, days) == expected


def make_arrival(**change):
    sound = {
        "stage": Stage.ANNOUNCED,
        "window": Window(OPENS, CLOSES),
        "channel": Channel.IN_PERSON,
        "received_at": CLOSES,
        "postmark": None,
        "has_title": True,
        "has_valid_number": True,
    }
    return Arrival(**(sound | change))


NOW = CLOSES + timedelta(days=1)


def test_a_late_paper_application_is_registered_all_the_same():
    assert reasons_not_to_register(make_arrival(received_at=CLOSES), at=NOW) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"stage": Stage.DRAFT}, WhyNotRegister.NOT_ANNOUNCED),
        ({"stage": Stage.DECIDED}, WhyNotRegister.RESULTS_OUT),
        ({"received_at": NOW + A_MOMENT}, WhyNotRegister.IN_THE_FUTURE),
        ({"received_at": OPENS - A_MOMENT}, WhyNotRegister.BEFORE_OPENING),
        ({"channel": Channel.POST}, WhyNotRegister.POSTMARK_MISSING),
        (
            {"channel": Channel.POST, "postmark": date(2019, 5, 21)},
            WhyNotRegister.POSTMARK_AFTER_ARRIVAL,
        ),
        ({"has_valid_number": False}, WhyNotRegister.NUMBER_NOT_VALID),
        ({"has_title": False}, WhyNotRegister.TITLE_MISSING),
    ],
)
def test_each_objection_to_a_registration_has_its_own_reason(change, why):
    assert reasons_not_to_register(make_arrival(**change), at=NOW) == [why]


def test_an_application_received_this_very_moment_or_at_the_opening_may_be_registered():
    assert reasons_not_to_register(make_arrival(received_at=NOW), at=NOW) == []
    assert reasons_not_to_register(make_arrival(received_at=OPENS), at=NOW) == []


def make_checking(**change):
    sound = {
        "stage": Stage.ANNOUNCED,
        "closes_at": CLOSES,
        "status": Status.SUBMITTED,
        "refusals_without_reason": 0,
    }
    return Checking(**(sound | change))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": Status.DRAFT}, WhyNotCheck.NOT_SUBMITTED),
        ({"status": Status.WITHDRAWN}, WhyNotCheck.NOT_SUBMITTED),
        ({"stage": Stage.DECIDED}, WhyNotCheck.DECIDED),
        ({"refusals_without_reason": 1}, WhyNotCheck.REASON_MISSING),
    ],
)
def test_each_objection_to_a_check_has_its_own_reason(change, why):
    assert reasons_not_to_check(make_checking(**change), at=CLOSES) == [why]


def test_checks_begin_at_the_closing_instant():
    assert reasons_not_to_check(make_checking(), at=CLOSES) == []
    assert reasons_not_to_check(make_checking(), at=CLOSES - A_MOMENT) == [WhyNotCheck.STILL_OPEN]


def make_asking(**change):
    sound = {
        "stage": Stage.ANNOUNCED,
        "closes_at": CLOSES,
        "status": Status.SUBMITTED,
        "channel": Channel.PORTAL,
        "latest": None,
        "has_question": True,
        "is_correctable": True,
        "fails_for_good": False,
        "opens_sections": True,
    }
    return Asking(**(sound | change))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": Status.DRAFT}, WhyNotAsk.NOT_SUBMITTED),
        ({"status": Status.WITHDRAWN}, WhyNotAsk.NOT_SUBMITTED),
        ({"stage": Stage.RESULTS_PUBLISHED}, WhyNotAsk.DECIDED),
        ({"latest": ClarificationState.WAITING}, WhyNotAsk.ALREADY_WAITING),
        ({"has_question": False}, WhyNotAsk.QUESTION_MISSING),
        ({"is_correctable": False}, WhyNotAsk.NOT_CORRECTABLE),
        ({"fails_for_good": True}, WhyNotAsk.FAILED_FOR_GOOD),
        ({"channel": Channel.POST}, WhyNotAsk.NOT_ON_PAPER),
    ],
)
def test_each_objection_to_a_question_has_its_own_reason(change, why):
    assert reasons_not_to_ask(make_asking(**change), at=CLOSES) == [why]


def test_nothing_is_asked_before_the_closing_instant():
    assert reasons_not_to_ask(make_asking(), at=CLOSES) == []
    assert reasons_not_to_ask(make_asking(), at=CLOSES - A_MOMENT) == [WhyNotAsk.STILL_OPEN]


def test_an_explanation_of_what_came_on_paper_may_be_asked():
    by_post = make_asking(channel=Channel.POST, opens_sections=False)
    assert reasons_not_to_ask(by_post, at=CLOSES) == []


@pytest.mark.parametrize("latest", sorted(set(ClarificationState) - {ClarificationState.WAITING}))
def test_after_an_answer_or_without_one_it_may_be_asked_again(latest):
    assert reasons_not_to_ask(make_asking(latest=latest), at=CLOSES) == []


@pytest.mark.parametrize("state", ClarificationState)
def test_only_an_answer_is_accepted_and_only_what_was_not_answered_is_closed(state):
    acceptable = {ClarificationState.ANSWERED}
    closable = {ClarificationState.WAITING, ClarificationState.LAPSED}
    moved_on = [WhyNotAsk.CHANGED_MEANWHILE]
    accepting = reasons_not_to_settle(ClarificationMove.ACCEPT, state)
    closing = reasons_not_to_settle(ClarificationMove.CLOSE, state)
    assert accepting == ([] if state in acceptable else moved_on)
    assert closing == ([] if state in closable else moved_on)
