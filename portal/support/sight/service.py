"""Writing down who looked, and opening names for a stated reason."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import insert

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
    record_looks([(plan_id, school_id)], by=by, at=at, ground=ground, shown=shown, address=address)


def record_looks(
    plans: Iterable[tuple[int | None, int | None]],
    *,
    by: int | None,
    at: datetime,
    ground: Ground,
    shown: Shown,
    address: str,
) -> None:
    """Add a line for each plan a page shows, given with its school: one insert for the page."""
    looks = [
        {
            "plan_id": plan_id,
            "school_id": school_id,
            "person_id": by or None,
            "at": at,
            "ground": ground,
            "shown": shown,
            "details": address[:200],
        }
        for plan_id, school_id in dict.fromkeys(plans)
    ]
    if looks:
        with transaction():
            db.session.execute(insert(Look), looks)


def open_names(plan_id: int, reason: str, *, by: int, at: datetime, hours: int) -> NamesOpened:
    """Let an expert see the names of one plan for some hours; the school sees who and why."""
    with transaction():
        opened = NamesOpened(
            plan_id=plan_id, person_id=by, reason=reason, at=at, until=at + timedelta(hours=hours)
        )
        db.session.add(opened)
        audit.record("names of a plan opened", opened, by=by, at=at, plan=plan_id)
    return opened
