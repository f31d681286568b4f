"""What the school of the demonstration was asked about projects that are being evaluated."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from portal.accounts.models import Person
from portal.applications.models import Application
from portal.bridge.models import SchoolCount
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.identity import Role


def ask_school(
    school: School, applications: Sequence[Application], head: Person, *, at: datetime
) -> None:
    """Ask about three projects: two have an answer, one number differs, one waits."""
    for place, (claimed, confirmed) in enumerate(((4, 3), (2, 2), (5, None))):
        application = applications[place]
        asked_at = at - timedelta(days=3, hours=place)
        count = SchoolCount(
            application_id=application.id,
            school_id=school.id,
            grade_from="7",
            grade_to="9",
            claimed=claimed,
            asked_at=asked_at,
            asked_by_id=application.started_by_id,
        )
        if confirmed is not None:
            count.confirmed, count.answered_at = confirmed, asked_at + timedelta(days=1)
            count.answered_by_id, count.answered_name = head.id, head.name
            count.answered_as = Role.HEAD
        db.session.add(count)
