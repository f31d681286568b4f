"""Back-off, settlement, stopping and sending again, as pure rules."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.notifications import rules
from portal.notifications.types import (
    LetterStatus,
    Reply,
    Verdict,
    WhyNotCancelled,
    WhyNotResent,
)

NOON = datetime(2027, 3, 1, 10, tzinfo=UTC)
LATER = Reply(Verdict.TEMPORARY, 451, "later")


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (421, Verdict.TEMPORARY),
        (450, Verdict.TEMPORARY),
        (499, Verdict.TEMPORARY),
        (500, Verdict.REFUSED),
        (550, Verdict.REFUSED),
    ],
)
def test_five_hundreds_are_final_and_four_hundreds_are_not(code, verdict):
    assert rules.verdict_on(code) is verdict


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 2), (3, 5), (4, 15), (5, 60), (6, 60), (40, 60)]
)
def test_pauses_grow_to_an_hour(attempts, minutes):
    became = rules.settlement(LATER, attempts=attempts, queued_at=NOON, at=NOON)

    assert became.status is LetterStatus.QUEUED
    assert became.not_before == NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("after", "status"),
    [
        (timedelta(hours=47), LetterStatus.QUEUED),
        (timedelta(hours=47, microseconds=1), LetterStatus.GIVEN_UP),
    ],
)
def test_two_days_of_trying_are_enough(after, status):
    became = rules.settlement(LATER, attempts=9, queued_at=NOON, at=NOON + after)

    assert became.status is status


@pytest.mark.parametrize(
    ("verdict", "status"),
    [(Verdict.ACCEPTED, LetterStatus.HANDED_OVER), (Verdict.REFUSED, LetterStatus.REFUSED)],
)
def test_a_final_answer_settles_the_letter(verdict, status):
    became = rules.settlement(Reply(verdict, 250, ""), attempts=1, queued_at=NOON, at=NOON)

    assert became == rules.Settlement(status, None)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (LetterStatus.QUEUED, []),
        (LetterStatus.SENDING, [WhyNotCancelled.ON_ITS_WAY]),
        (LetterStatus.HANDED_OVER, [WhyNotCancelled.SETTLED]),
        (LetterStatus.REFUSED, [WhyNotCancelled.SETTLED]),
        (LetterStatus.GIVEN_UP, [WhyNotCancelled.SETTLED]),
        (LetterStatus.CANCELLED, [WhyNotCancelled.SETTLED]),
    ],
)
def test_only_a_waiting_letter_is_stopped(status, why):
    assert rules.reasons_not_to_cancel(status) == why


@pytest.mark.parametrize(
    ("status", "copies", "why"),
    [
        (LetterStatus.HANDED_OVER, [], []),
        (LetterStatus.REFUSED, [LetterStatus.REFUSED], []),
        (LetterStatus.REFUSED, [LetterStatus.QUEUED], [WhyNotResent.COPY_IS_WAITING]),
        (LetterStatus.QUEUED, [], [WhyNotResent.STILL_WAITING]),
        (LetterStatus.SENDING, [], [WhyNotResent.STILL_WAITING]),
    ],
)
def test_a_settled_letter_is_sent_again_one_copy_at_a_time(status, copies, why):
    assert rules.reasons_not_to_resend(status, copies) == why


def test_links_and_codes_of_account_letters_are_blotted_out():
    text = "Atveriet https://portals.example.lv/reset/abc123 vai ievadiet 123456. Tālrunis 12345678"

    assert rules.without_secrets(
        text
    ) == "Atveriet •••••• vai ievadiet •••••• Tālrunis 12345678".replace(
        "•••••• Tālrunis", "••••••. Tālrunis"
    )
    assert rules.has_secrets("accounts/reset")
    assert not rules.has_secrets("decisions/approved")
