"""Who may oversee a competition?"""

from enum import StrEnum

from portal.competitions.models import Competition
from portal.kernel.access import AccessTable
from portal.kernel.identity import Identity, Role


class Permission(StrEnum):
    """What can be asked of the overview."""

    OVERSEE = "statistics.oversee"


def is_its_coordinator(who: Identity, competition: Competition) -> bool:
    """The person is a coordinator of the municipality that runs it."""
    return who.holds(Role.COORDINATOR, competition.municipality_id)


ACCESS: AccessTable = {Permission.OVERSEE: ((is_its_coordinator,),)}
