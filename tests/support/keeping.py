"""Rows put aside and put back: copying a world takes a tenth of making it."""

import pytest
from sqlalchemy import inspect

from portal.extensions import db
from tests.support.engines import note_filled, without_order


@pytest.fixture(scope="session")
def kept():
    """What is made once a process and used by many tests, by its name."""
    return {}


@pytest.fixture
def once(database, kept):
    """Make something once, and for each later test put only its rows back.

    `once("world", build)` gives what `build()` gave the first time: plain things, or rows the
    session has let go of, with every column read.
    """

    def once(name, build):
        session, engine = database.session, database.engine
        if name in kept:
            built, rows = kept[name]
            put_back(engine, rows)
            return built
        built = build()
        session.flush()
        for one in session:
            if inspect(one).expired:
                session.refresh(one)
        session.expunge_all()
        session.commit()  # lets go of the lock, so that another connection can read the rows
        kept[name] = built, rows_of(engine)
        return built

    return once


def rows_of(engine):
    """Read every row of every table, as the engine writes it."""
    with engine.connect() as connection:
        read = _copied_out if engine.dialect.name == "postgresql" else _selected
        kept = {name: read(connection, name) for name in db.metadata.tables}
    return {name: rows for name, rows in kept.items() if rows}


def put_back(engine, kept):
    """Write the rows into empty tables."""
    note_filled(*kept)
    with engine.begin() as connection:
        without_order(connection)
        write = _copied_in if engine.dialect.name == "postgresql" else _inserted
        for name, rows in kept.items():
            write(connection, name, rows)


def _cursor(connection):
    return connection.connection.driver_connection.cursor()


def _copied_out(connection, name):
    with _cursor(connection) as cursor, cursor.copy(f'COPY "{name}" TO STDOUT') as copy:
        return b"".join(copy)


def _copied_in(connection, name, rows):
    with _cursor(connection) as cursor, cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
        copy.write(rows)


def _selected(connection, name):
    found = connection.exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608 - our own table
    return [tuple(row) for row in found]


def _inserted(connection, name, rows):
    marks = ", ".join("?" * len(rows[0]))
    connection.exec_driver_sql(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608
