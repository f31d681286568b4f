"""A provider's word that nothing took place this week."""

from datetime import date, datetime

from sqlalchemy import exists, select

from portal.database import transaction
from portal.extensions import db
from portal.support.delivery.models import QuietWeek, Session
from portal.support.delivery.service.reckoning import lock_provider


def say_quiet(person_id: int, week: date, *, at: datetime) -> bool:
    """Write it down, once; tell whether it holds. A week with a session is not quiet."""
    with transaction():
        provider = lock_provider(person_id)
        live = (Session.provider_id == provider.id, Session.week == week)
        if db.session.scalar(select(exists().where(*live, Session.voided_at.is_(None)))):
            return False
        said = (QuietWeek.provider_id == provider.id, QuietWeek.week == week)
        if not db.session.scalar(select(exists().where(*said))):
            db.session.add(QuietWeek(provider_id=provider.id, week=week, said_at=at))
    return True
