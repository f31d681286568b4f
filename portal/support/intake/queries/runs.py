"""Which imports were done?"""

from collections.abc import Sequence

from sqlalchemy import select

from portal.extensions import db
from portal.support.intake.models import IntakeRun

_SHOWN = 10


def list_runs(*, by: int | None = None) -> Sequence[IntakeRun]:
    """Return the last imports, of one person or of everybody, the newest first."""
    query = select(IntakeRun).order_by(IntakeRun.id.desc()).limit(_SHOWN)
    if by is not None:
        query = query.where(IntakeRun.by_id == by)
    return db.session.scalars(query).all()
