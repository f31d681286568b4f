"""The tables of applications: sections, cost lines, attachments, versions, checks."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.applications.rules import clarifying
from portal.applications.types import (
    Channel,
    ClarificationState,
    CostCategory,
    Section,
    Status,
)
from portal.competitions.models import Competition, Criterion
from portal.database import Money, Scaled, UtcDateTime, named
from portal.extensions import db
from portal.files.models import StoredFile
from portal.organisations.models import Organisation


class Application(db.Model):  # type: ignore[name-defined,misc]
    """One project an organisation asks a grant for."""

    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("competition_id", "sequence", name="uq_application_sequence"),
        UniqueConstraint("organisation_id", "start_key", name="uq_application_start_key"),
        Index("ix_application_of_competition", "competition_id", "status", "id"),
        Index(
            "ix_application_counted",
            "competition_id",
            "status",
            "is_late",
            "checks_given",
            "checks_failed",
        ),
        CheckConstraint("0 <= checks_failed AND checks_failed <= checks_given", name="checks"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    title: Mapped[str] = mapped_column(default="")
    folded_title: Mapped[str] = mapped_column(default="")
    status: Mapped[Status] = mapped_column(named(Status), default=Status.DRAFT)
    sequence: Mapped[int | None]
    """Its place in the register, given by the first submission and kept for ever."""
    start_key: Mapped[str]
    """The browser's key for „start”: the same press twice is one draft (S60)."""
    channel: Mapped[Channel] = mapped_column(named(Channel), default=Channel.PORTAL)
    received_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    postmark_date: Mapped[date | None]
    is_late: Mapped[bool] = mapped_column(default=False)
    registered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """The coordinator who registered a paper or e-mail application."""
    planned: Mapped[Decimal] = mapped_column(Money(), default=Decimal("0.00"))
    """Sum of the cost plan, kept beside its lines so that lists need not add."""
    done_sections: Mapped[int] = mapped_column(default=0)
    checks_given: Mapped[int] = mapped_column(default=0)
    """How many criteria judged yes or no are answered: kept beside the answers, like the plan."""
    checks_failed: Mapped[int] = mapped_column(default=0)
    """How many of them with „no”."""
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")

    competition: Mapped[Competition] = relationship(lazy="joined")
    organisation: Mapped[Organisation] = relationship(lazy="joined")
    sections: Mapped[list["SectionAnswers"]] = relationship(
        order_by="SectionAnswers.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    cost_lines: Mapped[list["CostLine"]] = relationship(
        order_by="CostLine.position", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    attachments: Mapped[list["Attachment"]] = relationship(
        order_by="Attachment.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    versions: Mapped[list["ApplicationVersion"]] = relationship(
        order_by="ApplicationVersion.number", lazy="raise_on_sql", back_populates="application"
    )
    checks: Mapped[list["Check"]] = relationship(order_by="Check.id", lazy="raise_on_sql")
    clarifications: Mapped[list["Clarification"]] = relationship(
        order_by="Clarification.id", lazy="raise_on_sql", back_populates="application"
    )

    @property
    def number(self) -> str:
        """The register number, empty before the first submission."""
        from_code = f"{self.competition.code}/{self.sequence or 0:03d}"
        return from_code if self.sequence else ""

    @property
    def asked(self) -> "Clarification | None":
        """The clarification that is neither answered nor settled, lapsed or not."""
        return next((one for one in self.clarifications if one.is_unanswered), None)

    def count_checks(self, answers: Collection[bool]) -> None:
        """Note what the answers to the criteria judged yes or no add up to."""
        self.checks_given = len(answers)
        self.checks_failed = len(answers) - sum(answers)


class SectionAnswers(db.Model):  # type: ignore[name-defined,misc]
    """What is written in one section; `version` is what a second editor's save is held against."""

    __tablename__ = "section_answers"
    __table_args__ = (UniqueConstraint("application_id", "section", name="uq_section_answers"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    section: Mapped[Section] = mapped_column(named(Section))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    is_done: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    saved_by: Mapped[Person | None] = relationship(lazy="raise_on_sql")


class CostLine(db.Model):  # type: ignore[name-defined,misc]
    """One line of the cost plan: quantity × unit price."""

    __tablename__ = "cost_line"
    __table_args__ = (
        CheckConstraint("quantity IS NULL OR quantity >= 0", name="quantity"),
        CheckConstraint("unit_price IS NULL OR unit_price >= 0", name="unit_price"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    position: Mapped[int]
    category: Mapped[CostCategory | None] = mapped_column(named(CostCategory))
    named_as: Mapped[str] = mapped_column(default="")
    """The category as an imported bundle names it, when it is none of ours."""
    item: Mapped[str] = mapped_column(default="")
    quantity: Mapped[Decimal | None] = mapped_column(Scaled(2))
    unit: Mapped[str] = mapped_column(default="")
    unit_price: Mapped[Decimal | None] = mapped_column(Money())
    quantity_typed: Mapped[str] = mapped_column(default="")
    """What was typed when it is no quantity: a draft keeps it until somebody mends it."""
    price_typed: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(Text, default="")


class Attachment(db.Model):  # type: ignore[name-defined,misc]
    """A file that belongs to an application and is reached only through it."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    file: Mapped[StoredFile] = relationship(lazy="joined")


class ApplicationVersion(db.Model):  # type: ignore[name-defined,misc]
    """What was submitted: canonical JSON, frozen, with its digest (decisions, Application 3)."""

    __tablename__ = "application_version"
    __table_args__ = (UniqueConstraint("application_id", "number", name="uq_application_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    number: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str]
    submitted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    submitted_by: Mapped[Person | None] = relationship(lazy="joined")
    application: Mapped[Application] = relationship(back_populates="versions", lazy="raise_on_sql")


class Check(db.Model):  # type: ignore[name-defined,misc]
    """The coordinator's answer to one administrative or eligibility criterion."""

    __tablename__ = "check_answer"
    __table_args__ = (
        UniqueConstraint("application_id", "criterion_id", name="uq_check_answer"),
        # Few are answered with no, and a refusal names each of them.
        Index(
            "ix_check_answer_failed",
            "application_id",
            postgresql_where=text("is_met IS false"),
            sqlite_where=text("is_met IS 0"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    is_met: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, default="")
    checked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    criterion: Mapped[Criterion] = relationship(lazy="joined")


class Clarification(db.Model):  # type: ignore[name-defined,misc]
    """A question to the applicant that opens named sections, with its own deadline (ux C5)."""

    __tablename__ = "clarification"
    __table_args__ = (
        Index(
            "uq_clarification_unsettled",
            "application_id",
            unique=True,
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    sections: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The codes of the sections that may be corrected; none when only an explanation is asked."""
    criterion_id: Mapped[int | None] = mapped_column(ForeignKey("criterion.id"))
    """The criterion it is asked for."""
    question: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    version_id: Mapped[int | None] = mapped_column(ForeignKey("application_version.id"))
    """The version the answer made; none when it is an explanation alone."""
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    is_accepted: Mapped[bool] = mapped_column(default=False)
    application: Mapped[Application] = relationship(
        lazy="raise_on_sql", back_populates="clarifications"
    )
    version: Mapped[ApplicationVersion | None] = relationship(lazy="raise_on_sql")
    criterion: Mapped[Criterion | None] = relationship(lazy="raise_on_sql")

    @property
    def opened(self) -> tuple[Section, ...]:
        """The sections that may be corrected, in the order of the form."""
        return tuple(section for section in Section if section.value in self.sections)

    @property
    def is_unanswered(self) -> bool:
        """Nothing was sent and nobody has closed it."""
        return self.answered_at is None and self.settled_at is None

    def state_at(self, at: datetime) -> ClarificationState:
        """Say where it is at a moment."""
        return clarifying.state_of(
            is_answered=self.answered_at is not None,
            is_settled=self.settled_at is not None,
            is_accepted=self.is_accepted,
            due_at=self.due_at,
            at=at,
        )
