"""Writing to the audit record."""

from datetime import datetime
from typing import Any, Protocol

from portal.audit.models import AuditEntry
from portal.extensions import db


class Subject(Protocol):
    """Anything stored in a table under a key."""

    id: Any
    __tablename__: str


def record(
    what: str,
    subject: Subject,
    *,
    by: int | None,
    at: datetime,
    competition_id: int | None = None,
    **details: Any,  # noqa: ANN401 - whatever JSON can hold
) -> None:
    """Add a line to the record, inside the caller's transaction.

    `what` is a plain past-tense phrase ("application submitted"); it is a key of the catalogue.
    `by` is None when the portal itself acts. Never put personal data of minors in the details.
    """
    db.session.flush()  # a new subject gets its key
    db.session.add(
        AuditEntry(
            at=at,
            by_id=by,
            what=what,
            subject_kind=subject.__tablename__,
            subject_id=subject.id,
            competition_id=competition_id,
            details=details,
        )
    )
