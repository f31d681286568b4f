"""Which municipalities are there, and when do periods begin and end?"""

from collections.abc import Collection

from sqlalchemy import select

from portal.extensions import db
from portal.institutions.models import Municipality, PeriodDates, School
from portal.institutions.rules import Calendar, Dated
from portal.institutions.types import Term


def find_municipality(id: int) -> Municipality | None:  # noqa: A002 - a key
    """Return the municipality under this key."""
    return db.session.get(Municipality, id)


def list_municipalities() -> list[Municipality]:
    """Return every municipality, by the name of its place."""
    return list(
        db.session.scalars(select(Municipality).order_by(Municipality.place, Municipality.id))
    )


def list_among(ids: Collection[int]) -> list[Municipality]:
    """Return these municipalities, by the name of their place."""
    query = (
        select(Municipality)
        .where(Municipality.id.in_(ids))
        .order_by(Municipality.place, Municipality.id)
    )
    return list(db.session.scalars(query))


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
