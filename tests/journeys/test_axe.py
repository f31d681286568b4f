"""Every page, in both languages and both themes: axe finds nothing, nothing sticks out."""

from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.journeys.pages.everything import Reader, endpoints_of, show
from tests.support import further
from tests.support.world import build_world

PEOPLE = (
    "owner",
    "coordinator",
    "chair",
    "member",
    "secretary",
    "administrator",
    "stranger",
    "head",
    "school coordinator",
    "author",
    "provider",
    "expert",
)
_WIDTHS = (320, 1280)
"""Narrow phone and desk; the last is the one at which the next page is examined."""
_EVERYTHING = {"resultTypes": ["violations"]}
_COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
_LOOKS = (("", "light", _EVERYTHING), ("/en", "dark", _COLOURS))
"""Each language and each theme once; both languages are one template, so one is examined whole."""
_SHARES = 2
"""Into how many tests the pages are dealt, so that they are examined side by side."""


@pytest.fixture
def groups(living, make, meet, published):
    """People by what they are, with the scenes that are theirs, in each state of things."""
    sides, others = build_world(make)
    ours = sides[0].people | others
    with _beforehand(living.app):
        return [
            ({name: ours[name] for name in PEOPLE}, sides[0].of_each_kind),
            further.at_the_meeting(make, meet),
            further.with_results(make, published),
            further.submitted_twice(make),
            further.of_two_places(make),
        ]


@contextmanager
def _beforehand(app):
    """What is done now is done by no browser, and asked for no token."""
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        yield
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@pytest.fixture
def visitor(living, make, groups, cookies_in):
    """Nobody yet, with links from letters in hand, who waits for one more."""
    ours = groups[0][1]
    client = living.app.test_client()
    with _beforehand(living.app):
        client.post("/sign-in/letter", data={"email": "zane@example.test"})
    scenes = [*ours, *groups[2][1], further.links_of_letters(make) | {"name": "links"}]
    return Reader("visitor", client, cookies_in(client), scenes)


@pytest.fixture
def readers(groups, sign_in, cookies_in):
    """Each of the people, at a browser."""
    found = []
    for number, (people, scenes) in enumerate(groups):
        for name, person in people.items():
            client = sign_in(person)
            found.append(Reader(f"{name} {number}", client, cookies_in(client), scenes))
    return found


@pytest.fixture
def pages(living, make, visitor, readers, share):
    """Each page of this share once."""
    make.session.commit()
    pages, nothing = show(living.app, visitor, readers, endpoints_of(living.app)[share::_SHARES])
    assert not nothing, f"nobody in the test world gets anything there: {nothing}"
    return pages


@pytest.mark.parametrize("share", range(_SHARES))
def test_axe_finds_nothing_on_any_page(pages, open_browser, share):
    faults, browsers = [], {}
    for reader, path in pages:
        if reader not in browsers:
            browsers[reader] = open_browser()
            browsers[reader].add_init_script(AXE_SCRIPT)
            browsers[reader].context.add_cookies(reader.cookies)
        page = browsers[reader]
        for prefix, theme, rules in _LOOKS:
            page.emulate_media(color_scheme=theme)
            page.goto(prefix + path)
            faults += [
                f"{reader.name} {prefix}{path}, {theme}: {fault}" for fault in _faults(page, rules)
            ]
    assert len(pages) > 75, "half of what the portal has"
    assert not faults, "\n".join(faults)


def _faults(page, rules):
    for violation in page.evaluate("rules => axe.run(rules).then(it => it.violations)", rules):
        places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"{violation['id']}: {violation['help']} ({places})"
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        if wide > width:
            yield f"scrolls sideways on a screen of {width} px: {wide} px"
    yield from page.complaints
    page.complaints.clear()
