"""Rows straight into the tables, in great batches."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import func, insert, select

from portal.extensions import db

Row = dict[str, Any]
_BATCH = 5000


def add(model: Any, rows: Iterable[Row]) -> None:  # noqa: ANN401 - a mapped class
    """Insert rows in batches, past the unit of work."""
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        db.session.execute(insert(model.__table__), batch)


def count_on(models: Iterable[Any]) -> None:
    """Let PostgreSQL count on from the keys given here; SQLite does so by itself."""
    if db.engine.dialect.name != "postgresql":
        return
    for model in models:
        sequence = func.pg_get_serial_sequence(model.__tablename__, "id")
        last = select(func.max(model.id)).scalar_subquery()
        db.session.execute(select(func.setval(sequence, last)))
