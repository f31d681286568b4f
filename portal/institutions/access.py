"""Who may see and change how a municipality works?"""

from enum import StrEnum

from portal.institutions.models import Municipality
from portal.kernel.access import AccessTable
from portal.kernel.identity import Identity, Role


class Permission(StrEnum):
    """What can be done with a municipality."""

    EDIT = "municipality.edit"


def is_its_coordinator(who: Identity, municipality: Municipality) -> bool:
    """The person coordinates this municipality."""
    return who.holds(Role.COORDINATOR, municipality.id)


ACCESS: AccessTable = {Permission.EDIT: ((is_its_coordinator,),)}
