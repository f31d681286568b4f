"""The unit of work (one command, one transaction), the engines' settings and the column types."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Integer,
    Select,
    bindparam,
    event,
)
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.types import TypeDecorator

from portal.extensions import db

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A key for tables that grow for ever; SQLite counts only INTEGER keys up by itself."""

E = TypeVar("E", bound=StrEnum)

reads_only: ContextVar[bool] = ContextVar("reads_only", default=False)
"""Set while a request that may only read is answered, so that it waits for no writer."""

_under_way: ContextVar[bool] = ContextVar("under_way", default=False)
_TRUSTED_SECONDS = 5


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware and in UTC on the way in and out, on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant needs its time zone.")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back aware, in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Scaled(TypeDecorator[Decimal]):
    """An exact decimal kept as a whole number of its smallest units, summable on both engines.

    Refuses (`ValueError`) a value with more places than it stores: nothing is rounded silently.
    """

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Turn the decimal into a count of its smallest units."""
        del dialect
        if value is None:
            return None
        scaled = Decimal(value).scaleb(self.places)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} has more than {self.places} places.")
        return int(scaled)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:  # noqa: ANN401 - a sum of integers is Decimal on PostgreSQL
        """Turn the count of units back into a decimal."""
        del dialect
        return None if value is None else Decimal(int(value)).scaleb(-self.places)


def Money() -> Scaled:  # noqa: N802 - reads as a column type
    """Euros to the cent."""
    return Scaled(2)


def Points() -> Scaled:  # noqa: N802 - reads as a column type
    """Points, steps and weights, to four places."""
    return Scaled(4)


def named(kind: type[E], check: str = "") -> Enum:
    """Return a column type that stores an enum by its value, checked by the database.

    `check` names the constraint where one table has two columns of the same enum.
    """
    return Enum(
        kind,
        native_enum=False,
        length=40,
        values_callable=lambda members: [member.value for member in members],
        name=check or kind.__name__.lower(),
        create_constraint=True,
        validate_strings=True,
    )


THING = bindparam("thing", type_=Integer)
"""In the statements of `read_parts`, the key of the thing whose parts are read."""


def read_parts(thing: Any, parts: Mapping[str, Select[Any]]) -> None:  # noqa: ANN401 - any mapped thing
    """Load the parts of a thing, by their names, each with a statement that is put together once.

    For what every page of a subject needs: loading options put the same statements together anew
    for each request, which takes longer than the answers.
    """
    for name, statement in parts.items():
        rows = db.session.scalars(statement, {THING.key: thing.id})
        set_committed_value(thing, name, rows.unique().all())


@contextmanager
def transaction() -> Iterator[None]:
    """Commit on the way out; roll back if the block raises.

    On SQLite the write lock is taken at the start, so what the block reads is still true when
    it writes. On PostgreSQL lock the row the decision hangs on (`with_for_update`), or let a
    version column or a constraint have the last word.

    A transaction within a transaction joins it: one verb may use another, and the outermost
    block commits everything or nothing.
    """
    if _under_way.get():
        yield
        return
    if reads_only.get():
        db.session.commit()  # a reading transaction cannot be turned into a writing one
    before = reads_only.set(False)
    within = _under_way.set(True)
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _under_way.reset(within)
        reads_only.reset(before)


@contextmanager
def reading() -> Iterator[None]:
    """Read, outside a request and for no longer than the block, without waiting for any writer."""
    before = reads_only.set(True)
    try:
        yield
    finally:
        db.session.rollback()
        reads_only.reset(before)


def prepare_engine(app: Flask) -> None:
    """Give SQLite write-ahead logging, foreign keys and whole-transaction locks.

    A connection to a server is asked whether it still lives when it has lain idle, and opens no
    transaction where nothing but reading is done.
    """
    with app.app_context():
        engine: Engine = db.engine
    if engine.dialect.name != "sqlite":
        _ask_idle_connections(engine)
        event.listen(engine, "begin", _begin_if_writing)
        return
    Path(engine.url.database or ".").parent.mkdir(parents=True, exist_ok=True)

    def connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "foreign_keys=ON",
            "busy_timeout=15000",
            "synchronous=NORMAL",
        ):
            connection.execute(f"PRAGMA {pragma}")

    # Without IMMEDIATE two requests that read first and write afterwards lose each other's work.
    def begin(connection: Any) -> None:  # noqa: ANN401 - the driver's own
        connection.exec_driver_sql("BEGIN" if reads_only.get() else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", connect)
    event.listen(engine, "begin", begin)


def _begin_if_writing(connection: Any) -> None:  # noqa: ANN401 - the driver's own
    """Spare a reading page the way to the server and back for BEGIN and for ROLLBACK.

    Nothing is lost by it: each statement of a transaction sees what is committed at its own moment.
    """
    if "isolation_level" in connection.get_execution_options():
        return  # somebody has asked for one of their own
    driver = connection.connection.dbapi_connection
    if driver.autocommit != reads_only.get():
        driver.autocommit = reads_only.get()


def _ask_idle_connections(engine: Engine) -> None:
    """Ask only after a pause: on a busy site a question before each request is a waste."""

    def note(_connection: object, record: Any) -> None:  # noqa: ANN401 - the pool's own
        record.info["rested_since"] = monotonic()

    def ask(connection: Any, record: Any, _proxy: object) -> None:  # noqa: ANN401 - the driver's and the pool's own
        if monotonic() - record.info.get("rested_since", monotonic()) < _TRUSTED_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as fault:
            raise InvalidatePoolError from fault

    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", ask)
