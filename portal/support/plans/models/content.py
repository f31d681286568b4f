"""Plans, their risks and measures: what the author writes, and what is in force."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    case,
    text,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import BigId, Money, UtcDateTime, named
from portal.extensions import db
from portal.files.models import StoredFile
from portal.institutions.models import School
from portal.institutions.types import Period
from portal.support.plans.types import (
    Desk,
    MeasureKind,
    PlanState,
    Risk,
    RiskGroup,
    Stage,
    Subject,
)
from portal.support.pupils.models import Pupil
from portal.support.sight.models import NamesOpened
from portal.support.staff.models import StaffMember
from portal.support.staff.types import Specialist
from portal.vault import Sealed


class SupportPlan(db.Model):  # type: ignore[name-defined,misc]
    """The support of one pupil at one school in one period."""

    __tablename__ = "support_plan"
    __table_args__ = (
        # One plan a pupil, school and period (decisions, School 1); a deleted one does not count.
        Index(
            "uq_support_plan_once",
            "pupil_id",
            "school_id",
            "school_year",
            "period",
            unique=True,
            sqlite_where=text("state <> 'inactive'"),
            postgresql_where=text("state <> 'inactive'"),
        ),
        Index("ix_support_plan_period", "school_year", "period", "school_id"),
        Index("ix_support_plan_school", "school_id", "state"),
        Index("ix_support_plan_desk", "desk", "school_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    """The number quoted on every other document."""
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    school_year: Mapped[str]
    period: Mapped[Period] = mapped_column(named(Period))
    grade: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    """The period's own days for this grade, as they were when the plan was made."""
    author_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"), index=True)
    state: Mapped[PlanState] = mapped_column(named(PlanState), default=PlanState.DRAFT)
    desk: Mapped[Desk | None] = mapped_column(named(Desk))
    """Whose approval it waits for; only while in approval."""
    desk_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When an approver gave it back; until it is handed over again."""
    signed_by: Mapped[str] = mapped_column(Sealed, default="")
    """The parent, or the adult pupil, whose application it starts from."""
    signed_on: Mapped[date | None]
    scan_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    pupil_words: Mapped[str] = mapped_column(Sealed, default="")
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_on: Mapped[date | None]
    """When it was first handed over for approval."""
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The last time every desk had approved it."""
    suspended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    suspended_why: Mapped[str] = mapped_column(Sealed, default="")
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("support_plan.id"), unique=True)
    """The plan of the period before that this one continues: continuing twice makes one draft."""
    handed_over_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the pupil left for another school: from that minute this one sees it no more."""
    handed_to_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    is_imported: Mapped[bool] = mapped_column(default=False)
    is_outside_target: Mapped[bool] = mapped_column(default=False)
    """The grade was not in the target group at that time; kept and marked (School 12)."""
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    pupil: Mapped[Pupil] = relationship(lazy="raise_on_sql")
    school: Mapped[School] = relationship(lazy="raise_on_sql", foreign_keys=[school_id])
    author: Mapped[StaffMember] = relationship(lazy="raise_on_sql")
    scan: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")
    names_opened: Mapped[list[NamesOpened]] = relationship(
        viewonly=True, order_by="NamesOpened.id", lazy="raise_on_sql"
    )
    """Loaded with those in force only: who of the agency may see the names just now."""
    risks: Mapped[list["PlanRisk"]] = relationship(
        back_populates="plan",
        order_by="PlanRisk.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )
    measures: Mapped[list["Measure"]] = relationship(
        back_populates="plan",
        order_by="Measure.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )


class PlanRisk(db.Model):  # type: ignore[name-defined,misc]
    """A risk of a plan. Of health and family only the group stands here (S75)."""

    __tablename__ = "plan_risk"
    __table_args__ = (
        CheckConstraint(
            "(risk_group IN ('social','family') AND risk IS NULL AND justification IS NULL)"
            " OR (risk_group IN ('learning','economic') AND risk IS NOT NULL)",
            name="sensitive_elsewhere",
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"), index=True)
    risk_group: Mapped[RiskGroup] = mapped_column(named(RiskGroup))
    risk: Mapped[Risk | None] = mapped_column(named(Risk))
    justification: Mapped[str | None] = mapped_column(Sealed)

    plan: Mapped[SupportPlan] = relationship(back_populates="risks", lazy="raise_on_sql")
    sensitive: Mapped["SensitiveRisk | None"] = relationship(
        back_populates="plan_risk",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
        uselist=False,
    )


class SensitiveRisk(db.Model):  # type: ignore[name-defined,misc]
    """What a health or family risk says, closed with the key that lists and exports do not have."""

    __tablename__ = "sensitive_risk"

    risk_id: Mapped[int] = mapped_column(
        ForeignKey("plan_risk.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[str] = mapped_column(Text)
    """JSON of the risk's code and its justification, in the sensitive box."""
    code_print: Mapped[str]
    """Keyed digest of plan and code: the same risk twice is seen without opening."""

    plan_risk: Mapped[PlanRisk] = relationship(back_populates="sensitive", lazy="raise_on_sql")


