"""The tables of organisations, and of what the Enterprise Register says about them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime, named
from portal.extensions import db
from portal.organisations.types import Kind


class Organisation(db.Model):  # type: ignore[name-defined,misc]
    """An NGO that applies; once per register number."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[Kind] = mapped_column(named(Kind))
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(index=True)
    folded: Mapped[str]
    legal_address: Mapped[str] = mapped_column(default="")
    iban: Mapped[str] = mapped_column(default="")
    bank_name: Mapped[str] = mapped_column(default="")
    signatory_name: Mapped[str] = mapped_column(default="")
    signatory_position: Mapped[str] = mapped_column(default="")
    signatory_basis: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    extract_checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    extract_checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own


class RegisterEntry(db.Model):  # type: ignore[name-defined,misc]
    """A line of the Enterprise Register's open file, which prefills names (facts 9)."""

    __tablename__ = "register_entry"

    registration_number: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[Kind] = mapped_column(named(Kind, "register_kind"))
    name: Mapped[str]
    legal_address: Mapped[str] = mapped_column(default="")
    terminated_on: Mapped[date | None]
