"""The audit table."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import BigId, UtcDateTime
from portal.extensions import db


class AuditEntry(db.Model):  # type: ignore[name-defined,misc]
    """One thing that happened; never changed, never deleted."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_subject", "subject_kind", "subject_id"),
        Index("ix_audit_entry_competition", "competition_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    competition_id: Mapped[int | None] = mapped_column(ForeignKey("competition.id"))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
