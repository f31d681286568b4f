"""When a winner does not take the grant: may that be noted, who is offered it, and until when?

Decisions, "Evaluation and decision", 10. What the commission decided is never rewritten; where an
application stands now follows from its outcome, whether it declined and whether it was offered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from portal.competitions.types import Stage
from portal.decisions.types import Offer, Outcome, Standing, WhyNot
from portal.kernel.holidays import add_working_days

_UNDER_WAY = frozenset({Stage.RESULTS_PUBLISHED, Stage.CONTRACTING, Stage.IMPLEMENTATION})

_OFFER_DAYS = 5
"""Working days an offer is proposed to stay open; the coordinator may choose another day."""


def standing(
    outcome: Outcome, *, declined_at: datetime | None, offered_at: datetime | None
) -> Standing:
    """Say where an application stands now."""
    if declined_at is not None:
        return Standing.DECLINED
    if offered_at is not None:
        return Standing.APPROVED
    return Standing(outcome.value)


def proposed_last_day(today: date) -> date:
    """Propose until which day the next in reserve may answer."""
    return add_working_days(today, _OFFER_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An offer from the reserve, if there was one, and what became of it."""

    until: date | None
    """The last day on which it may be accepted; None when no day was set."""
    offered_at: datetime | None
    accepted_at: datetime | None
    declined_at: datetime | None


def offer_on(today: date, case: Offered) -> Offer | None:
    """Say what the offer is on a day; None when there is none, or the organisation declined."""
    if case.offered_at is None or case.declined_at is not None:
        return None
    if case.accepted_at is not None:
        return Offer.ACCEPTED
    return Offer.LAPSED if case.until is not None and today > case.until else Offer.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One application on the list the commission decided."""

    application_id: int
    standing: Standing
    reserve_place: int | None = None
    is_withdrawn: bool = False


def next_in_reserve(places: Iterable[Place]) -> int | None:
    """Return the application that is offered next; None when the reserve is empty.

    Who was offered stands approved or declined, so nobody is offered twice.
    """
    waiting = [
        (one.reserve_place, one.application_id)
        for one in places
        if one.standing is Standing.RESERVE
        and one.reserve_place is not None
        and not one.is_withdrawn
    ]
    return min(waiting, default=(0, None))[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A winner declines, or did not sign in time, and somebody notes it."""

    stage: Stage
    is_published: bool
    standing: Standing
    reason: str
    next_now: int | None
    """Who is next in reserve."""
    next_seen: int | None
    """Who was next on the page the coordinator pressed."""
    offer_until: date | None
    """Until when the next in reserve may answer."""
    today: date


def reasons_not_to_decline(refusal: Refusal) -> list[WhyNot]:
    """Return every reason why it cannot be noted, and so nobody is offered anything."""
    if refusal.standing is Standing.DECLINED:
        return [WhyNot.ALREADY_DECLINED]
    objections = {
        WhyNot.NOT_PUBLISHED: not refusal.is_published,
        WhyNot.NOT_UNDER_WAY: refusal.is_published and refusal.stage not in _UNDER_WAY,
        WhyNot.NOT_APPROVED: refusal.standing is not Standing.APPROVED,
        WhyNot.NO_CAUSE: not refusal.reason.strip(),
        WhyNot.CHANGED_MEANWHILE: refusal.next_now != refusal.next_seen,
        WhyNot.NO_OFFER_DATE: (
            refusal.next_now is not None
            and (refusal.offer_until is None or refusal.offer_until < refusal.today)
        ),
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_accept(stage: Stage, offer: Offer | None, *, by_team: bool) -> list[WhyNot]:
    """Return every reason why the offer cannot be noted as accepted.

    The team accepts until the last day; the coordinator may note later what was said in time, as
    long as nobody else has been offered the grant.
    """
    objections = {
        WhyNot.NOT_UNDER_WAY: stage not in _UNDER_WAY,
        WhyNot.NO_OFFER: offer is None,
        WhyNot.OFFER_LAPSED: by_team and offer is Offer.LAPSED,
    }
    return [why for why, objects in objections.items() if objects]
