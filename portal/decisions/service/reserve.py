"""The one act by which a winner's refusal is noted and the next in reserve is offered."""

from datetime import datetime

from portal.audit import service as audit
from portal.competitions.queries import get_competition
from portal.decisions import messages
from portal.decisions.models import Decision
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.recipients import recipients_of
from portal.decisions.queries.reserve import next_of
from portal.decisions.queries.results import results_of
from portal.decisions.rules import reserve as rules
from portal.decisions.service._acting import at_the_table
from portal.kernel.refusal import refuse_if
from portal.notifications import service as notifications
from portal.notifications.types import Message


def decline_and_offer(
    decision: Decision, reason: str, *, next_seen: int | None, by: int, at: datetime
) -> Decision | None:
    """Note that a winner declined or did not sign in time, and offer the next in reserve.

    One transaction with both letters. `next_seen` is the application the coordinator was shown as
    next: if another one has come to be next meanwhile, nothing happens. Returns the decision about
    the one offered; None when the reserve is empty. Pressed again it refuses and nothing is sent.
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
                    reason=reason,
                    next_now=following.application_id if following else None,
                    next_seen=next_seen,
                )
            )
        )
        declining.declined_at, declining.declined_reason = at, reason
        if following is not None:
            following.offered_at = at
        notifications.queue_all([*_told(desk, declining), *_offered(desk, following)], at=at)
        _record(declining, following, by=by, at=at)
        return following


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
        )
