"""The table of enquiries."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.competitions.models import Competition
from portal.database import UtcDateTime
from portal.enquiries.types import EnquiryState
from portal.extensions import db


class Enquiry(db.Model):  # type: ignore[name-defined,misc]
    """A question about a call, as it was asked and as everyone reads it with its answer."""

    __tablename__ = "enquiry"
    __table_args__ = (Index("ix_enquiry_of_competition", "competition_id", "answered_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    question: Mapped[str] = mapped_column(Text)
    """As it was asked; seen by the municipality alone."""
    email: Mapped[str] = mapped_column(default="")
    """Where the answer goes by letter; forgotten with the answer."""
    language: Mapped[str] = mapped_column(default="lv")
    wording_lv: Mapped[str] = mapped_column(Text, default="")
    wording_en: Mapped[str] = mapped_column(Text, default="")
    answer_lv: Mapped[str] = mapped_column(Text, default="")
    answer_en: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    corrected_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    set_aside_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    competition: Mapped[Competition] = relationship(lazy="joined")

    @property
    def state(self) -> EnquiryState:
        """Where it is."""
        if self.answered_at is not None:
            return EnquiryState.ANSWERED
        return EnquiryState.SET_ASIDE if self.set_aside_at is not None else EnquiryState.WAITING
