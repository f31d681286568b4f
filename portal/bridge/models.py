"""The table of school counts."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.applications.models import Application
from portal.bridge.types import CountState
from portal.database import UtcDateTime, named
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.identity import Role


class SchoolCount(db.Model):  # type: ignore[name-defined,misc]
    """How many participants of a project a school says are its pupils with a plan."""

    __tablename__ = "school_count"
    __table_args__ = (
        UniqueConstraint(
            "application_id", "school_id", "grade_from", "grade_to", name="uq_school_count_once"
        ),
        CheckConstraint("claimed > 0 AND (confirmed IS NULL OR confirmed >= 0)", name="numbers"),
        CheckConstraint("confirmed IS NULL OR answered_at IS NOT NULL", name="answered"),
        Index("ix_school_count_of_school", "school_id", "answered_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"))
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    grade_from: Mapped[str]
    grade_to: Mapped[str]
    claimed: Mapped[int]
    """How many the organisation counts."""
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    confirmed: Mapped[int | None]
    """How many the school confirms; None while it has not, and when it declined."""
    declined_why: Mapped[str] = mapped_column(Text, default="")
    """What the school says to the organisation; nobody else reads it."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_name: Mapped[str] = mapped_column(default="")
    answered_as: Mapped[Role | None] = mapped_column(named(Role))
    """Who answered and what they were at the school then, whatever becomes of the account."""
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    application: Mapped[Application] = relationship(lazy="raise_on_sql")
    school: Mapped[School] = relationship(lazy="raise_on_sql")

    @property
    def state(self) -> CountState:
        """Where it is."""
        if self.answered_at is None:
            return CountState.ASKED
        return CountState.DECLINED if self.confirmed is None else CountState.ANSWERED

    @property
    def differs(self) -> bool:
        """The school confirms another number than the organisation counts."""
        return self.confirmed is not None and self.confirmed != self.claimed
