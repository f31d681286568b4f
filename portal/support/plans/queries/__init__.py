"""What can be asked about plans."""

from portal.support.plans.queries.finding import find_plan, lock_plan, visible_to

__all__ = ["find_plan", "lock_plan", "visible_to"]
