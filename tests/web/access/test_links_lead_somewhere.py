"""No page offers its reader a link to what they may not open or what is not there."""

import pytest
from bs4 import BeautifulSoup, SoupStrainer

EVERYBODY = [
    "visitor",
    "stranger",
    "administrator",
    "coordinator",
    "owner",
    "viewer",
    "chair",
    "secretary",
    "member in conflict",
]
FIRST = ("/", "/start", "/competitions", "/results", "/messages")


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_link_leads_where_its_reader_may_go(reading, browsers, name):
    shown = {one.path: one for one in reading(name).pages()}
    browser = browsers(name)
    found = dict.fromkeys(FIRST, "")
    faults = []
    for path in _growing(found):
        answer = shown[path] if path in shown else browser.get(path)
        if answer.status_code >= 400:
            faults.append(f"{path} ({answer.status_code}), linked from {found[path]}")
        for one in _links(answer):
            found.setdefault(one, path)
    assert faults == []
    assert len(found) > len(FIRST) + 5


def _growing(found):
    """Each path once, those found on the way too."""
    done = set()
    while todo := [path for path in found if path not in done]:
        for path in todo:
            done.add(path)
            yield path


def _links(answer):
    if answer.status_code in {302, 303}:
        yield answer.location.partition("#")[0]
        return
    if answer.mimetype != "text/html":
        return
    links = BeautifulSoup(answer.text, "html.parser", parse_only=SoupStrainer("a"))
    for link in links.select("a[href^='/']"):
        path = link["href"].partition("#")[0]
        if not path.startswith(("/assets/", "/en/")) and path != "/en":
            yield path
