"""Closing everything that is sealed with the newest key, while people go on working."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, Table, Text, cast, select, tuple_, type_coerce, update
from sqlalchemy.sql.elements import ColumnElement

from portal import vault
from portal.database import transaction
from portal.extensions import db
from portal.files.models import StoredFile
from portal.files.resealing import Closing
from portal.support.claims.models import Claim
from portal.support.plans.models import KeptRisk, SensitiveRisk, SupportPlan
from portal.support.plans.service.sensitive import reseal
from portal.vault import Sealed

BATCH = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A column that holds sealed text, and what closes such a text again with the newest key."""

    column: Column[str]
    reseal: Callable[[str], str]


def places() -> list[Place]:
    """Return every sealed column of the schema, in the order of the tables."""
    sealed = [
        Place(column, vault.names.reseal)
        for table in db.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Sealed)
    ]
    sensitive = (SensitiveRisk.__table__.c.sealed, KeptRisk.__table__.c.sealed)
    return [*sealed, *(Place(column, reseal) for column in sensitive)]


def rotate(place: Place) -> Iterator[int]:
    """Close a column's texts again with the newest key; yields how many after each batch.

    Each batch is a transaction of its own, and a text that somebody changes meanwhile is left as
    they saved it: it has the newest key already. Stopping half-way loses nothing. Raises
    `CannotOpen` when a key that is still needed has been taken away.
    """
    table: Table = place.column.table
    keys = list(table.primary_key.columns)
    after: tuple[object, ...] | None = None
    while True:
        with transaction():
            rows = db.session.execute(_batch(place, keys, after)).all()
            for row in rows:
                _close(place, keys, list(row[:-1]), row[-1])
        if not rows:
            return
        after = tuple(rows[-1][:-1])
        yield len(rows)


def _raw(place: Place) -> ColumnElement[str]:
    """The column as the database holds it."""
    return type_coerce(place.column, Text())


def _batch(place: Place, keys: list[Column[int]], after: tuple[object, ...] | None) -> Select[Any]:
    columns: list[Any] = [*keys, _raw(place)]
    query = select(*columns).where(_raw(place) != "").order_by(*keys).limit(BATCH)
    return query if after is None else query.where(tuple_(*keys) > after)


def _close(place: Place, keys: list[Column[int]], key: list[object], text: str) -> None:
    db.session.execute(
        update(place.column.table)
        .where(
            *(column == value for column, value in zip(keys, key, strict=True)),
            _raw(place) == text,
        )
        .values({place.column.name: cast(place.reseal(text), Text())})
    )


def files_lying_open() -> dict[int, Closing]:
    """Return the scans and documents kept before files were sealed, and how each is closed.

    Also scans that were attached in place of one another: they bear the number of their plan.
    """
    with transaction():
        plans = dict(db.session.execute(select(SupportPlan.code, SupportPlan.id)).all())
        claims = db.session.execute(
            select(StoredFile.id, StoredFile.name, Claim.code, SupportPlan.school_id)
            .join(Claim, Claim.file_id == StoredFile.id)
            .join(SupportPlan, SupportPlan.id == Claim.plan_id)
            .where(StoredFile.content_print.is_(None))
        ).all()
        scans = db.session.execute(
            select(StoredFile.id, StoredFile.name).where(
                StoredFile.content_print.is_(None), StoredFile.name.like("A-%")
            )
        ).all()
    found = {
        key: Closing(among=f"plan {plans[stem]}", name=name)
        for key, name in scans
        if (stem := name.rpartition(".")[0]) in plans
    }
    for key, name, code, school_id in claims:
        ending = name.rpartition(".")[2]
        found[key] = Closing(among=f"school {school_id}", name=f"{code}.{ending}")
    return found
