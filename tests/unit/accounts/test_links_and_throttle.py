from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.accounts.rules.invitations import Case, reasons_not_to_answer
from portal.accounts.rules.links import LIVES, code_works, reasons_link_fails
from portal.accounts.rules.roles import reasons_not_to_take, replaced_by
from portal.accounts.rules.throttle import LIMITS, WINDOW, minutes_to_wait
from portal.accounts.types import (
    Answer,
    Counted,
    LinkPurpose,
    WhyLinkFailed,
    WhyNotAnswered,
    WhyNotTaken,
)
from portal.kernel.identity import COMMISSION, TEAM, Role
from tests.support.clocks import NOON

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("used_at", "valid_until", "why"),
    [
        (None, NOON + SECOND, []),
        (None, NOON, [WhyLinkFailed.EXPIRED]),
        (NOON, NOON + SECOND, [WhyLinkFailed.USED]),
        (NOON, NOON - SECOND, [WhyLinkFailed.USED]),
    ],
)
def test_a_link_works_once_and_until_its_last_instant(used_at, valid_until, why):
    assert reasons_link_fails(used_at=used_at, valid_until=valid_until, at=NOON) == why


@pytest.mark.parametrize("purpose", LinkPurpose)
def test_a_code_works_as_long_as_its_purpose_says(purpose):
    life = LIVES[purpose].code
    last = max(life - SECOND, timedelta())
    assert code_works(purpose, sent_at=NOON, at=NOON + last) is (life > timedelta())
    assert not code_works(purpose, sent_at=NOON, at=NOON + life)


def test_a_reset_lives_an_hour_and_a_sign_in_a_quarter():
    assert LIVES[LinkPurpose.RESET_PASSWORD].link == timedelta(minutes=60)
    assert LIVES[LinkPurpose.SIGN_IN].link == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("tries", "wait"),
    [
        ([], 0),
        ([NOON] * 5, 0),
        ([NOON] * 6, 15),
        ([NOON - WINDOW] * 6, 0),
        ([NOON - WINDOW + SECOND] * 6, 1),
        ([NOON - timedelta(minutes=10), *[NOON] * 5], 5),
    ],
)
def test_how_long_one_waits(tries, wait):
    assert minutes_to_wait(tries, LIMITS[Counted.SIGN_IN].account, at=NOON) == wait


@given(some.lists(some.integers(-2000, 0), max_size=40), some.integers(1, 10))
def test_after_the_minutes_named_one_may_try(seconds, most):
    tries = [NOON + timedelta(seconds=one) for one in seconds]
    wait = minutes_to_wait(tries, most, at=NOON)
    assert 0 <= wait <= 15
    assert minutes_to_wait(tries, most, at=NOON + timedelta(minutes=wait)) == 0


SOUND = {"answer": Answer.WAITING, "valid_until": NOON + SECOND, "invited": "a@example.test"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, []),
        ({"answering": "a@example.test"}, []),
        ({"answering": "b@example.test"}, [WhyNotAnswered.OTHER_ADDRESS]),
        ({"valid_until": NOON}, [WhyNotAnswered.EXPIRED]),
        ({"answer": Answer.ACCEPTED}, [WhyNotAnswered.ANSWERED]),
        ({"answer": Answer.DECLINED, "valid_until": NOON}, [WhyNotAnswered.ANSWERED]),
        ({"answer": Answer.CANCELLED}, [WhyNotAnswered.CANCELLED]),
    ],
)
def test_when_an_invitation_can_be_answered(change, why):
    assert reasons_not_to_answer(Case(**SOUND | change), at=NOON) == why


@pytest.mark.parametrize(
    ("role", "holders", "why"),
    [
        (Role.OWNER, [1], [WhyNotTaken.LAST_OWNER]),
        (Role.OWNER, [1, 2], []),
        (Role.OWNER, [2], []),
        (Role.ADMINISTRATOR, [1], [WhyNotTaken.LAST_ADMINISTRATOR]),
        (Role.ADMINISTRATOR, [2, 1], []),
        (Role.EDITOR, [1], []),
        (Role.CHAIR, [1], []),
        (Role.COORDINATOR, [1], []),
    ],
)
def test_somebody_has_to_manage_each_organisation_and_the_portal(role, holders, why):
    assert reasons_not_to_take(role, 1, holders) == why


def test_one_role_in_a_team_and_one_in_a_commission():
    assert replaced_by(Role.EDITOR) == TEAM - {Role.EDITOR}
    assert replaced_by(Role.CHAIR) == COMMISSION - {Role.CHAIR}
    assert replaced_by(Role.COORDINATOR) == replaced_by(Role.ADMINISTRATOR) == frozenset()
