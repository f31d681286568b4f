"""Letters that went out long ago: they are in the outbox as handed over, and are not sent."""

from datetime import datetime, timedelta

from sqlalchemy import select

from portal.competitions.models import Competition
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.recipients import recipients_of
from portal.decisions.queries.results import results_of
from portal.decisions.service.publishing import letters_of
from portal.extensions import db
from portal.notifications.models import DeliveryAttempt, Letter
from portal.notifications.service import queue_all
from portal.notifications.types import LetterStatus

_ANSWER = "2.0.0 Ok: queued"


def send_results(competition: Competition, *, at: datetime) -> None:
    """Put every applicant's result letter among those handed over that day."""
    desk = Desk(competition)
    results = results_of(desk)
    recipients = recipients_of(desk.to_decide, competition.id)
    keys = queue_all([message for _, _, message in letters_of(desk, results, recipients)], at=at)
    letters = select(Letter).where(Letter.key.in_(keys)).order_by(Letter.id)
    for place, letter in enumerate(db.session.scalars(letters)):
        begun = at + timedelta(seconds=2 * place + 1)
        letter.status, letter.attempts = LetterStatus.HANDED_OVER, 1
        letter.settled_at = begun + timedelta(seconds=1)
        letter.last_code, letter.last_answer = 250, _ANSWER
        db.session.add(
            DeliveryAttempt(
                letter_id=letter.id,
                holder="demo",
                started_at=begun,
                ended_at=letter.settled_at,
                code=250,
                answer=_ANSWER,
            )
        )
