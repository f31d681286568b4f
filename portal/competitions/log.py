"""What has happened in a competition?

Only what was done to the competition itself comes with its details: a line about an application or
an assessment says that it happened and to which number, never what stood in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.audit.models import AuditEntry
from portal.competitions.models import Competition
from portal.extensions import db


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    at: datetime
    who: str
    what: str
    details: dict[str, Any]


def count_entries(competition_id: int) -> int:
    """Count the lines of the log."""
    query = select(func.count()).where(AuditEntry.competition_id == competition_id)
    return db.session.scalar(query) or 0


def list_entries(competition_id: int, *, skip: int, limit: int) -> list[Entry]:
    """Return a stretch of the log, the newest first."""
    query = (
        select(AuditEntry, Person.name, Person.email)
        .outerjoin(Person, Person.id == AuditEntry.by_id)
        .where(AuditEntry.competition_id == competition_id)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return [_entry(*row) for row in db.session.execute(query)]


def list_all_entries(competition_id: int) -> Iterator[Entry]:
    """Return the whole log, the oldest first, without holding it all at once."""
    query = (
        select(AuditEntry, Person.name, Person.email)
        .outerjoin(Person, Person.id == AuditEntry.by_id)
        .where(AuditEntry.competition_id == competition_id)
        .order_by(AuditEntry.id)
    )
    return (_entry(*row) for row in db.session.execute(query).yield_per(500))


def _entry(entry: AuditEntry, name: str | None, email: str | None) -> Entry:
    is_its_own = entry.subject_kind == Competition.__tablename__
    return Entry(
        at=entry.at,
        who=name or email or "",
        what=entry.what,
        details=entry.details if is_its_own else {"number": entry.details.get("number", "")},
    )
