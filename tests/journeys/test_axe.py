"""Every page, in both languages and both themes: axe finds nothing, nothing sticks out."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.addresses import address, values_in
from tests.support.world import build_world

PEOPLE = (
    "visitor",
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
def pages(living, make, cookie_of):
    """Each page once, as the first kind of person who may open it: (person, address, cookie)."""
    sides, others = build_world(make)
    people = sides[0].people | others
    seen, found = set(), []
    for name in PEOPLE:
        cookie = cookie_of(people[name]) if name != "visitor" else None
        client = living.app.test_client()
        if cookie:
            client.set_cookie(cookie["name"], cookie["value"])
        for rule, path in _addresses(living.app, sides[0].of_each_kind):
            if rule.endpoint in seen or rule.endpoint == "assets.asset":
                continue
            make.session.commit()
            with living.app.app_context():
                answer = client.get(path)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                seen.add(rule.endpoint)
                found.append((name, path, cookie))
            answer.close()
    return found


def _addresses(app, scenes):
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods:
            for scene in scenes if rule.arguments else [{}]:
                if (values := values_in(rule, scene)) is not None:
                    yield rule, address(app, rule, values)


@pytest.mark.parametrize("share", range(_SHARES))
def test_axe_finds_nothing_on_any_page(pages, open_browser, share):
    faults, browsers = [], {}
    for name, path, cookie in pages[share::_SHARES]:
        if name not in browsers:
            browsers[name] = open_browser()
            if cookie:
                browsers[name].context.add_cookies([cookie])
        page = browsers[name]
        for prefix, theme, rules in _LOOKS:
            page.emulate_media(color_scheme=theme)
            page.goto(prefix + path)
            faults += [f"{name} {prefix}{path}, {theme}: {fault}" for fault in _faults(page, rules)]
    assert pages
    assert not faults, "\n".join(faults)


def _faults(page, rules):
    for violation in Axe().run(page, options=rules).response["violations"]:
        places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"{violation['id']}: {violation['help']} ({places})"
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        if wide > width:
            yield f"scrolls sideways on a screen of {width} px: {wide} px"
    yield from page.complaints
    page.complaints.clear()
