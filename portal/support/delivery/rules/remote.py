"""Is a remote session eligible, and can the pupil still confirm it?

Decisions, School 10: a director's order in force for that pupil and date, and the pupil's
confirmation before the day ends.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from portal.kernel.clock import RIGA
from portal.support.delivery.types import Mark, Mode, Pending, WhyNotOrdered

MOST_TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A director's order that allows remote support."""

    key: int = 0
    signed_on: date
    valid_from: date
    valid_to: date
    is_for_all: bool = False
    plans: Collection[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known of one pupil's part in a session."""

    mode: Mode
    mark: Mark
    held_on: date
    has_order: bool
    is_confirmed: bool
    is_denied: bool


def order_in_force(orders: Sequence[Order], plan_id: int, day: date) -> int | None:
    """Return the order that allows remote support of a plan on a day; the first entered counts."""
    return next(
        (
            one.key
            for one in orders
            if one.valid_from <= day <= one.valid_to and (one.is_for_all or plan_id in one.plans)
        ),
        None,
    )


def reasons_not_to_order(order: Order, *, today: date, is_known: bool) -> list[WhyNotOrdered]:
    """Return everything that stands against entering an order."""
    objections = {
        WhyNotOrdered.SIGNED_LATER: order.signed_on > today,
        WhyNotOrdered.BACKDATED: order.valid_from < order.signed_on,
        WhyNotOrdered.ENDS_FIRST: order.valid_to < order.valid_from,
        WhyNotOrdered.FOR_NOBODY: not order.is_for_all and not order.plans,
        WhyNotOrdered.KNOWN: is_known,
    }
    return [why for why, objects in objections.items() if objects]


def pending(part: Answer, *, at: datetime) -> list[Pending]:
    """Return why a pupil's part of a session is not eligible; in person it always is.

    A pupil who was not there has nothing to confirm: such a part needs the order alone.
    """
    if part.mode is not Mode.REMOTE:
        return []
    found = [] if part.has_order else [Pending.NO_ORDER]
    if part.is_denied:
        found.append(Pending.DENIED)
    elif part.mark is Mark.ATTENDED and not part.is_confirmed:
        is_open = is_day_open(part.held_on, at=at)
        found.append(Pending.NOT_CONFIRMED if is_open else Pending.NOT_IN_TIME)
    return found


def is_day_open(day: date, *, at: datetime) -> bool:
    """It is still that day in Riga: at 00.00 what waited for the pupil's answer dies."""
    return at.astimezone(RIGA).date() == day


def midnight_after(day: date) -> datetime:
    """Return the instant at which a day ends in Riga."""
    return datetime.combine(day + timedelta(days=1), time(), RIGA).astimezone(UTC)
