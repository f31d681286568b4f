"""Who sees how the plans of a school ended? Those who lead it, and who prepares plans there."""

from enum import StrEnum

from portal.institutions.models import School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role


class Permission(StrEnum):
    """What can be done with the end of a period at a school."""

    SEE_ENDING = "outcomes.see_ending"
    GO_ON = "outcomes.go_on"


def keeps_plans(who: Identity, school: School) -> bool:
    """The person leads the school, coordinates there or prepares plans there."""
    return who.holds_any(LEADING_SCHOOL | {Role.AUTHOR}, school.id)


ACCESS: AccessTable = {
    Permission.SEE_ENDING: ((keeps_plans,),),
    Permission.GO_ON: ((keeps_plans,),),
}
