"""What can be asked about plans."""

from portal.support.plans.queries.counting import count_pupils_in_force
from portal.support.plans.queries.finding import find_plan, lock_plan, renew, visible_to

__all__ = ["count_pupils_in_force", "find_plan", "lock_plan", "renew", "visible_to"]
