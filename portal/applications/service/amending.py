"""What changes a competition for everybody: a moved deadline, a halt and its end.

Here, and not with the competition itself, because every team is told in the same transaction.
"""

from datetime import datetime

from portal.applications.queries import audience_of
from portal.applications.queries.finding import Audience
from portal.applications.service.telling import tell_of_amendment, tell_of_halt
from portal.competitions.models import Amendment, Competition
from portal.competitions.service import stages
from portal.competitions.types import Halt, NewDeadline, Stage
from portal.database import transaction


def amend(
    competition: Competition, new: NewDeadline, *, seen: str, by: int, at: datetime
) -> Amendment:
    """Move the deadline and tell every team and every follower, all or nothing.

    Raises `Refused` and `Stale` as `competitions.service.stages.amend` does.
    """
    with transaction():
        told = audience_of(competition.id)
        amendment = stages.amend(competition, new, seen=seen, by=by, at=at, besides=told.addresses)
        tell_of_amendment(amendment, told.teams, at=at)
        return amendment


def suspend(competition: Competition, halt: Halt, *, by: int, at: datetime) -> None:
    """Stop the competition for the time being and tell everybody; raises `Refused`."""
    with transaction():
        told = audience_of_halt(competition)
        stages.suspend(competition, halt, by=by, at=at, besides=told.addresses)
        tell_of_halt(told.teams, at=at)


def cancel(competition: Competition, halt: Halt, *, by: int, at: datetime) -> None:
    """End the competition for good and tell everybody; raises `Refused`."""
    with transaction():
        told = audience_of_halt(competition)
        stages.cancel(competition, halt, by=by, at=at, besides=told.addresses)
        tell_of_halt(told.teams, at=at)


def resume(competition: Competition, *, by: int, at: datetime) -> None:
    """Let a suspended competition go on and tell everybody; raises `Refused`."""
    with transaction():
        told = audience_of_halt(competition)
        stages.resume(competition, by=by, at=at, besides=told.addresses)
        tell_of_halt(told.teams, at=at)


def audience_of_halt(competition: Competition) -> Audience:
    """Return whom a halt concerns: what was never submitted only until the evaluation begins."""
    with_drafts = competition.lasting_stage is Stage.ANNOUNCED
    return audience_of(competition.id, with_drafts=with_drafts)
