"""Running migrations on either engine.

The engine is made here, without the portal's settings: with SQLite's foreign keys on, rebuilding a
table would delete the rows that point to it.
"""

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import create_engine

from portal import models
from portal.database import Scaled, UtcDateTime
from portal.extensions import db
from portal.vault import Sealed

__all__ = ["models"]


def plain(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what the database knows them by."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Scaled):
        return "sa.BigInteger()"
    if kind == "type" and isinstance(thing, Sealed):
        return "sa.Text()"
    return False


engine = create_engine(current_app.config["SQLALCHEMY_DATABASE_URI"])
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        transaction_per_migration=True,
        render_item=plain,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
