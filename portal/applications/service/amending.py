"""Moving the deadline of a competition, with everybody told whom it concerns."""

from datetime import datetime

from portal.applications.service.telling import tell_of_amendment
from portal.competitions.models import Amendment, Competition
from portal.competitions.service import stages
from portal.competitions.types import NewDeadline
from portal.database import transaction


def amend(
    competition: Competition, new: NewDeadline, *, seen: str, by: int, at: datetime
) -> Amendment:
    """Move the deadline and tell every team and every follower, all or nothing.

    Raises `Refused` and `Stale` as `competitions.service.stages.amend` does.
    """
    with transaction():
        amendment = stages.amend(competition, new, seen=seen, by=by, at=at)
        tell_of_amendment(amendment, at=at)
        return amendment
