"""A world of two sides, and a browser for everybody in it."""

from pathlib import Path

import pytest

from tests.support.browsing import StrictClient
from tests.support.reading import read_everything
from tests.support.world import build_world
from tests.web.access.marks import mark


def pytest_collection_modifyitems(items):
    """Put together what is asked of the same reader, whose pages are then read once."""
    places = [
        place for place, item in enumerate(items) if item.path.parent == Path(__file__).parent
    ]
    ordered = sorted((items[place] for place in places), key=_reader)
    for place, item in zip(places, ordered, strict=True):
        items[place] = item


def _reader(item):
    given = item.callspec.params if hasattr(item, "callspec") else {}
    return str(given.get("name", "")), given.get("side", 0)


class HastyClient(StrictClient):
    """Opens many pages a second, without reading them: other tests do."""

    is_strict = False


@pytest.fixture
def world(make, once):
    """Two sides and those who belong to neither; made once, put back for each test."""

    def build():
        sides, others = build_world(make)
        mark(make.session, sides[0])
        return sides, others, make.number()

    sides, others, number = once("world", build)
    make.go_on_from(number)
    return sides, others


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


@pytest.fixture
def reading(app, world, browsers, count_queries, kept):
    """What a person is shown at every address of their own side; those of neither, of the first.

    A visitor asks for everything of both sides. That the people of one side find nothing at the
    addresses of the other is what `test_everybody_everywhere` asks.
    """
    sides, _ = world

    def reading(name, side=0):
        if (name, side) not in kept:
            scenes = sides[0].scenes if side == 0 else sides[1].of_each_kind
            if name == "visitor":
                scenes = sides[1].scenes + sides[0].scenes
            browser = browsers(name, side)
            kept[name, side] = read_everything(app, browser, scenes, count_queries)
        return kept[name, side]

    return reading
