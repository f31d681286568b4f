"""Who says who works at a school? Those who lead it; the head is named by the administrator."""

from enum import StrEnum

from portal.institutions.models import School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, SCHOOL_STAFF, Identity, Role
from portal.support.staff.models import StaffPlace


class Permission(StrEnum):
    """What can be done with the staff of a school."""

    LIST = "staff.list"
    MANAGE = "staff.manage"


class PlacePermission(StrEnum):
    """What can be done with one person's place."""

    CHANGE = "staff_place.change"


def leads(who: Identity, school: School) -> bool:
    """The person leads or coordinates at this school."""
    return who.holds_any(LEADING_SCHOOL, school.id)


def works_there(who: Identity, school: School) -> bool:
    """The person works at this school."""
    return who.holds_any(SCHOOL_STAFF, school.id)


def runs_the_portal(who: Identity, _what: object) -> bool:
    """The person runs the portal."""
    return who.holds(Role.ADMINISTRATOR)


def leads_there(who: Identity, place: StaffPlace) -> bool:
    """The person leads or coordinates at the school of this place."""
    return who.holds_any(LEADING_SCHOOL, place.school_id)


ACCESS: AccessTable = {
    Permission.LIST: ((leads,), (works_there,), (runs_the_portal,)),
    Permission.MANAGE: ((leads,), (runs_the_portal,)),
}
PLACE_ACCESS: AccessTable = {
    PlacePermission.CHANGE: ((leads_there,), (runs_the_portal,)),
}
