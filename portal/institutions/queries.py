"""Which municipalities are there, and when do periods begin and end?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from portal.extensions import db
from portal.institutions.calendar import Calendar, Dated
from portal.institutions.models import (
    Agreement,
    Municipality,
    PeriodDates,
    RegionPlacement,
    School,
    SchoolBreak,
)
from portal.institutions.regions import Placed, region_on
from portal.institutions.types import StatisticalRegion, Term
from portal.kernel.text import folded, sort_key


def find_municipality(id: int) -> Municipality | None:  # noqa: A002 - a key
    """Return the municipality under this key."""
    return db.session.get(Municipality, id)


def find_municipality_by_code(code: str) -> Municipality | None:
    """Return the municipality known by this code."""
    return db.session.scalar(select(Municipality).where(Municipality.code == code))


def find_municipality_named(name: str) -> Municipality | None:
    """Return the municipality of this code, or the open one of this place, without marks.

    Files from elsewhere say „liepaja” where the portal's own code is another; the code goes first.
    """
    by_code = find_municipality_by_code(name)
    if by_code is not None:
        return by_code
    found = [one for one in list_open_municipalities() if folded(one.place) == folded(name)]
    return found[0] if len(found) == 1 else None


def list_municipalities() -> list[Municipality]:
    """Return every municipality, by the name of its place."""
    return sorted(db.session.scalars(select(Municipality)), key=_by_place)


def list_open_municipalities() -> list[Municipality]:
    """Return the municipalities that have not become part of another, by the name of the place."""
    return [one for one in list_municipalities() if one.closed_on is None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A municipality with what the programme has with it."""

    municipality: Municipality
    successor: Municipality | None
    region: StatisticalRegion | None
    open_schools: int
    has_agreement: bool


def list_kept(*, on: date, page: int, per_page: int) -> tuple[list[Kept], int]:
    """Return one page of the municipalities with their region on a day, by place, and the count."""
    ordered = list_municipalities()
    everybody: dict[int | None, Municipality] = {one.id: one for one in ordered}
    shown = {one.id for one in ordered[(page - 1) * per_page : page * per_page]}
    schools = (
        select(func.count(School.id))
        .where(School.municipality_id == Municipality.id, School.closed_on.is_(None))
        .scalar_subquery()
    )
    agreed = exists().where(Agreement.municipality_id == Municipality.id)
    rows = db.session.execute(
        select(Municipality.id, schools, agreed).where(Municipality.id.in_(shown))
    )
    has = {key: (count, is_agreed) for key, count, is_agreed in rows}
    regions = regions_on(on, shown)
    return [
        Kept(one, everybody.get(one.successor_id), regions.get(one.id), *has[one.id])
        for one in ordered
        if one.id in shown
    ], len(ordered)


def regions_on(day: date, ids: Collection[int]) -> dict[int, StatisticalRegion]:
    """Return the statistical region each of these municipalities counted in on a day."""
    placements: dict[int, list[Placed]] = {}
    query = select(RegionPlacement).where(RegionPlacement.municipality_id.in_(ids))
    for row in db.session.scalars(query.order_by(RegionPlacement.id)):
        placements.setdefault(row.municipality_id, []).append(_placed(row))
    found = {key: region_on(rows, day) for key, rows in placements.items()}
    return {key: region for key, region in found.items() if region is not None}


def list_placements(municipality_id: int) -> list[RegionPlacement]:
    """Return where a municipality lay and lies, the latest first."""
    query = (
        select(RegionPlacement)
        .where(RegionPlacement.municipality_id == municipality_id)
        .order_by(RegionPlacement.valid_from.desc(), RegionPlacement.id.desc())
    )
    return list(db.session.scalars(query))


def placed(municipality_id: int) -> list[Placed]:
    """Return the same as the rules ask for it."""
    return [_placed(row) for row in list_placements(municipality_id)]


def _placed(row: RegionPlacement) -> Placed:
    return Placed(row.scheme, row.region, row.valid_from, row.valid_to)


def list_among(ids: Collection[int]) -> list[Municipality]:
    """Return these municipalities, by the name of their place."""
    found = db.session.scalars(select(Municipality).where(Municipality.id.in_(ids)))
    return sorted(found, key=_by_place)


def _by_place(one: Municipality) -> tuple[str, int]:
    """The order of the Latvian alphabet, which no database is asked for."""
    return sort_key(one.place), one.id


def calendar() -> Calendar:
    """Read the dates of every period, the row of a single grade before that of a wide span."""
    rows = [
        Dated(
            row.school_year,
            row.period,
            row.grade_from,
            row.grade_to,
            Term(row.starts_on, row.ends_on),
        )
        for row in db.session.scalars(select(PeriodDates).order_by(PeriodDates.id))
    ]
    return Calendar(sorted(rows, key=lambda one: one.width))


def find_school(id: int) -> School | None:  # noqa: A002 - a key
    """Return the school under this key."""
    return db.session.get(School, id)


def list_schools(ids: Collection[int]) -> list[School]:
    """Return these schools, by name."""
    query = select(School).where(School.id.in_(ids)).order_by(School.name, School.id)
    return list(db.session.scalars(query))


def find_school_by_code(code: str) -> School | None:
    """Return the school known by this code."""
    return db.session.scalar(select(School).where(School.code == code))


def list_all_schools(municipality_id: int, *, page: int, per_page: int) -> tuple[list[School], int]:
    """Return one page of the schools (of a municipality, or 0 for all), by name, and the count."""
    query = select(School)
    if municipality_id:
        query = query.where(School.municipality_id == municipality_id)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    rows = db.session.scalars(
        query.options(joinedload(School.successor))
        .order_by(School.name, School.id)
        .limit(per_page)
        .offset((page - 1) * per_page)
    )
    return list(rows), total


def list_open_schools() -> list[School]:
    """Return the schools that are not closed, by name."""
    query = select(School).where(School.closed_on.is_(None)).order_by(School.name, School.id)
    return list(db.session.scalars(query))


def list_agreements() -> list[Agreement]:
    """Return every cooperation agreement, the newest first, with its partner."""
    query = (
        select(Agreement)
        .options(joinedload(Agreement.municipality), joinedload(Agreement.school))
        .order_by(Agreement.signed_on.desc(), Agreement.id.desc())
    )
    return list(db.session.scalars(query))


def list_period_dates() -> list[PeriodDates]:
    """Return the dates that were set, the newest school year first."""
    query = select(PeriodDates).order_by(
        PeriodDates.school_year.desc(), PeriodDates.starts_on, PeriodDates.id
    )
    return list(db.session.scalars(query))


def list_all_breaks() -> list[SchoolBreak]:
    """Return the breaks, the newest school year first."""
    query = select(SchoolBreak).order_by(
        SchoolBreak.school_year.desc(), SchoolBreak.starts_on, SchoolBreak.id
    )
    return list(db.session.scalars(query))


def list_breaks_in(first: date, last: date) -> Sequence[SchoolBreak]:
    """Return the breaks without lessons that touch these days."""
    query = (
        select(SchoolBreak)
        .where(SchoolBreak.starts_on <= last, SchoolBreak.ends_on >= first)
        .order_by(SchoolBreak.starts_on, SchoolBreak.id)
    )
    return db.session.scalars(query).all()
