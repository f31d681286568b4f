"""A world of two sides, and a browser for everybody in it."""

import pytest

from tests.support.browsing import StrictClient
from tests.support.world import build_world


class HastyClient(StrictClient):
    """Opens many pages a second, without reading them: other tests do."""

    is_strict = False


@pytest.fixture
def world(make):
    built = build_world(make)
    make.session.commit()
    return built


@pytest.fixture
def browsers(app, world, sign_in, monkeypatch):
    """A browser for each person: `browsers("chair")` of the first side, `browsers("chair", 1)`."""
    monkeypatch.setattr(app, "test_client_class", HastyClient)
    sides, others = world

    def browser(name, side=0):
        if name == "visitor":
            return app.test_client()
        return sign_in((sides[side].people | others)[name])

    return browser
