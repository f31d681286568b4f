"""What every verb begins with: the competition's row locked, and what lies on the table."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.competitions.models import Competition
from portal.database import transaction
from portal.decisions.queries.desk import Desk
from portal.decisions.types import WhyNot
from portal.extensions import db
from portal.kernel.refusal import Refused


@contextmanager
def at_the_table(competition: Competition) -> Iterator[Desk]:
    """Act alone on a competition, with everything about its meeting read after the lock."""
    with alone_on(competition) as locked:
        yield Desk(locked)


@contextmanager
def alone_on(competition: Competition) -> Iterator[Competition]:
    """Act alone on a competition: its row is locked, and what was read before is forgotten.

    Whoever loses a race is told that somebody changed it meanwhile.
    """
    try:
        with transaction():
            key = competition.id
            db.session.expire_all()  # what was read before the lock may be old
            yield _locked(key)
    except (IntegrityError, StaleDataError) as race:
        raise Refused([WhyNot.CHANGED_MEANWHILE]) from race


def _locked(competition_id: int) -> Competition:
    found = db.session.scalars(
        select(Competition)
        .where(Competition.id == competition_id)
        .with_for_update(of=Competition)
        .execution_options(populate_existing=True)
    )
    return found.unique().one()
