"""The blueprint of claims and its guards."""

from flask import Blueprint

from portal.institutions import queries as institutions
from portal.kernel.identity import Identity, Role
from portal.support.claims import queries
from portal.support.claims.access import ACCESS, CLAIM_ACCESS, ClaimPermission, Permission
from portal.support.claims.models import Claim
from portal.support.plans.access import ACCESS as PLAN_ACCESS
from portal.support.plans.access import Permission as PlanPermission
from portal.support.plans.access import ground_of, shown_openly_to
from portal.support.plans.queries import find_plan
from portal.support.sight.door import LoggedGuard
from portal.support.sight.types import Ground, Shown
from portal.web.guard import Guard


def _ground_of(who: Identity, claim: Claim) -> Ground:
    """Say why somebody reads a claim: they lead the school, or handed it in."""
    school_id = claim.measure.plan.school_id
    if who.holds(Role.HEAD, school_id):
        return Ground.HEAD
    if who.holds(Role.SCHOOL_COORDINATOR, school_id):
        return Ground.SCHOOL_COORDINATOR
    return Ground.AUTHOR


bp = Blueprint("claims", __name__, url_prefix="/school")
of_plan = LoggedGuard(
    PLAN_ACCESS, find_plan, read=PlanPermission.READ_WHOLE, ground=ground_of, shown=shown_openly_to
)
at_school = Guard(ACCESS, institutions.find_school, read=Permission.LIST)
of_claim = LoggedGuard(
    CLAIM_ACCESS,
    queries.find_claim,
    read=ClaimPermission.READ,
    ground=_ground_of,
    shown=lambda _who, _claim: Shown.NAMES,
    plans=lambda claim: [claim.measure.plan],
    keys=("id",),
)
