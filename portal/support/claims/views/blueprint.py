"""The blueprint of claims and its guards."""

from flask import Blueprint

from portal.institutions import queries as institutions
from portal.support.claims import queries
from portal.support.claims.access import ACCESS, CLAIM_ACCESS, ClaimPermission, Permission
from portal.support.plans.access import ACCESS as PLAN_ACCESS
from portal.support.plans.access import Permission as PlanPermission
from portal.support.plans.access import ground_of, shown_openly_to
from portal.support.plans.queries import find_plan
from portal.support.sight.door import LoggedGuard
from portal.web.guard import Guard

bp = Blueprint("claims", __name__, url_prefix="/school")
of_plan = LoggedGuard(
    PLAN_ACCESS, find_plan, read=PlanPermission.READ_WHOLE, ground=ground_of, shown=shown_openly_to
)
at_school = Guard(ACCESS, institutions.find_school, read=Permission.LIST)
of_claim = Guard(CLAIM_ACCESS, queries.find_claim, read=ClaimPermission.READ)
