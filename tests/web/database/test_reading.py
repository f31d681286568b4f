"""What only reads holds nobody up, and what writes all the same is whole."""

import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import func, select

from portal.database import reads_only, transaction
from portal.extensions import db
from portal.institutions.models import Municipality


@pytest.fixture
def reading(database):
    database.session.commit()
    before = reads_only.set(True)
    yield
    reads_only.reset(before)


def _holds_a_transaction(connection):
    driver = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        return driver.in_transaction
    return driver.info.transaction_status is not TransactionStatus.IDLE


def test_reading_opens_no_transaction_on_a_server(reading):
    with db.engine.connect() as connection:
        connection.scalar(select(func.count(Municipality.id)))
        assert _holds_a_transaction(connection) == (connection.dialect.name == "sqlite")


def test_whoever_asks_for_an_isolation_of_their_own_has_it(database):
    database.session.commit()
    engine = db.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.detach()  # not for anybody after us
        connection.scalar(select(func.count(Municipality.id)))
        assert _holds_a_transaction(connection) == (connection.dialect.name == "sqlite")


def test_writing_opens_one_on_a_connection_that_has_only_read(reading):
    with db.engine.connect() as connection:
        connection.scalar(select(func.count(Municipality.id)))
    with transaction():
        db.session.scalar(select(func.count(Municipality.id)))
        assert _holds_a_transaction(db.session.connection())


def _write_half():
    with transaction():
        db.session.add(Municipality(code="puse", name="Puses novads", place="Puse"))
        db.session.flush()
        raise LookupError


def test_what_a_reading_request_writes_all_the_same_is_whole_or_nothing(reading):
    with pytest.raises(LookupError):
        _write_half()
    assert db.session.scalar(select(Municipality).where(Municipality.code == "puse")) is None
