"""Which municipalities are there?"""

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
