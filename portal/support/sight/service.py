"""Writing down who looked, and opening names for a stated reason."""

from datetime import datetime, timedelta

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.support.sight.models import Look, NamesOpened
from portal.support.sight.types import Ground, Shown


def record_look(  # noqa: PLR0913 - who, at what, when, why, how much, where
    plan_id: int | None,
    *,
    by: int | None,
    at: datetime,
    ground: Ground,
    shown: Shown,
    address: str,
    school_id: int | None = None,
) -> None:
    """Add a line to the record of looks, in a transaction of its own when there is none.

    `address` is the path that was asked for, never what was found there.
    """
    with transaction():
        db.session.add(
            Look(
                plan_id=plan_id,
                school_id=school_id,
                person_id=by or None,
                at=at,
                ground=ground,
                shown=shown,
                details=address[:200],
            )
        )


def open_names(plan_id: int, reason: str, *, by: int, at: datetime, hours: int) -> NamesOpened:
    """Let an expert see the names of one plan for some hours; the school sees who and why."""
    with transaction():
        opened = NamesOpened(
            plan_id=plan_id, person_id=by, reason=reason, at=at, until=at + timedelta(hours=hours)
        )
        db.session.add(opened)
        audit.record("names of a plan opened", opened, by=by, at=at, plan=plan_id)
    return opened
