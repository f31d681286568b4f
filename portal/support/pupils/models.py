"""Pupils and where they learn. Everything that names a pupil is sealed."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from portal.database import BigId, UtcDateTime
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.text import folded
from portal.vault import Sealed, fingerprint


def name_print(first_name: str, last_name: str) -> str:
    """Return the keyed digest of a name, whatever its marks, case and hyphens."""
    letters = "".join(one for one in folded(f"{first_name} {last_name}") if one.isalnum())
    return fingerprint(f"name:{letters}")


class Pupil(db.Model):  # type: ignore[name-defined,misc]
    """One young person, once in the whole country; `code` is what everybody else calls them."""

    __tablename__ = "pupil"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    """The internal key: never made of the name or the personal code."""
    first_name: Mapped[str] = mapped_column(Sealed)
    last_name: Mapped[str] = mapped_column(Sealed)
    personal_code: Mapped[str | None] = mapped_column(Sealed, deferred=True)
    personal_code_print: Mapped[str | None] = mapped_column(unique=True)
    """Keyed digest: the same person is found without opening anybody."""
    name_print: Mapped[str] = mapped_column(index=True)
    """Keyed digest of the name without marks: records that may be one person are found by it."""
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("pupil.id"))
    """Set on the record of a pupil who turned out to be known already; it keeps its history."""
    is_imported: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    places: Mapped[list["Enrolment"]] = relationship(
        back_populates="pupil", order_by="Enrolment.starts_on, Enrolment.id", lazy="raise_on_sql"
    )

    @property
    def name(self) -> str:
        """First name and last name, for those who may know it."""
        return f"{self.first_name} {self.last_name}"

    @validates("first_name", "last_name")
    def _note_print(self, key: str, value: str) -> str:
        first, last = (
            (value, self.last_name or "") if key == "first_name" else (self.first_name or "", value)
        )
        self.name_print = name_print(first, last)
        return value

    @property
    def place(self) -> "Enrolment | None":
        """Where the pupil learns now."""
        return next((one for one in self.places if one.ends_on is None), None)

    @property
    def initials(self) -> str:
        """„K. B.”: what a phone in a corridor shows."""
        return f"{self.first_name[:1]}. {self.last_name[:1]}."


class Enrolment(db.Model):  # type: ignore[name-defined,misc]
    """A pupil learns at a school, in a grade, from a day on; the history of moves and grades."""

    __tablename__ = "enrolment"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="in_order"),
        # A pupil learns at one school at a time; the last word belongs to the database.
        Index(
            "uq_enrolment_current",
            "pupil_id",
            unique=True,
            sqlite_where=text("ends_on IS NULL"),
            postgresql_where=text("ends_on IS NULL"),
        ),
        Index("ix_enrolment_school", "school_id", "ends_on"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    pupil_id: Mapped[int] = mapped_column(ForeignKey("pupil.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    grade: Mapped[str]
    """A code of `GRADES`."""
    letter: Mapped[str] = mapped_column(default="")
    """The class within the grade: „a” of „8.a”."""
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    left_why: Mapped[str] = mapped_column(Sealed, default="")
    """Why the pupil left for no school of the programme."""

    pupil: Mapped[Pupil] = relationship(back_populates="places", lazy="raise_on_sql")
    school: Mapped[School] = relationship(lazy="raise_on_sql")
