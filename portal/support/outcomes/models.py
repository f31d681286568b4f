"""How a plan ended."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import BigId, UtcDateTime, named
from portal.extensions import db
from portal.support.outcomes.types import Result, WhyNone
from portal.support.plans.models import SupportPlan
from portal.vault import Sealed


class Outcome(db.Model):  # type: ignore[name-defined,misc]
    """The evaluation of one plan; a stop stands beside the result, it is not a result."""

    __tablename__ = "outcome"

    plan_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("support_plan.id"), primary_key=True, autoincrement=False
    )
    result: Mapped[Result | None] = mapped_column(named(Result), index=True)
    """None when only a stop is recorded so far."""
    continues: Mapped[bool | None]
    explanation: Mapped[str] = mapped_column(Sealed, default="")
    """Why less was delivered than the gate asks for."""
    pupil_said: Mapped[str] = mapped_column(Sealed, default="")
    other_reason: Mapped[str] = mapped_column(Sealed, default="")
    stopped_on: Mapped[date | None]
    stop_reason: Mapped[str] = mapped_column(Sealed, default="")
    is_undelivered: Mapped[bool] = mapped_column(default=False)
    """No improvement after little support: not the pupil's failure, and counted apart."""
    evaluated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    evaluated_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    plan: Mapped[SupportPlan] = relationship(lazy="raise_on_sql")
    reasons: Mapped[list["OutcomeReason"]] = relationship(
        order_by="OutcomeReason.why", lazy="raise_on_sql", cascade="all, delete-orphan"
    )


class OutcomeReason(db.Model):  # type: ignore[name-defined,misc]
    """One reason why there is no improvement."""

    __tablename__ = "outcome_reason"

    plan_id: Mapped[int] = mapped_column(ForeignKey("outcome.plan_id"), primary_key=True)
    why: Mapped[WhyNone] = mapped_column(named(WhyNone), primary_key=True)
