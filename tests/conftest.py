"""What every kind of test shares: the choice of database, and noon."""

import gc
import os
import shutil

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as properties

from tests.support import clocks
from tests.support.engines import start_postgresql

# Millions of objects and little garbage, beginning with the portal's own modules.
gc.set_threshold(200_000, 50, 50)

pytest_plugins = [
    "tests.support.browsing",
    "tests.support.keeping",
    "tests.support.portal",
    "tests.support.commission",
    "tests.journeys.pages.watched",
]

_running = pytest.StashKey[object]()

# How fast a busy machine draws its examples says nothing about the code.
properties.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("patient")


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="the engine behind the web tests; PostgreSQL is started for the run",
    )


def pytest_configure(config):
    """Start one PostgreSQL for the whole run; its workers find its address in the environment."""
    is_worker = hasattr(config, "workerinput")
    wanted = config.getoption("--database") == "postgresql"
    if wanted and not is_worker and "TEST_POSTGRESQL_URL" not in os.environ:
        server, url = start_postgresql()
        os.environ["TEST_POSTGRESQL_URL"] = url
        config.stash[_running] = server


def pytest_unconfigure(config):
    server = config.stash.get(_running, None)
    if server is not None:
        server.cleanup()
        shutil.rmtree(server.pgdata.parent, ignore_errors=True)
        os.environ.pop("TEST_POSTGRESQL_URL", None)


@pytest.fixture
def noon():
    """A Monday at noon in Riga: the moment all builders are sound at."""
    return clocks.NOON
