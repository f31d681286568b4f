"""Who oversees the delivery at a school? Those who lead it, and who prepares plans there."""

from enum import StrEnum

from portal.institutions.models import School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role


class Permission(StrEnum):
    """What can be asked about a school."""

    OVERSEE = "delivery.oversee"
    """The forecast of every plan, by number."""
    SEE_STAFF = "delivery.see_staff"
    """Who has not logged, and where hours are missing."""


def leads(who: Identity, school: School) -> bool:
    """The person leads or coordinates at the school."""
    return who.holds_any(LEADING_SCHOOL, school.id)


def prepares_plans(who: Identity, school: School) -> bool:
    """The person prepares plans at the school."""
    return who.holds(Role.AUTHOR, school.id)


ACCESS: AccessTable = {
    Permission.OVERSEE: ((leads,), (prepares_plans,)),
    Permission.SEE_STAFF: ((leads,),),
}
