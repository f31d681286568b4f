"""Who looked at which plan and why, who was turned away, and names opened for a stated reason."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import BigId, UtcDateTime, named
from portal.extensions import db
from portal.support.sight.types import Ground, Shown


class Look(db.Model):  # type: ignore[name-defined,misc]
    """A plan was opened, exported or printed; never changed, never deleted (S67)."""

    __tablename__ = "look"
    __table_args__ = (Index("ix_look_plan", "plan_id", "at"), Index("ix_look_person", "person_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("support_plan.id"))
    """None for what shows many at once; `details` says what."""
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    ground: Mapped[Ground] = mapped_column(named(Ground))
    shown: Mapped[Shown] = mapped_column(named(Shown))
    details: Mapped[str] = mapped_column(default="")
    """The address that was asked for; never a name."""


class NamesOpened(db.Model):  # type: ignore[name-defined,misc]
    """An expert of the agency may see the names of one plan for some hours, for a stated reason."""

    __tablename__ = "names_opened"
    __table_args__ = (Index("ix_names_opened", "plan_id", "person_id", "until"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
