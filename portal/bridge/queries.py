"""Which numbers were asked for, and what did the schools answer?"""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person, RoleHeld
from portal.bridge.models import SchoolCount
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.identity import LEADING_SCHOOL

_WHOLE = (joinedload(SchoolCount.school), joinedload(SchoolCount.application))


def find_count(id: int) -> SchoolCount | None:  # noqa: A002 - a part of the address
    """Find a request, with its school and application."""
    return db.session.scalar(select(SchoolCount).where(SchoolCount.id == id).options(*_WHOLE))


def find_own(application_id: int, id: int) -> SchoolCount | None:  # noqa: A002 - a key
    """Find a request under its application."""
    return db.session.scalar(
        select(SchoolCount)
        .where(SchoolCount.id == id, SchoolCount.application_id == application_id)
        .options(*_WHOLE)
    )


def list_of(application_id: int) -> list[SchoolCount]:
    """Return what schools were asked about an application, with the schools, the oldest first."""
    return list(
        db.session.scalars(
            select(SchoolCount)
            .where(SchoolCount.application_id == application_id)
            .options(joinedload(SchoolCount.school).lazyload(School.municipality))
            .order_by(SchoolCount.asked_at, SchoolCount.id)
        )
    )


def count_asked_of(school_id: int) -> int:
    """Count what a school has been asked."""
    found = select(func.count(SchoolCount.id)).where(SchoolCount.school_id == school_id)
    return db.session.scalar(found) or 0


def list_asked_of(school_id: int, *, first: int, most: int) -> list[SchoolCount]:
    """Return some of what a school has been asked: what waits comes first, then the latest."""
    return list(
        db.session.scalars(
            select(SchoolCount)
            .where(SchoolCount.school_id == school_id)
            .options(joinedload(SchoolCount.application))
            .order_by(
                SchoolCount.answered_at.is_not(None),
                SchoolCount.asked_at.desc(),
                SchoolCount.id.desc(),
            )
            .offset(first)
            .limit(most)
        )
    )


def list_bands(application_id: int, school_id: int) -> Sequence[tuple[str, str]]:
    """Return the grades a school has been asked about for an application."""
    rows = db.session.execute(
        select(SchoolCount.grade_from, SchoolCount.grade_to)
        .where(SchoolCount.application_id == application_id, SchoolCount.school_id == school_id)
        .order_by(SchoolCount.id)
    )
    return [(first, last) for first, last in rows]


def list_schools_to_ask() -> list[School]:
    """Return the schools that are not closed and have somebody who can answer, by name."""
    led = (
        select(RoleHeld.scope_id)
        .join(Person, Person.id == RoleHeld.person_id)
        .where(RoleHeld.role.in_(LEADING_SCHOOL), Person.closed_at.is_(None))
    )
    return list(
        db.session.scalars(
            select(School)
            .where(School.closed_on.is_(None), School.id.in_(led))
            .order_by(School.name, School.id)
        )
    )
