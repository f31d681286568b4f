"""How many pupils does a plan in force stand for?"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select

from portal.extensions import db
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import IN_FORCE


def count_pupils_in_force(school_id: int, grades: Collection[str], *, on: date) -> int:
    """Count the pupils of these grades with an approved plan of this period or one to come."""
    found = select(func.count(SupportPlan.pupil_id.distinct())).where(
        SupportPlan.school_id == school_id,
        SupportPlan.grade.in_(grades),
        SupportPlan.state.in_(IN_FORCE),
        SupportPlan.approved_at.is_not(None),
        SupportPlan.handed_over_at.is_(None),
        SupportPlan.ends_on >= on,
    )
    return db.session.scalar(found) or 0
