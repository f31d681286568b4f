"""The one act by which a refusal is noted and the next in reserve offered; and its acceptance."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.audit import service as audit
from portal.competitions.queries import get_competition
from portal.decisions import messages
from portal.decisions.models import Decision
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.recipients import recipients_of
from portal.decisions.queries.reserve import next_of
from portal.decisions.queries.results import results_of
from portal.decisions.rules import reserve as rules
from portal.decisions.service._acting import alone_on, at_the_table
from portal.decisions.types import Offer
from portal.kernel.clock import RIGA
from portal.kernel.refusal import refuse_if
from portal.notifications import service as notifications
from portal.notifications.types import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the coordinator typed: why, and until when whoever was shown as next may answer."""

    reason: str
    next_seen: int | None
    offer_until: date | None


def decline_and_offer(
    decision: Decision, noted: Noted, *, by: int, at: datetime
) -> Decision | None:
    """Note that a winner declined or did not sign in time, and offer the next in reserve.

    One transaction with both letters. If another application than the one the coordinator was
    shown has come to be next, nothing happens. Returns the decision about the one offered; None
    when the reserve is empty. Pressed again it refuses and nothing is sent.
    """
    key = decision.application_id
    with at_the_table(get_competition(decision.competition_id)) as desk:
        declining, following = desk.decisions[key], next_of(desk.decisions.values())
        refuse_if(
            rules.reasons_not_to_decline(
                rules.Refusal(
                    stage=desk.competition.stage,
                    is_published=desk.is_published and desk.meeting is not None,
                    standing=declining.standing,
                    reason=noted.reason,
                    next_now=following.application_id if following else None,
                    next_seen=noted.next_seen,
                    offer_until=noted.offer_until,
                    today=at.astimezone(RIGA).date(),
                )
            )
        )
        declining.declined_at, declining.declined_reason = at, noted.reason
        if following is not None:
            following.offered_at, following.offer_until = at, noted.offer_until
        notifications.queue_all([*_told(desk, declining), *_offered(desk, following)], at=at)
        _record(declining, following, by=by, at=at)
        return following


def accept(decision: Decision, *, by_team: bool, by: int, at: datetime) -> None:
    """Note that the organisation takes what it was offered from the reserve; pressed again, once.

    Raises `Refused`: the team with `OFFER_LAPSED` after the last day.
    """
    with alone_on(get_competition(decision.competition_id)) as competition:
        offer = decision.offer_on(at.astimezone(RIGA).date())
        refuse_if(rules.reasons_not_to_accept(competition.stage, offer, by_team=by_team))
        if offer is Offer.ACCEPTED:
            return
        decision.accepted_at = at
        audit.record(
            "offer from the reserve accepted",
            decision,
            by=by,
            at=at,
            competition_id=competition.id,
            number=decision.application.number,
        )


def _told(desk: Desk, declining: Decision) -> list[Message]:
    application = declining.application
    return [
        messages.declined(declining, recipient, competition=desk.competition)
        for recipient in recipients_of([application], desk.competition.id)[application.id]
    ]


def _offered(desk: Desk, following: Decision | None) -> list[Message]:
    if following is None or desk.meeting is None:
        return []
    recipients = recipients_of([following.application], desk.competition.id)
    return [
        messages.offer(result, recipient, competition=desk.competition, meeting=desk.meeting)
        for result in results_of(desk, only=following.application_id)
        for recipient in recipients[following.application_id]
    ]


def _record(declining: Decision, following: Decision | None, *, by: int, at: datetime) -> None:
    audit.record(
        "grant declined",
        declining,
        by=by,
        at=at,
        competition_id=declining.competition_id,
        number=declining.application.number,
        reason=declining.declined_reason,
    )
    if following is not None:
        audit.record(
            "grant offered from the reserve",
            following,
            by=by,
            at=at,
            competition_id=following.competition_id,
            number=following.application.number,
            instead_of=declining.application.number,
            until=following.offer_until.isoformat() if following.offer_until else None,
        )