def _in_force(written: str, kept: str) -> hybrid_property[Any]:
    """Return what is written, or what the measure kept while an amendment is not approved."""

    def value(self: "Measure") -> Any:  # noqa: ANN401 - of whichever column
        return getattr(self, written if self.stage is Stage.SETTLED else kept)

    def column(cls: type["Measure"]) -> ColumnElement[Any]:
        settled = cls.stage == Stage.SETTLED
        return case((settled, getattr(cls, written)), else_=getattr(cls, kept))

    return hybrid_property(value, expr=column)


class Measure(db.Model):  # type: ignore[name-defined,misc]
    """A kind of support for one or more risks: units of consultation, or an amount of money.

    What the author writes is not what is in force while the plan waits for another approval:
    figures, sessions and claims read `…_in_force`.
    """

    __tablename__ = "measure"
    __table_args__ = (
        CheckConstraint("planned_units IS NULL OR planned_units >= 0", name="units"),
        CheckConstraint("planned_amount IS NULL OR planned_amount >= 0", name="amount"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"), index=True)
    kind: Mapped[MeasureKind] = mapped_column(named(MeasureKind))
    subject: Mapped[Subject | None] = mapped_column(named(Subject))
    specialist: Mapped[Specialist | None] = mapped_column(named(Specialist))
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"), index=True)
    planned_units: Mapped[int | None]
    planned_amount: Mapped[Decimal | None] = mapped_column(Money())
    original_units: Mapped[int | None]
    original_amount: Mapped[Decimal | None] = mapped_column(Money())
    """As first approved; an amended plan is always shown against it too (School 8)."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Taken out by a revision although something was delivered; it stays, with nothing ahead."""
    stage: Mapped[Stage] = mapped_column(named(Stage), default=Stage.SETTLED)
    kept_subject: Mapped[Subject | None] = mapped_column(named(Subject, "kept_subject"))
    """This and the next ones: as last approved, only while the measure is amended."""
    kept_specialist: Mapped[Specialist | None] = mapped_column(named(Specialist, "kept_specialist"))
    kept_provider_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"), index=True)
    kept_units: Mapped[int | None]
    kept_amount: Mapped[Decimal | None] = mapped_column(Money())
    kept_withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    subject_in_force = _in_force("subject", "kept_subject")
    specialist_in_force = _in_force("specialist", "kept_specialist")
    provider_id_in_force = _in_force("provider_id", "kept_provider_id")
    units_in_force = _in_force("planned_units", "kept_units")
    amount_in_force = _in_force("planned_amount", "kept_amount")
    withdrawn_at_in_force = _in_force("withdrawn_at", "kept_withdrawn_at")

    @property
    def givers(self) -> Iterator[StaffMember]:
        """Return who gives it, and who is to give it once the amendment is approved."""
        return (one for one in (self.provider, self.kept_provider) if one is not None)

    plan: Mapped[SupportPlan] = relationship(back_populates="measures", lazy="raise_on_sql")
    provider: Mapped[StaffMember | None] = relationship(
        lazy="raise_on_sql", foreign_keys=[provider_id]
    )
    kept_provider: Mapped[StaffMember | None] = relationship(
        lazy="raise_on_sql", foreign_keys=[kept_provider_id]
    )
    risks: Mapped[list[PlanRisk]] = relationship(
        secondary="measure_risk", order_by="PlanRisk.id", lazy="raise_on_sql"
    )
    slots: Mapped[list["WeeklySlot"]] = relationship(
        back_populates="measure",
        order_by="WeeklySlot.weekday, WeeklySlot.starts_at",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )


class MeasureRisk(db.Model):  # type: ignore[name-defined,misc]
    """A measure is for a risk."""

    __tablename__ = "measure_risk"

    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), primary_key=True
    )
    risk_id: Mapped[int] = mapped_column(
        ForeignKey("plan_risk.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class WeeklySlot(db.Model):  # type: ignore[name-defined,misc]
    """When in the week a measure usually takes place, on the clocks of Riga."""

    __tablename__ = "weekly_slot"
    __table_args__ = (
        UniqueConstraint("measure_id", "weekday", "starts_at", name="uq_weekly_slot_once"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("minutes BETWEEN 5 AND 240", name="minutes"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    weekday: Mapped[int]
    """0 is Monday."""
    starts_at: Mapped[time]
    minutes: Mapped[int] = mapped_column(default=40)

    measure: Mapped[Measure] = relationship(back_populates="slots", lazy="raise_on_sql")
