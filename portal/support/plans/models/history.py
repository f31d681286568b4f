"""What was done with a plan, what was approved, and what a revision can go back to."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import BigId, UtcDateTime, named
from portal.extensions import db
from portal.support.plans.types import Desk, Move, PlanState
from portal.vault import Sealed


class PlanEvent(db.Model):  # type: ignore[name-defined,misc]
    """One move of a plan: by whom, from which desk, with which words. The plan's own log."""

    __tablename__ = "plan_event"
    __table_args__ = (Index("ix_plan_event_plan", "plan_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"))
    move: Mapped[Move] = mapped_column(named(Move))
    desk: Mapped[Desk | None] = mapped_column(named(Desk))
    before: Mapped[PlanState] = mapped_column(named(PlanState, "before"))
    after: Mapped[PlanState] = mapped_column(named(PlanState, "after"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    comment: Mapped[str] = mapped_column(Sealed, default="")


class PlanVersion(db.Model):  # type: ignore[name-defined,misc]
    """A plan as every desk approved it: what an approver's list of differences starts from."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "number", name="uq_plan_version_once"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"))
    number: Mapped[int]
    approved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Measures, units and groups of risks by key; words of risks never stand here."""


class KeptPlan(db.Model):  # type: ignore[name-defined,misc]
    """What a plan said when its revision began, until it is sent: for going back to it."""

    __tablename__ = "kept_plan"

    plan_id: Mapped[int] = mapped_column(
        ForeignKey("support_plan.id", ondelete="CASCADE"), primary_key=True
    )
    state: Mapped[PlanState] = mapped_column(named(PlanState))
    said: Mapped[str] = mapped_column(Sealed)
    """JSON of all but the health and family risks (`service.amending`)."""

    risks: Mapped[list["KeptRisk"]] = relationship(
        order_by="KeptRisk.risk_id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )


class KeptRisk(db.Model):  # type: ignore[name-defined,misc]
    """A health or family risk of a kept plan, as `SensitiveRisk` holds it: nothing is opened."""

    __tablename__ = "kept_risk"

    plan_id: Mapped[int] = mapped_column(
        ForeignKey("kept_plan.plan_id", ondelete="CASCADE"), primary_key=True
    )
    risk_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    sealed: Mapped[str] = mapped_column(Text)
    code_print: Mapped[str]
