"""Who hands in claims, who settles them? The author hands in; who leads the school settles."""

from enum import StrEnum

from portal.institutions.models import School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, Identity
from portal.support.claims.models import Claim


class Permission(StrEnum):
    """What can be done with the claims of a school."""

    LIST = "claims.list"


class ClaimPermission(StrEnum):
    """What can be done with one claim."""

    READ = "claim.read"
    SETTLE = "claim.settle"


def leads(who: Identity, school: School) -> bool:
    """The person leads or coordinates at the school."""
    return who.holds_any(LEADING_SCHOOL, school.id)


def leads_there(who: Identity, claim: Claim) -> bool:
    """The person leads or coordinates at the school of the plan, and the pupil is still there."""
    plan = claim.measure.plan
    return plan.handed_over_at is None and who.holds_any(LEADING_SCHOOL, plan.school_id)


def handed_it_in(who: Identity, claim: Claim) -> bool:
    """The person handed the claim in, and the pupil is still at the school."""
    return claim.submitted_by_id == who.id and claim.measure.plan.handed_over_at is None


ACCESS: AccessTable = {Permission.LIST: ((leads,),)}
CLAIM_ACCESS: AccessTable = {
    ClaimPermission.READ: ((leads_there,), (handed_it_in,)),
    ClaimPermission.SETTLE: ((leads_there,),),
}
