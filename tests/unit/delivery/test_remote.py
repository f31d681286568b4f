"""Remote sessions: an order in force, and the pupil's word before the day ends in Riga."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.support.delivery.rules.remote import (
    Answer,
    Order,
    is_day_open,
    midnight_after,
    order_in_force,
    pending,
    reasons_not_to_order,
)
from portal.support.delivery.rules.stamps import is_fresh, seconds_between
from portal.support.delivery.types import Mark, Mode, Pending, WhyNotOrdered

NOON = datetime(2027, 3, 1, 10, tzinfo=UTC)
DAY = date(2027, 3, 1)
ORDER = Order(key=7, signed_on=DAY, valid_from=DAY, valid_to=date(2027, 3, 12), plans={3})
PART = Answer(
    mode=Mode.REMOTE,
    mark=Mark.ATTENDED,
    held_on=DAY,
    has_order=True,
    is_confirmed=True,
    is_denied=False,
)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2027, 2, 28), None),
        (date(2027, 3, 1), 7),
        (date(2027, 3, 12), 7),
        (date(2027, 3, 13), None),
    ],
)
def test_an_order_allows_its_days(day, key):
    assert order_in_force([ORDER], 3, day) == key


def test_an_order_allows_the_plans_it_names_or_all():
    assert order_in_force([ORDER], 4, DAY) is None
    assert order_in_force([ORDER, replace(ORDER, key=8, is_for_all=True, plans=())], 4, DAY) == 8
    assert order_in_force([], 3, DAY) is None


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"signed_on": date(2027, 3, 2), "valid_from": date(2027, 3, 2)}, ["SIGNED_LATER"]),
        ({"valid_from": date(2027, 2, 28)}, ["BACKDATED"]),
        ({"valid_to": date(2027, 2, 28)}, ["ENDS_FIRST"]),
        ({"plans": ()}, ["FOR_NOBODY"]),
        ({"plans": (), "is_for_all": True}, []),
    ],
)
def test_what_stands_against_an_order(change, found):
    order = replace(ORDER, **change)
    assert reasons_not_to_order(order, today=DAY, is_known=False) == [
        WhyNotOrdered[name] for name in found
    ]


def test_an_order_is_entered_once():
    assert reasons_not_to_order(ORDER, today=DAY, is_known=True) == [WhyNotOrdered.KNOWN]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"has_order": False}, [Pending.NO_ORDER]),
        ({"is_confirmed": False}, [Pending.NOT_CONFIRMED]),
        ({"is_confirmed": False, "held_on": date(2027, 2, 28)}, [Pending.NOT_IN_TIME]),
        ({"is_confirmed": False, "is_denied": True}, [Pending.DENIED]),
        ({"is_confirmed": False, "mark": Mark.ABSENT_UNEXCUSED}, []),
        ({"has_order": False, "is_confirmed": False}, [Pending.NO_ORDER, Pending.NOT_CONFIRMED]),
        ({"mode": Mode.IN_PERSON, "has_order": False, "is_confirmed": False}, []),
    ],
)
def test_why_a_session_is_not_eligible_yet(change, found):
    assert pending(replace(PART, **change), at=NOON) == found


@pytest.mark.parametrize(
    ("day", "midnight"),
    [
        (date(2027, 3, 1), datetime(2027, 3, 1, 22, tzinfo=UTC)),
        (date(2027, 3, 27), datetime(2027, 3, 27, 22, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 21, tzinfo=UTC)),
        (date(2027, 10, 30), datetime(2027, 10, 30, 21, tzinfo=UTC)),
        (date(2027, 10, 31), datetime(2027, 10, 31, 22, tzinfo=UTC)),
    ],
)
def test_the_day_ends_at_midnight_in_riga_also_when_the_clocks_change(day, midnight):
    assert midnight_after(day) == midnight
    assert is_day_open(day, at=midnight - timedelta(seconds=1))
    assert not is_day_open(day, at=midnight)


@pytest.mark.parametrize(
    ("opened", "saved", "seconds"),
    [(100, 108, 8), (100, 100, 0), (100, 99, None), (None, 5, None), (0, 43201, None)],
)
def test_odd_stamps_count_for_nothing(opened, saved, seconds):
    assert seconds_between(opened, saved) == seconds


def test_an_entry_is_undone_with_one_tap_for_a_quarter_of_an_hour():
    assert is_fresh(NOON, at=NOON + timedelta(minutes=15))
    assert not is_fresh(NOON, at=NOON + timedelta(minutes=15, seconds=1))
