"""The portal as the tests run it: one app a process, a database that forgets, builders."""

import logging
import os
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select

from config import Config
from portal.app import create_app
from portal.extensions import db
from portal.notifications.models import Letter
from tests.builders import Make
from tests.support import clocks
from tests.support.browsing import StrictClient
from tests.support.engines import empty, left_over, migrate_up, new_database


class TestConfig(Config):
    """Settings of the tests: everything lies in a folder of their own, and no mail goes out."""

    __test__ = False

    def __init__(self, folder, database_url):
        super().__init__()
        self.TESTING = True
        self.PRODUCTION = False
        self.INSTANCE_DIR = folder
        self.FILES_DIR = folder / "files"
        self.MAIL_DIR = folder / "mail"
        self.MAIL_SERVER = ""
        self.PUBLIC_URL = "http://localhost"
        self.SERVER_NAME = None
        self.SQLALCHEMY_DATABASE_URI = database_url
        self.WTF_CSRF_ENABLED = False
        self.SECRET_KEY = "of the tests, nobody else's, at all"  # noqa: S105 - not a secret


@pytest.fixture(scope="session")
def app(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("instance")
    name = "portal_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    kind = request.config.getoption("--database")
    logging.getLogger("portal").setLevel(logging.DEBUG)  # a fault's traceback is worth reading here
    app = create_app(TestConfig(folder, new_database(kind, name, folder)))
    app.test_client_class = StrictClient
    StrictClient.examines = kind == "sqlite"
    migrate_up(app)
    yield app
    with app.app_context():
        db.session.remove()
        assert left_over(db.engine) == [], "a test left rows to those after it"
        db.engine.dispose()


@pytest.fixture
def stopped_clock():
    return clocks.StoppedClock(clocks.NOON)


@pytest.fixture
def at(stopped_clock):
    """Set the portal's clock: `at(noon + timedelta(days=1))`."""
    return stopped_clock


@pytest.fixture
def database(app, stopped_clock):
    """The database, within an app context of the test's own; empty again afterwards.

    Its session is committed before each request, so what the test reads afterwards is fresh.
    """
    with app.app_context(), stopped_clock.showing():
        yield db
        db.session.remove()
        engine = db.engine
    _empty_patiently(engine)


def _empty_patiently(engine, tries=20):
    """A thread or a process of the test may still be letting go of its lock."""
    for left in reversed(range(tries)):
        try:
            return empty(engine)
        except Exception:
            if not left:
                raise
            time.sleep(0.25)
    return None


@pytest.fixture
def make(database):
    """Builders: each makes something sound, and takes only what differs."""
    return Make(database.session)


@pytest.fixture
def letters(database):
    """Return the letters in the outbox, oldest first."""

    def letters():
        database.session.commit()
        return list(database.session.scalars(select(Letter).order_by(Letter.id)))

    return letters


@pytest.fixture
def with_csrf(app):
    """Ask for the token in every form, as the portal does outside the tests."""
    app.config["WTF_CSRF_ENABLED"] = True
    yield
    app.config["WTF_CSRF_ENABLED"] = False


class Counted(list):
    """The statements a block sent to the database."""


@pytest.fixture
def count_queries(database):
    """`with count_queries() as queries: …` and then `len(queries)`."""

    @contextmanager
    def count_queries():
        database.session.commit()  # what was made beforehand is not read from memory
        counted = Counted()

        def note(_connection, _cursor, statement, *_rest):
            counted.append(statement)

        event.listen(database.engine, "before_cursor_execute", note)
        try:
            yield counted
        finally:
            event.remove(database.engine, "before_cursor_execute", note)

    return count_queries
