"""When a winner does not take the grant: may that be noted, and who is offered it then?

Decisions, "Evaluation and decision", 10. What the commission decided is never rewritten; where an
application stands now follows from its outcome, whether it declined and whether it was offered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from portal.competitions.types import Stage
from portal.decisions.types import Outcome, Standing, WhyNot

_UNDER_WAY = frozenset({Stage.RESULTS_PUBLISHED, Stage.CONTRACTING, Stage.IMPLEMENTATION})


def standing(
    outcome: Outcome, *, declined_at: datetime | None, offered_at: datetime | None
) -> Standing:
    """Say where an application stands now."""
    if declined_at is not None:
        return Standing.DECLINED
    if offered_at is not None:
        return Standing.APPROVED
    return Standing(outcome.value)


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
    }
    return [why for why, objects in objections.items() if objects]
