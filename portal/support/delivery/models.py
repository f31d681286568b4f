"""Proposed slots, sessions, participation, and the orders that allow remote support."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import BigId, UtcDateTime, named
from portal.extensions import db
from portal.support.delivery.types import Evidence, Mark, Mode
from portal.support.plans.models import Measure, SupportPlan
from portal.support.staff.models import StaffMember
from portal.vault import Sealed


class Slot(db.Model):  # type: ignore[name-defined,misc]
    """A time an approved plan proposes. When it has passed with nothing logged, it is unaccounted.

    The last approval makes them, one for each planned unit, from the weekly pattern and the
    teaching days; a revision makes those ahead anew.
    """

    __tablename__ = "slot"
    __table_args__ = (
        UniqueConstraint("measure_id", "on_date", "starts_at", name="uq_slot_once"),
        Index("ix_slot_provider", "provider_id", "on_date"),
        Index("ix_slot_plan", "plan_id", "on_date"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id", ondelete="CASCADE"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"))
    provider_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    on_date: Mapped[date]
    starts_at: Mapped[time]
    minutes: Mapped[int]
    participation_id: Mapped[int | None] = mapped_column(
        ForeignKey("participation.id"), unique=True
    )
    """The entry that settled it; set free again when the entry is undone."""

    measure: Mapped[Measure] = relationship(lazy="raise_on_sql")
    plan: Mapped[SupportPlan] = relationship(lazy="raise_on_sql")


class Session(db.Model):  # type: ignore[name-defined,misc]
    """One event of one provider, with one pupil or a group; the provider's time counts once."""

    __tablename__ = "session"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
        Index("ix_session_week", "provider_id", "week"),
        Index("ix_session_held_on", "held_on"),
        # The last word against two sessions at once; overlapping ones the service refuses.
        Index(
            "uq_session_start",
            "provider_id",
            "starts_at",
            unique=True,
            sqlite_where=text("voided_at IS NULL AND is_held"),
            postgresql_where=text("voided_at IS NULL AND is_held"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    """The client's own key: a retried save is the same row (School 6)."""
    provider_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    held_on: Mapped[date]
    """The day in Riga."""
    week: Mapped[date]
    """The Monday of its ISO week in Riga."""
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int]
    mode: Mapped[Mode] = mapped_column(named(Mode), default=Mode.IN_PERSON)
    is_in_lessons: Mapped[bool] = mapped_column(default=False)
    is_held: Mapped[bool] = mapped_column(default=True)
    """The provider was there: only such a session takes up their time."""
    is_payable: Mapped[bool] = mapped_column(default=True)
    """False for what is over the weekly limit, for remote sessions that nothing allows, and for
    what was not held."""
    over_minutes: Mapped[int] = mapped_column(default=0)
    """How much of it is over the weekly limit."""
    note: Mapped[str] = mapped_column(Sealed, default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    form_seconds: Mapped[int | None]
    """From opening the page to saving, by the form's own stamps."""
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    voided_why: Mapped[str] = mapped_column(Sealed, default="")
    is_imported: Mapped[bool] = mapped_column(default=False)

    @property
    def payable_minutes(self) -> int:
        """What of it is paid: of a session partly over the weekly limit, the part below it."""
        if self.is_payable:
            return self.minutes
        return self.minutes - self.over_minutes if self.over_minutes else 0

    provider: Mapped[StaffMember] = relationship(lazy="raise_on_sql")
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="session",
        order_by="Participation.id",
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
    )


class Participation(db.Model):  # type: ignore[name-defined,misc]
    """What became of a session for one pupil's measure."""

    __tablename__ = "participation"
    __table_args__ = (
        UniqueConstraint("session_id", "measure_id", name="uq_participation_once"),
        CheckConstraint("units >= 0", name="units"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("support_plan.id"), index=True)
    mark: Mapped[Mark] = mapped_column(named(Mark))
    units: Mapped[int] = mapped_column(default=1)
    is_live: Mapped[bool] = mapped_column(default=True)
    """False once its session is undone: figures look at the live ones only."""
    order_id: Mapped[int | None] = mapped_column(ForeignKey("remote_order.id"))
    """The director's order in force for a remote session; None: not yet eligible."""
    confirm_code: Mapped[str | None] = mapped_column(Sealed)
    """The four digits the pupil is told; good only until the day ends."""
    confirm_tries: Mapped[int] = mapped_column(default=0)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_how: Mapped[Evidence | None] = mapped_column(named(Evidence))
    denied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    session: Mapped[Session] = relationship(back_populates="participations", lazy="raise_on_sql")
    measure: Mapped[Measure] = relationship(lazy="raise_on_sql")
    plan: Mapped[SupportPlan] = relationship(lazy="raise_on_sql")


class RemoteOrder(db.Model):  # type: ignore[name-defined,misc]
    """A director's order that allows remote support, for named plans or for the whole school."""

    __tablename__ = "remote_order"
    __table_args__ = (CheckConstraint("valid_from <= valid_to", name="in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    number: Mapped[str]
    signed_on: Mapped[date]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    is_for_all: Mapped[bool] = mapped_column(default=False)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class OrderedPlan(db.Model):  # type: ignore[name-defined,misc]
    """A plan named in a director's order."""

    __tablename__ = "ordered_plan"

    order_id: Mapped[int] = mapped_column(ForeignKey("remote_order.id"), primary_key=True)
    plan_id: Mapped[int] = mapped_column(
        ForeignKey("support_plan.id"), primary_key=True, index=True
    )


class QuietWeek(db.Model):  # type: ignore[name-defined,misc]
    """A provider has said that nothing took place in a week."""

    __tablename__ = "quiet_week"
    __table_args__ = (UniqueConstraint("provider_id", "week", name="uq_quiet_week_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    week: Mapped[date]
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
