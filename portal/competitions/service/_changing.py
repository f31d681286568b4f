"""What every change of a competition does: lock, compare with what was seen, set, record."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.competitions.queries import WITH_ALL
from portal.competitions.types import Values
from portal.extensions import db
from portal.kernel.refusal import Stale
from portal.kernel.seal import fingerprint

Changed = dict[str, list[str]]


def locked(competition_id: int) -> Competition:
    """Return the competition as it is now, whole, and nobody else's until the transaction ends."""
    query = (
        select(Competition)
        .where(Competition.id == competition_id)
        .options(*WITH_ALL)
        .with_for_update(of=Competition)
        .execution_options(populate_existing=True)
    )
    found: Competition = db.session.scalars(query).one()
    return found


def values_of(row: Any, names: Values) -> dict[str, Any]:  # noqa: ANN401 - any table's row
    """Return what the row holds under these names."""
    return {name: getattr(row, name) for name in names}


def change(row: Any, values: Values, seen: str | None) -> Changed:  # noqa: ANN401 - any table's row
    """Set the values and return the old and new of those that differ.

    Raises `Stale` when the row no longer holds what the form was filled from.
    """
    held = values_of(row, values)
    if seen is not None and seen != fingerprint(held):
        raise Stale
    changed = {
        name: [told(held[name]), told(new)] for name, new in values.items() if held[name] != new
    }
    for name in changed:
        setattr(row, name, values[name])
    return changed


def told(value: object) -> str:
    """Write a value for the record."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{key} {held}" for key, held in value.items())
    if isinstance(value, list):
        return ", ".join(
            " ".join(str(part) for part in one.values()) if isinstance(one, dict) else str(one)
            for one in value
        )
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else str(value)


def record(
    what: str, competition: Competition, *, by: int, at: datetime, **details: object
) -> None:
    """Add a line to the competition's log."""
    audit.record(what, competition, by=by, at=at, competition_id=competition.id, **details)
