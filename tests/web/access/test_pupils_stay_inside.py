"""A pupil's name is for the school; outside it there is the number of the plan (S04, S74)."""

import pytest

from portal.support.pupils.models import Pupil
from tests.support.addresses import addresses

NAMES = ("Noslēpumainais", "Nezināmītis")


@pytest.fixture
def named(world, database):
    """The first side's pupils bear names nobody else has."""
    for scene in world[0][0].scenes:
        for kind in ("pupils", "merge"):
            if kind in scene:
                pupil = database.session.query(Pupil).filter_by(code=scene[kind]).one()
                pupil.first_name, pupil.last_name = NAMES
    database.session.commit()


def _names_on_pages(app, browser, scenes):
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "assets.asset":
            continue
        for path, _ in addresses(app, rule, scenes):
            answer = browser.get(path)
            text = answer.get_data(as_text=True) if answer.mimetype.startswith("text/") else ""
            answer.close()
            yield from (f"{rule.rule}: {name}" for name in NAMES if name in text)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("visitor", 0),
        ("stranger", 0),
        ("administrator", 0),
        ("expert", 0),
        ("coordinator", 0),
        ("owner", 0),
        ("head", 1),
        ("school coordinator", 1),
        ("author", 1),
        ("provider", 1),
    ],
)
def test_no_name_of_a_pupil_is_shown_outside_the_school(app, world, named, browsers, name, side):
    found = list(_names_on_pages(app, browsers(name, side), world[0][0].scenes))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["head", "provider"])
def test_at_the_school_the_name_is_known(app, world, named, browsers, name):
    """Or the test above could not fail."""
    assert any(_names_on_pages(app, browsers(name), world[0][0].scenes))
