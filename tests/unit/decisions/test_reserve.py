"""When a winner does not take the grant: may it be noted, and who is next?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.competitions.types import Stage
from portal.decisions.rules.reserve import (
    Offered,
    Place,
    Refusal,
    next_in_reserve,
    offer_on,
    proposed_last_day,
    reasons_not_to_accept,
    reasons_not_to_decline,
    standing,
)
from portal.decisions.types import Offer, Outcome, Standing, WhyNot

WHEN = datetime(2027, 5, 3, 9, tzinfo=UTC)
TODAY = date(2027, 5, 3)
SOUND = Refusal(
    stage=Stage.RESULTS_PUBLISHED,
    is_published=True,
    standing=Standing.APPROVED,
    reason="Laikus neparakstīja līgumu.",
    next_now=7,
    next_seen=7,
    offer_until=TODAY,
    today=TODAY,
)
MADE = Offered(until=TODAY, offered_at=WHEN, accepted_at=None, declined_at=None)


@pytest.mark.parametrize(
    ("outcome", "declined_at", "offered_at", "stands"),
    [
        (Outcome.APPROVED, None, None, Standing.APPROVED),
        (Outcome.APPROVED, WHEN, None, Standing.DECLINED),
        (Outcome.RESERVE, None, None, Standing.RESERVE),
        (Outcome.RESERVE, None, WHEN, Standing.APPROVED),
        (Outcome.RESERVE, WHEN, WHEN, Standing.DECLINED),
        (Outcome.REJECTED, None, None, Standing.REJECTED),
    ],
)
def test_where_an_application_stands_follows_from_what_became_of_it(
    outcome, declined_at, offered_at, stands
):
    assert standing(outcome, declined_at=declined_at, offered_at=offered_at) is stands


@pytest.mark.parametrize(
    "stage", [Stage.RESULTS_PUBLISHED, Stage.CONTRACTING, Stage.IMPLEMENTATION]
)
def test_a_winner_may_decline_while_the_competition_goes_on(stage):
    assert reasons_not_to_decline(replace(SOUND, stage=stage)) == []


def test_a_winner_may_decline_when_the_reserve_is_empty():
    assert (
        reasons_not_to_decline(replace(SOUND, next_now=None, next_seen=None, offer_until=None))
        == []
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_published": False, "stage": Stage.DECIDED}, WhyNot.NOT_PUBLISHED),
        ({"stage": Stage.COMPLETED}, WhyNot.NOT_UNDER_WAY),
        ({"stage": Stage.SUSPENDED}, WhyNot.NOT_UNDER_WAY),
        ({"stage": Stage.CANCELLED}, WhyNot.NOT_UNDER_WAY),
        ({"standing": Standing.RESERVE}, WhyNot.NOT_APPROVED),
        ({"standing": Standing.REJECTED}, WhyNot.NOT_APPROVED),
        ({"standing": Standing.DECLINED}, WhyNot.ALREADY_DECLINED),
        ({"reason": " \n"}, WhyNot.NO_CAUSE),
        ({"next_now": 8}, WhyNot.CHANGED_MEANWHILE),
        ({"next_now": None}, WhyNot.CHANGED_MEANWHILE),
        ({"offer_until": None}, WhyNot.NO_OFFER_DATE),
        ({"offer_until": TODAY - timedelta(days=1)}, WhyNot.NO_OFFER_DATE),
    ],
)
def test_each_thing_amiss_is_a_reason(change, why):
    assert reasons_not_to_decline(replace(SOUND, **change)) == [why]


def test_all_reasons_are_told_at_once():
    amiss = replace(SOUND, is_published=False, standing=Standing.RESERVE, reason="", next_now=8)
    assert set(reasons_not_to_decline(amiss)) == {
        WhyNot.NOT_PUBLISHED,
        WhyNot.NOT_APPROVED,
        WhyNot.NO_CAUSE,
        WhyNot.CHANGED_MEANWHILE,
    }


def waiting(key, place, **given):
    return Place(
        application_id=key, **{"standing": Standing.RESERVE, "reserve_place": place} | given
    )


def test_the_next_is_the_first_who_still_waits():
    assert next_in_reserve([waiting(5, 2), waiting(9, 1), waiting(1, 3)]) == 9


@pytest.mark.parametrize(
    "first",
    [
        waiting(9, 1, standing=Standing.APPROVED),
        waiting(9, 1, standing=Standing.DECLINED),
        waiting(9, 1, is_withdrawn=True),
    ],
)
def test_who_was_offered_or_withdrew_is_passed_over(first):
    assert next_in_reserve([first, waiting(5, 2)]) == 5
    assert next_in_reserve([first]) is None


def test_nobody_is_next_in_an_empty_reserve():
    approved = Place(application_id=1, standing=Standing.APPROVED)
    rejected = Place(application_id=2, standing=Standing.REJECTED)
    assert next_in_reserve([approved, rejected]) is None
    assert next_in_reserve([]) is None


@pytest.mark.parametrize(
    ("change", "today", "offer"),
    [
        ({}, TODAY, Offer.OPEN),
        ({}, TODAY + timedelta(days=1), Offer.LAPSED),
        ({"accepted_at": WHEN}, TODAY + timedelta(days=1), Offer.ACCEPTED),
        ({"declined_at": WHEN}, TODAY, None),
        ({"accepted_at": WHEN, "declined_at": WHEN}, TODAY, None),
        ({"offered_at": None}, TODAY, None),
        ({"until": None}, TODAY + timedelta(days=900), Offer.OPEN),
    ],
)
def test_an_offer_lapses_by_the_clock_after_its_last_day(change, today, offer):
    assert offer_on(today, replace(MADE, **change)) is offer


@pytest.mark.parametrize(
    ("offer", "by_team", "why"),
    [
        (Offer.OPEN, True, []),
        (Offer.LAPSED, True, [WhyNot.OFFER_LAPSED]),
        (Offer.LAPSED, False, []),
        (Offer.ACCEPTED, True, []),
        (None, False, [WhyNot.NO_OFFER]),
    ],
)
def test_the_team_accepts_in_time_and_the_coordinator_may_note_it_later(offer, by_team, why):
    assert reasons_not_to_accept(Stage.CONTRACTING, offer, by_team=by_team) == why


def test_nothing_is_accepted_in_a_competition_that_is_over():
    found = reasons_not_to_accept(Stage.COMPLETED, Offer.OPEN, by_team=True)
    assert found == [WhyNot.NOT_UNDER_WAY]


def test_five_working_days_are_proposed():
    assert proposed_last_day(date(2027, 5, 6)) == date(2027, 5, 13)
