"""Who may see and change the record of a pupil? Who leads the school or prepares plans there."""

from enum import StrEnum

from portal.institutions.models import School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role
from portal.support.pupils.models import Pupil

KEEPING = LEADING_SCHOOL | {Role.AUTHOR}
"""Who keeps the records of a school's pupils."""


class Permission(StrEnum):
    """What can be done with a pupil's record."""

    READ = "pupil.read"
    EDIT = "pupil.edit"
    MOVE = "pupil.move"
    MERGE = "pupil.merge"


class SchoolPermission(StrEnum):
    """What can be done at a school as a whole."""

    LIST = "pupils.list"
    ADD = "pupils.add"


def keeps_records_there(who: Identity, pupil: Pupil) -> bool:
    """The person keeps the records of the school where the pupil learns now."""
    here = pupil.place
    return here is not None and who.holds_any(KEEPING, here.school_id)


def leads_the_school(who: Identity, pupil: Pupil) -> bool:
    """The person leads or coordinates at the school where the pupil learns now."""
    here = pupil.place
    return here is not None and who.holds_any(LEADING_SCHOOL, here.school_id)


def is_one_record(_who: Identity, pupil: Pupil) -> bool:
    """The record has not been merged into another."""
    return pupil.merged_into_id is None


def keeps_records(who: Identity, school: School) -> bool:
    """The person keeps the records of this school's pupils."""
    return who.holds_any(KEEPING, school.id)


ACCESS: AccessTable = {
    Permission.READ: ((keeps_records_there, is_one_record),),
    Permission.EDIT: ((keeps_records_there, is_one_record),),
    Permission.MOVE: ((leads_the_school, is_one_record),),
    Permission.MERGE: ((leads_the_school, is_one_record),),
}
SCHOOL_ACCESS: AccessTable = {
    SchoolPermission.LIST: ((keeps_records,),),
    SchoolPermission.ADD: ((keeps_records,),),
}
