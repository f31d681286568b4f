"""Which municipalities are there?"""

from collections.abc import Collection

from sqlalchemy import select

from portal.extensions import db
from portal.institutions.models import Municipality


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
