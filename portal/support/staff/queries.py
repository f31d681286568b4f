"""Who works where?"""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from portal.extensions import db
from portal.kernel.text import sort_key
from portal.support.staff.models import StaffMember, StaffPlace


def find_staff_of(person_id: int) -> StaffMember | None:
    """Return the staff member behind an account."""
    return db.session.scalar(select(StaffMember).where(StaffMember.person_id == person_id))


def find_place(id: int) -> StaffPlace | None:  # noqa: A002 - a key
    """Return one person's place at one school, with both."""
    return db.session.scalar(
        select(StaffPlace)
        .where(StaffPlace.id == id)
        .options(joinedload(StaffPlace.staff), joinedload(StaffPlace.school))
    )


def find_by_email(email: str) -> StaffMember | None:
    """Return the staff member who is known by this address."""
    return db.session.scalar(
        select(StaffMember)
        .where(StaffMember.email == email)
        .options(selectinload(StaffMember.places))
        .order_by(StaffMember.id)
    )


def list_at(school_id: int, *, with_left: bool = False) -> list[StaffPlace]:
    """Return who works at a school, by last name; each with the person behind the place."""
    query = (
        select(StaffPlace)
        .join(StaffPlace.staff)
        .options(contains_eager(StaffPlace.staff))
        .where(StaffPlace.school_id == school_id)
        .order_by(StaffPlace.id)
    )
    if not with_left:
        query = query.where(StaffPlace.left_on.is_(None))
    places = db.session.scalars(query)
    return sorted(places, key=lambda one: sort_key(one.staff.last_name + one.staff.first_name))
