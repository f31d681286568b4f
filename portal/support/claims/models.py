"""What was spent on a pupil's economic support, and what proves it."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import BigId, Money, UtcDateTime, named
from portal.extensions import db
from portal.files.models import StoredFile
from portal.support.claims.types import ClaimState
from portal.support.plans.models import Measure


class Claim(db.Model):  # type: ignore[name-defined,misc]
    """Some days of one economic measure, with the amount and its evidence."""

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("period_from <= period_to", name="in_order"),
        CheckConstraint("amount > 0", name="amount"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"), index=True)
    period_from: Mapped[date]
    period_to: Mapped[date]
    days: Mapped[int]
    amount: Mapped[Decimal] = mapped_column(Money())
    evidence: Mapped[str] = mapped_column(default="")
    """What proves it, in a few words: ticket, receipt, list."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    state: Mapped[ClaimState] = mapped_column(named(ClaimState), default=ClaimState.SUBMITTED)
    comment: Mapped[str] = mapped_column(default="")
    submitted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    is_imported: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    measure: Mapped[Measure] = relationship(lazy="raise_on_sql")
    file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")
