"""Who looks after people and roles: the administrators, who never see a password."""

from enum import StrEnum

from portal.kernel.access import AccessTable
from portal.kernel.identity import Identity, Role


class Permission(StrEnum):
    """What may be done with other people's accounts."""

    MANAGE_PEOPLE = "people.manage"


def is_administrator(who: Identity, _what: object) -> bool:
    """The person runs the portal."""
    return who.holds(Role.ADMINISTRATOR)


ACCESS: AccessTable = {Permission.MANAGE_PEOPLE: ((is_administrator,),)}
