"""The tables of decisions: the meeting, ties settled, votes, decisions, the publication."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, ColumnElement, ForeignKey, Text, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.applications.models import Application
from portal.database import Points, UtcDateTime, named
from portal.decisions.rules import reserve as rules
from portal.decisions.types import Choice, Offer, Outcome, Standing, Way
from portal.evaluation.models import Member
from portal.evaluation.types import Proposal
from portal.extensions import db
from portal.files.models import StoredFile


class Meeting(db.Model):  # type: ignore[name-defined,misc]
    """The commission's meeting and its minutes (decisions, Evaluation 8). One per competition."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), unique=True)
    number: Mapped[str]
    held_at: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str]
    agenda: Mapped[str] = mapped_column(Text, default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    dissent: Mapped[str] = mapped_column(Text, default="")
    signed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    minutes_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    attendance: Mapped[list["Attendance"]] = relationship(
        order_by="Attendance.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    minutes_file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")
    signed_by: Mapped[Person | None] = relationship(
        lazy="joined", foreign_keys=[signed_by_id], viewonly=True
    )


class Attendance(db.Model):  # type: ignore[name-defined,misc]
    """Whether a member was there."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "member_id", name="uq_attendance_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    is_present: Mapped[bool]
    member: Mapped[Member] = relationship(lazy="joined")


class TieSettled(db.Model):  # type: ignore[name-defined,misc]
    """The order the commission gave applications that stand tied, with its reason."""

    __tablename__ = "tie_settled"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    numbers: Mapped[list[str]] = mapped_column(JSON)
    """Register numbers, best first."""
    reason: Mapped[str] = mapped_column(Text)
    votes: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """Each voter's choice, by the key of the member."""
    settled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Decision(db.Model):  # type: ignore[name-defined,misc]
    """The outcome of one application."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), unique=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    outcome: Mapped[Outcome] = mapped_column(named(Outcome))
    proposal: Mapped[Proposal | None] = mapped_column(named(Proposal))
    reserve_place: Mapped[int | None]
    rank: Mapped[int | None]
    total: Mapped[Decimal | None] = mapped_column(Points())
    """As shown: two places, half up. The exact total is always computed from the marks."""
    why: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The ranking's reasons (`Why`) when it was decided."""
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why, as the applicant reads it; obligatory when it differs from the proposal."""
    strongest: Mapped[str] = mapped_column(Text, default="")
    improve: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    declined_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The winner declined, or did not sign in time."""
    declined_reason: Mapped[str] = mapped_column(Text, default="")
    offered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Offered from the reserve list after another declined (decisions, Evaluation 10)."""
    offer_until: Mapped[date | None]
    """The last day on which the offer may be accepted."""
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The offer was accepted, by the organisation or noted by the coordinator."""
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    application: Mapped[Application] = relationship(lazy="joined")
    votes: Mapped[list["Vote"]] = relationship(
        order_by="Vote.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )
    reasons: Mapped[list["CriterionReason"]] = relationship(
        order_by="CriterionReason.id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    @property
    def standing(self) -> Standing:
        """Where the application stands now; `outcome` stays what the commission decided."""
        return rules.standing(
            self.outcome, declined_at=self.declined_at, offered_at=self.offered_at
        )

    def offer_on(self, today: date) -> Offer | None:
        """What its offer from the reserve is on a day; None when there is none."""
        return rules.offer_on(
            today,
            rules.Offered(
                until=self.offer_until,
                offered_at=self.offered_at,
                accepted_at=self.accepted_at,
                declined_at=self.declined_at,
            ),
        )

    @hybrid_property
    def is_funded(self) -> bool:
        """The application has the grant now."""
        return self.standing is Standing.APPROVED

    @is_funded.inplace.expression
    @classmethod
    def _is_funded(cls) -> ColumnElement[bool]:
        has_won = (cls.outcome == Outcome.APPROVED) | cls.offered_at.is_not(None)
        return has_won & cls.declined_at.is_(None)


class CriterionReason(db.Model):  # type: ignore[name-defined,misc]
    """The commission's reason for one criterion, as the applicant reads it."""

    __tablename__ = "criterion_reason"
    __table_args__ = (
        UniqueConstraint("decision_id", "criterion_id", name="uq_criterion_reason_once"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(
        ForeignKey("decision.id", ondelete="CASCADE"), index=True
    )
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    text: Mapped[str] = mapped_column(Text)


class Vote(db.Model):  # type: ignore[name-defined,misc]
    """One member's vote on one decision; a member in conflict has none."""

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("decision_id", "member_id", name="uq_vote_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(
        ForeignKey("decision.id", ondelete="CASCADE"), index=True
    )
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    choice: Mapped[Choice] = mapped_column(named(Choice))
    member: Mapped[Member] = relationship(lazy="joined")


class Publication(db.Model):  # type: ignore[name-defined,misc]
    """The one act by which results become public; its unique row is what makes it one."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), unique=True)
    decision_number: Mapped[str] = mapped_column(default="")
    first_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    second_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    first_by: Mapped[Person] = relationship(
        lazy="joined", foreign_keys=[first_by_id], viewonly=True
    )
    second_by: Mapped[Person | None] = relationship(
        lazy="joined", foreign_keys=[second_by_id], viewonly=True
    )


class FormalDelivery(db.Model):  # type: ignore[name-defined,misc]
    """The decision sent formally (e-address, registered letter), tracked beside the e-mail."""

    __tablename__ = "formal_delivery"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), unique=True)
    way: Mapped[Way] = mapped_column(named(Way))
    number: Mapped[str]
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
