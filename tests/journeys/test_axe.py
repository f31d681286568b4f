"""Every page, in both languages and both themes: axe finds nothing, nothing sticks out."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

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
def pages(living, make, cookie_of, share):
    """Each page of this share once, as somebody who may open it: (person, address, cookie)."""
    sides, others = build_world(make)
    people = sides[0].people | others
    cookies = {name: cookie_of(people[name]) for name in PEOPLE if name != "visitor"}
    clients = {name: living.app.test_client() for name in PEOPLE}
    for name, one in cookies.items():
        clients[name].set_cookie(one["name"], one["value"])
    make.session.commit()
    addresses = _addresses(living.app, sides[0].of_each_kind)
    found, latest = [], "visitor"
    for endpoint in sorted(addresses)[share::_SHARES]:
        # Whoever opened the page before is likely to open this one too.
        for name in dict.fromkeys(["visitor", latest, *PEOPLE]):
            path = _first_open(living.app, clients[name], addresses[endpoint])
            if path:
                found.append((name, path, cookies.get(name)))
                latest = name
                break
    return found


def _first_open(app, client, paths):
    for path in paths:
        with app.app_context():
            answer = client.get(path)
        answer.close()
        if answer.status_code == 200 and answer.mimetype == "text/html":
            return path
    return None


def _addresses(app, scenes):
    """The addresses of each endpoint."""
    found = {}
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.endpoint != "assets.asset":
            for scene in scenes if rule.arguments else [{}]:
                if (values := values_in(rule, scene)) is not None:
                    found.setdefault(rule.endpoint, []).append(address(app, rule, values))
    return found


@pytest.mark.parametrize("share", range(_SHARES))
def test_axe_finds_nothing_on_any_page(pages, open_browser, share):
    faults, browsers = [], {}
    for name, path, cookie in pages:
        if name not in browsers:
            browsers[name] = open_browser()
            browsers[name].add_init_script(AXE_SCRIPT)
            if cookie:
                browsers[name].context.add_cookies([cookie])
        page = browsers[name]
        for prefix, theme, rules in _LOOKS:
            page.emulate_media(color_scheme=theme)
            page.goto(prefix + path)
            faults += [f"{name} {prefix}{path}, {theme}: {fault}" for fault in _faults(page, rules)]
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
