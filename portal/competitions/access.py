"""Who may see and set up a competition?"""

from enum import StrEnum

from portal.competitions.models import Competition
from portal.competitions.types import PUBLIC_STAGES, Stage
from portal.kernel.access import AccessTable
from portal.kernel.identity import Identity, Role


class Permission(StrEnum):
    """What can be done with a competition."""

    READ = "competition.read"
    EDIT = "competition.edit"
    ANNOUNCE = "competition.announce"
    AMEND = "competition.amend"
    HALT = "competition.halt"
    READ_LOG = "competition.read_log"


def is_public(_who: Identity, competition: Competition) -> bool:
    """Anyone, once it has been announced."""
    was_announced = competition.announced_at is not None
    is_announced = competition.stage in PUBLIC_STAGES
    return is_announced and (was_announced or competition.stage is not Stage.CANCELLED)


def is_its_coordinator(who: Identity, competition: Competition) -> bool:
    """The person is a coordinator of the municipality that runs it."""
    return who.holds(Role.COORDINATOR, competition.municipality_id)


ACCESS: AccessTable = {
    Permission.READ: ((is_public,), (is_its_coordinator,)),
    Permission.EDIT: ((is_its_coordinator,),),
    Permission.ANNOUNCE: ((is_its_coordinator,),),
    Permission.AMEND: ((is_its_coordinator,),),
    Permission.HALT: ((is_its_coordinator,),),
    Permission.READ_LOG: ((is_its_coordinator,),),
}
