"""A world of two sides, and a browser for everybody in it."""

from pathlib import Path

import pytest

from tests.support.browsing import HastyClient
from tests.support.reading import read_everything
from tests.support.world import build_world
from tests.web.access.marks import OURS, THEIRS, mark


def pytest_collection_modifyitems(items):
    """Put together what is asked of the same reader, whose pages are then read once."""
    places = [
        place for place, item in enumerate(items) if item.path.parent == Path(__file__).parent
    ]
    ordered = sorted((items[place] for place in places), key=_reader)
    for place, item in zip(places, ordered, strict=True):
        items[place] = item


def _reader(item):
    return str(item.callspec.params.get("name", "")) if hasattr(item, "callspec") else ""


@pytest.fixture
def world(make, once):
    """Two sides and those who belong to neither; made once, put back for each test."""

    def build():
        sides, others = build_world(make)
        for side, words in zip(sides, (OURS, THEIRS), strict=True):
            mark(make.session, side, words)
        return sides, others, make.number()

    sides, others, number = once("world", build)
    make.go_on_from(number)
    return sides, others


@pytest.fixture
def hasty(app, monkeypatch):
    """Browsers do not read what they open."""
    monkeypatch.setattr(app, "test_client_class", HastyClient)


@pytest.fixture
def browsers(app, world, sign_in, hasty):
    """A browser for each person: `browsers("chair")` of the first side, `browsers("chair", 1)`."""
    sides, others = world

    def browser(name, side=0):
        if name == "visitor":
            return app.test_client()
        return sign_in((sides[side].people | others)[name])

    return browser


@pytest.fixture
def reading(app, world, browsers, count_queries, kept):
    """What a person is shown at every address of the first side; a visitor at all of both sides.

    That the people of one side find nothing at the addresses of the other is what
    `test_everybody_everywhere` asks.
    """
    ours, theirs = world[0]

    def reading(name):
        if ("read by", name) not in kept:
            scenes = theirs.scenes + ours.scenes if name == "visitor" else ours.scenes
            kept["read by", name] = read_everything(app, browsers(name), scenes, count_queries)
        return kept["read by", name]

    return reading
