"""Noting that somebody took a table away."""

from datetime import datetime

from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.database import transaction


def note_export(competition: Competition, *, rows: int, by: int, at: datetime) -> None:
    """Write into the record that the applications were exported with their marks."""
    with transaction():
        audit.record(
            "applications exported",
            competition,
            by=by,
            at=at,
            competition_id=competition.id,
            rows=rows,
        )
