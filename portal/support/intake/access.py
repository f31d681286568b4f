"""Who may bring school data in? Who leads a school, for that school; administrators, for all."""

from enum import StrEnum

from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role


class Permission(StrEnum):
    """What can be brought in."""

    OF_OWN_SCHOOLS = "intake.own_schools"
    OF_ALL = "intake.all"


def leads_a_school(who: Identity, _what: object) -> bool:
    """The person leads or coordinates at some school."""
    return bool(who.scopes(*LEADING_SCHOOL))


def runs_the_portal(who: Identity, _what: object) -> bool:
    """The person runs the portal."""
    return who.holds(Role.ADMINISTRATOR)


ACCESS: AccessTable = {
    Permission.OF_OWN_SCHOOLS: ((leads_a_school,),),
    Permission.OF_ALL: ((runs_the_portal,),),
}
