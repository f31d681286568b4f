"""What was brought in, and what still waits for its person's yes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime
from portal.extensions import db


class IntakeRun(db.Model):  # type: ignore[name-defined,misc]
    """An import that was done, and its counts; it never says anything of a single row."""

    __tablename__ = "intake_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    files: Mapped[str]
    """The names of the files."""
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """New, changed and same, by sheet."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """None for the command line."""
    done_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def count(self, verdict: str) -> int:
        """Count the rows of all sheets with this verdict."""
        return sum(counts.get(verdict, 0) for counts in self.counts.values())


class WaitingUpload(db.Model):  # type: ignore[name-defined,misc]
    """Files somebody has uploaded and not yet confirmed, closed with a key only their page has."""

    __tablename__ = "waiting_upload"
    __table_args__ = (CheckConstraint("kept_at < until", name="in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    key_digest: Mapped[str] = mapped_column(unique=True)
    """Digest of the key in the page: the row is found by it, and not opened with it."""
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    seen: Mapped[str]
    """Seal over what the preview said would change."""
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
