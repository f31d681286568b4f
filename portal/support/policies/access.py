"""Who sets the dated rules of the programme? The administrator, on the agency's word."""

from enum import StrEnum

from portal.kernel.access import AccessTable
from portal.kernel.identity import Identity, Role


class Permission(StrEnum):
    """What can be done with the rules."""

    READ = "policies.read"
    SET = "policies.set"


def runs_the_portal(who: Identity, _what: object) -> bool:
    """The person runs the portal."""
    return who.holds(Role.ADMINISTRATOR)


def oversees_the_programme(who: Identity, _what: object) -> bool:
    """The person oversees the programme for the agency."""
    return who.holds(Role.EXPERT)


ACCESS: AccessTable = {
    Permission.READ: ((runs_the_portal,), (oversees_the_programme,)),
    Permission.SET: ((runs_the_portal,),),
}
