"""The tables of municipalities, schools, their agreements and the calendar of school years."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import named
from portal.extensions import db
from portal.institutions.types import (
    Founder,
    PartnerKind,
    Period,
    Region,
    Scheme,
    SchoolKind,
    StatisticalRegion,
)


class Municipality(db.Model):  # type: ignore[name-defined,misc]
    """A municipality that runs competitions, in the words its letters need."""

    __tablename__ = "municipality"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    """As it signs: „Liepājas valstspilsētas pašvaldība”."""
    place: Mapped[str]
    """As people say it: „Liepāja”."""
    region: Mapped[Region | None] = mapped_column(named(Region))
    contact_name: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_hours: Mapped[str] = mapped_column(default="9.00–17.00")
    contact_email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    second_person_publishes: Mapped[bool] = mapped_column(default=True)
    """Publication waits for a second person (decisions, Questions 6)."""
    closed_on: Mapped[date | None]
    """The day from which it is part of its successor."""
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own


class School(db.Model):  # type: ignore[name-defined,misc]
    """A school of the programme; when it closes, its pupils belong to its successor."""

    __tablename__ = "school"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    region: Mapped[Region] = mapped_column(named(Region))
    """Where the programme counts it, whatever the map of today says."""
    kind: Mapped[SchoolKind] = mapped_column(named(SchoolKind))
    founder: Mapped[Founder] = mapped_column(named(Founder))
    joined_school_year: Mapped[str] = mapped_column(default="")
    """„2017/2018”; empty when it has not joined."""
    joined_semester: Mapped[Period | None] = mapped_column(named(Period))
    closed_on: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"))
    contact_name: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own

    municipality: Mapped[Municipality] = relationship(lazy="joined")
    successor: Mapped["School | None"] = relationship(remote_side="School.id", lazy="raise_on_sql")

    @property
    def is_of_the_state(self) -> bool:
        """A state vocational school: its plans skip the municipality (decisions, School 2)."""
        return self.founder is not Founder.MUNICIPALITY


class SchoolPast(db.Model):  # type: ignore[name-defined,misc]
    """A school was of a municipality that has become part of another: its history counts there."""

    __tablename__ = "school_past"
    __table_args__ = (
        UniqueConstraint("school_id", "until", name="uq_school_past_once"),
        CheckConstraint("since IS NULL OR since < until", name="in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    since: Mapped[date | None]
    """Its first day there; None when it was there from the start."""
    until: Mapped[date]
    """The first day it was there no more."""


class RegionPlacement(db.Model):  # type: ignore[name-defined,misc]
    """Where a municipality lay in a scheme of regions while that scheme was in force."""

    __tablename__ = "region_placement"
    __table_args__ = (
        UniqueConstraint(
            "municipality_id", "scheme", "valid_from", name="uq_region_placement_once"
        ),
        CheckConstraint("valid_to IS NULL OR valid_from <= valid_to", name="in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    scheme: Mapped[Scheme] = mapped_column(named(Scheme))
    region: Mapped[StatisticalRegion] = mapped_column(named(StatisticalRegion, "region"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    """None while the scheme is in force."""


class Agreement(db.Model):  # type: ignore[name-defined,misc]
    """A cooperation agreement with a municipality or a state vocational school."""

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint(
            "(partner_kind = 'municipality' AND municipality_id IS NOT NULL AND school_id IS NULL"
            " AND ministry IS NULL)"
            " OR (partner_kind = 'vocational' AND school_id IS NOT NULL AND municipality_id IS NULL"
            " AND ministry IS NOT NULL)",
            name="partner",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    partner_kind: Mapped[PartnerKind] = mapped_column(named(PartnerKind))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    ministry: Mapped[Founder | None] = mapped_column(named(Founder, "ministry"))
    signed_on: Mapped[date] = mapped_column(index=True)

    municipality: Mapped[Municipality | None] = relationship(lazy="raise_on_sql")
    school: Mapped[School | None] = relationship(lazy="raise_on_sql")


class PeriodDates(db.Model):  # type: ignore[name-defined,misc]
    """The first and last day of a period for a span of grades (facts 7): set anew every year."""

    __tablename__ = "period_dates"
    __table_args__ = (
        Index("ix_period_dates_period", "school_year", "period"),
        CheckConstraint("starts_on <= ends_on", name="in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    school_year: Mapped[str]
    """„2019/2020”."""
    period: Mapped[Period] = mapped_column(named(Period))
    grade_from: Mapped[str]
    grade_to: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class SchoolBreak(db.Model):  # type: ignore[name-defined,misc]
    """Days without lessons for everybody, public holidays apart: the breaks of a school year."""

    __tablename__ = "school_break"
    __table_args__ = (CheckConstraint("starts_on <= ends_on", name="in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    school_year: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
