"""Who works with pupils, and at which schools."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Person
from portal.database import named
from portal.extensions import db
from portal.institutions.models import School
from portal.support.staff.types import Specialist


class StaffMember(db.Model):  # type: ignore[name-defined,misc]
    """Somebody who prepares plans or gives support; an imported one may have no account."""

    __tablename__ = "staff_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    first_name: Mapped[str]
    last_name: Mapped[str]
    specialist: Mapped[Specialist] = mapped_column(named(Specialist))
    email: Mapped[str] = mapped_column(default="", index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), unique=True)
    """Their account, once they have one."""

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    places: Mapped[list["StaffPlace"]] = relationship(
        back_populates="staff", order_by="StaffPlace.id", lazy="raise_on_sql"
    )

    @property
    def name(self) -> str:
        """First name and last name."""
        return f"{self.first_name} {self.last_name}"


class StaffPlace(db.Model):  # type: ignore[name-defined,misc]
    """A staff member works at a school."""

    __tablename__ = "staff_place"
    __table_args__ = (UniqueConstraint("staff_id", "school_id", name="uq_staff_place_once"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    weekly_minutes: Mapped[int] = mapped_column(default=0)
    """Free for support each week, as the school's coordinator states; 0 means not stated."""
    duties: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The roles they are to hold here as soon as they have an account."""
    left_on: Mapped[date | None]

    staff: Mapped[StaffMember] = relationship(back_populates="places", lazy="raise_on_sql")
    school: Mapped[School] = relationship(lazy="raise_on_sql")
