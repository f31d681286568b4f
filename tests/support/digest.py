"""Has anything in the database changed? One digest a table tells."""

import hashlib

from sqlalchemy import select

from portal.extensions import db

_IGNORED = {("sign_in", "seen_at")}


def digests():
    """The digest of every table; when a sign-in was last seen is not counted."""
    with db.engine.connect() as connection:
        return {name: _digest(connection, table) for name, table in db.metadata.tables.items()}


def _digest(connection, table):
    columns = [one for one in table.columns if (table.name, one.name) not in _IGNORED]
    rows = connection.execute(select(*columns).order_by(*table.primary_key.columns))
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()
