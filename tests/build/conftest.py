"""Tests of the repository's own shape: no request, no rows; the app is only looked at."""

import pytest

import wsgi


@pytest.fixture(scope="session")
def app():
    """The app as it is served."""
    return wsgi.app
