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


class ProgrammePermission(StrEnum):
    """What can be done with the programme's partners and calendar."""

    KEEP = "programme.keep"


def runs_the_portal(who: Identity, _what: object) -> bool:
    """The person runs the portal."""
    return who.holds(Role.ADMINISTRATOR)


ACCESS: AccessTable = {Permission.EDIT: ((is_its_coordinator,),)}
PROGRAMME_ACCESS: AccessTable = {ProgrammePermission.KEEP: ((runs_the_portal,),)}
