"""Noting that somebody took a table away."""

from dataclasses import dataclass
from datetime import datetime

from portal.audit import service as audit
from portal.database import transaction


@dataclass
class _Exported:
    """The competition, known by its key alone: reading it again would cost a statement."""

    id: int
    __tablename__: str = "competition"


def note_export(competition_id: int, *, rows: int, by: int, at: datetime) -> None:
    """Write into the record that the applications were exported with their marks."""
    with transaction():
        audit.record(
            "applications exported",
            _Exported(competition_id),
            by=by,
            at=at,
            competition_id=competition_id,
            rows=rows,
        )
