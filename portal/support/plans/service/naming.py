"""Opening the names of a plan for the agency, and telling the school."""

from datetime import datetime

from portal.database import transaction
from portal.support.plans.queries import lock_plan
from portal.support.plans.service.telling import tell_names_opened
from portal.support.sight import service as sight


def open_names(plan_id: int, reason: str, *, by: int, at: datetime, hours: int) -> None:
    """Let an expert see the names of one plan for some hours; the school is told by letter."""
    with transaction():
        plan = lock_plan(plan_id)
        opened = sight.open_names(plan.id, reason, by=by, at=at, hours=hours)
        tell_names_opened(plan, opened, at=at)
