"""The outbox: letters and each attempt to hand one over."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import BigId, UtcDateTime, named
from portal.extensions import db
from portal.notifications.types import LetterStatus


class Letter(db.Model):  # type: ignore[name-defined,misc]
    """A letter, worded when the news was made and sent afterwards, word for word."""

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_due", "status", "not_before"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    message_id: Mapped[str] = mapped_column(unique=True)
    template: Mapped[str]
    language: Mapped[str]
    recipient: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    reply_to: Mapped[str | None]
    competition_id: Mapped[int | None] = mapped_column(ForeignKey("competition.id"), index=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("application.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    queued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[LetterStatus] = mapped_column(named(LetterStatus), default=LetterStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lease_holder: Mapped[str | None]
    begun_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the try under way began; what came of it is written as a `DeliveryAttempt`."""
    last_code: Mapped[int | None]
    last_answer: Mapped[str | None]
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    resent_from_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))

    tries: Mapped[list["DeliveryAttempt"]] = relationship(
        back_populates="letter", order_by="DeliveryAttempt.id", lazy="raise_on_sql"
    )


class DeliveryAttempt(db.Model):  # type: ignore[name-defined,misc]
    """One try at the mail server: `code` and `answer` stay empty when the worker died meanwhile."""

    __tablename__ = "delivery_attempt"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"), index=True)
    holder: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    code: Mapped[int | None]
    answer: Mapped[str | None]

    letter: Mapped[Letter] = relationship(back_populates="tries", lazy="raise_on_sql")
