"""The tables of evaluation: members, conflicts, assessments and their marks."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.applications.models import Application
from portal.competitions.models import Criterion
from portal.database import Points, UtcDateTime, named
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db
from portal.kernel.identity import Role


def member_key(code: str, member_id: int) -> str:
    """Return the word by which rankings and bundles know a member: its code, or one made up."""
    return code or f"member-{member_id}"


def new_edition() -> str:
    """Draw the word for a new state of a member's marks; none is ever drawn twice."""
    return uuid4().hex


class Member(db.Model):  # type: ignore[name-defined,misc]
    """A member of one competition's commission.

    The right to act is the `RoleHeld` row beside it; this row stays when the member leaves, since
    marks and minutes name it.
    """

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("competition_id", "person_id", name="uq_member_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    code: Mapped[str] = mapped_column(default="")
    """The member's code in a competition bundle."""
    role: Mapped[Role] = mapped_column(named(Role))
    position: Mapped[str] = mapped_column(default="")
    """The post as the minutes print it."""
    named_at: Mapped[datetime] = mapped_column(UtcDateTime)
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    impartial_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the declaration of impartiality was made; nothing is shown before."""
    edition: Mapped[str] = mapped_column(default=new_edition)
    """Drawn anew with every sheet handed in or opened again and every conflict declared, in the
    same transaction: what was worked out from the marks under the same words is not old."""

    person: Mapped[Person] = relationship(lazy="joined", foreign_keys=[person_id])

    @property
    def key(self) -> str:
        """The word by which rankings and bundles know this member."""
        return member_key(self.code, self.id)


class Conflict(db.Model):  # type: ignore[name-defined,misc]
    """A member steps back from one application, everywhere (decisions, Evaluation 2)."""

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("member_id", "application_id", name="uq_conflict_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime)
    declared_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    member: Mapped[Member] = relationship(lazy="joined")


class NoConflict(db.Model):  # type: ignore[name-defined,misc]
    """A member's word that one application is no conflict; its content opens after it."""

    __tablename__ = "no_conflict"
    __table_args__ = (UniqueConstraint("member_id", "application_id", name="uq_no_conflict_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Assessment(db.Model):  # type: ignore[name-defined,misc]
    """One member's score sheet for one application."""

    __tablename__ = "assessment"
    __table_args__ = (UniqueConstraint("member_id", "application_id", name="uq_assessment_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    status: Mapped[AssessmentStatus] = mapped_column(
        named(AssessmentStatus), default=AssessmentStatus.DRAFT
    )
    comment: Mapped[str] = mapped_column(Text, default="")
    private_note: Mapped[str] = mapped_column(Text, default="")
    """Seen by its author alone: in no export, list, log or minutes (ux B5)."""
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    member: Mapped[Member] = relationship(lazy="joined")
    application: Mapped[Application] = relationship(lazy="raise_on_sql")
    marks: Mapped[list["Mark"]] = relationship(
        order_by="Mark.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )


class Mark(db.Model):  # type: ignore[name-defined,misc]
    """The points one member gives one criterion, and why."""

    __tablename__ = "mark"
    __table_args__ = (
        UniqueConstraint("assessment_id", "criterion_id", name="uq_mark_once"),
        CheckConstraint("points IS NULL OR points >= 0", name="points"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(
        ForeignKey("assessment.id", ondelete="CASCADE"), index=True
    )
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    points: Mapped[Decimal | None] = mapped_column(Points())
    reason: Mapped[str] = mapped_column(Text, default="")
    criterion: Mapped[Criterion] = relationship(lazy="joined")


class Reopening(db.Model):  # type: ignore[name-defined,misc]
    """A submitted assessment was opened again, by whom and why; kept for ever."""

    __tablename__ = "reopening"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text)
    handed_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    marks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """What had been handed in: `{"criterion": 7, "points": "8", "reason": "…"}`."""
    by: Mapped[Person] = relationship(lazy="joined")
    assessment: Mapped[Assessment] = relationship(lazy="raise_on_sql")

    @property
    def points(self) -> dict[int, Decimal]:
        """The points that had been given, by the key of the criterion."""
        return {
            one["criterion"]: Decimal(one["points"])
            for one in self.marks
            if one.get("points") is not None
        }


class Consensus(db.Model):  # type: ignore[name-defined,misc]
    """The chair opened the consensus stage: members may see each other's marks."""

    __tablename__ = "consensus"
    __table_args__ = (
        Index(
            "uq_consensus_of_competition",
            "competition_id",
            unique=True,
            sqlite_where=text("application_id IS NULL"),
            postgresql_where=text("application_id IS NULL"),
        ),
        UniqueConstraint("application_id", name="uq_consensus_of_application"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"))
    """The one application it is opened for; None for all of them."""
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_by: Mapped[Person] = relationship(lazy="joined")
    application: Mapped[Application | None] = relationship(lazy="raise_on_sql")
