"""The blueprint of evaluations and its guards."""

from flask import Blueprint

from portal.institutions import queries as institutions
from portal.support.outcomes.access import ACCESS, Permission
from portal.support.plans.access import ACCESS as PLAN_ACCESS
from portal.support.plans.access import Permission as PlanPermission
from portal.support.plans.access import ground_of, shown_openly_to
from portal.support.plans.queries import find_plan
from portal.support.sight.door import LoggedGuard
from portal.web.guard import Guard

bp = Blueprint("outcomes", __name__, url_prefix="/school")
guard = LoggedGuard(
    PLAN_ACCESS, find_plan, read=PlanPermission.READ, ground=ground_of, shown=shown_openly_to
)
at_school = Guard(ACCESS, institutions.find_school, read=Permission.SEE_ENDING)
