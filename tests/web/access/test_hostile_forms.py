"""Whatever is sent to a form, the answer is a page, never a fault (security S32)."""

import pytest

from tests.support import further
from tests.support.hostile import MARK, attacks, forms_on
from tests.support.page import faults_of
from tests.support.reading import read_everything

EACH_OF_THEM = (
    "visitor",
    "stranger",
    "administrator",
    "owner",
    "coordinator",
    "chair",
    "member",
    "head",
    "author",
    "provider",
    "expert",
)


@pytest.fixture
def forms_in(app):
    """Every kind of form on these pages, once: what it is, and its address and fields."""
    match = app.url_map.bind("localhost").match

    def forms_in(pages):
        seen = {}
        for page in pages:
            if page.mimetype != "text/html":
                continue
            for action, fields in forms_on(page.text, page.path):
                endpoint, _ = match(action.partition("?")[0], method="POST")
                kind = endpoint, frozenset(name for name, _, _ in fields)
                seen.setdefault(kind, (action, fields))
        return seen

    return forms_in


@pytest.fixture
def forms_of(forms_in, reading, kept):
    """The forms on the pages of a person of the test world."""

    def forms_of(name):
        if ("forms", name) not in kept:
            kept["forms", name] = forms_in(reading(name).pages())
        return kept["forms", name]

    return forms_of


@pytest.mark.parametrize("name", EACH_OF_THEM)
def test_no_form_can_be_made_to_fail(forms_of, browsers, name):
    """Forms everybody has are tried as a visitor or a stranger, not again as each of the others."""
    forms = dict(forms_of(name))
    for other in EACH_OF_THEM[: min(2, EACH_OF_THEM.index(name))]:
        for kind in forms_of(other):
            forms.pop(kind, None)
    faults = _faults_of_all(forms, browsers(name))
    assert not faults, "\n".join(faults)


@pytest.fixture
def at_the_meeting(make, meet):
    return further.at_the_meeting(make, meet)


@pytest.fixture
def with_results(make, published):
    return further.with_results(make, published)


@pytest.mark.parametrize(
    ("state", "names"),
    [("at_the_meeting", ["secretary", "chair"]), ("with_results", ["coordinator", "owner"])],
)
def test_no_form_of_a_later_hour_can_be_made_to_fail(
    request, app, hasty, sign_in, forms_in, count_queries, state, names
):
    people, scenes = request.getfixturevalue(state)
    for name in names:
        browser = sign_in(people[name])
        read = read_everything(app, browser, scenes, count_queries, only_theirs=True)
        faults = _faults_of_all(forms_in(read.pages()), browser)
        assert not faults, "\n".join(faults)


def test_no_form_behind_a_link_can_be_made_to_fail(app, hasty, make, forms_in, count_queries):
    browser = app.test_client()
    browser.post("/sign-in/letter", data={"email": "zane@example.test"})
    links = [further.links_of_letters(make) | {"name": "links"}]
    make.session.commit()
    read = read_everything(app, browser, links, count_queries)
    faults = _faults_of_all(forms_in(read.pages()), browser)
    assert not faults, "\n".join(faults)


def _faults_of_all(forms, browser):
    faults = []
    for (endpoint, _), (action, fields) in forms.items():
        if endpoint == "accounts.sign_out":
            continue
        for attack, sent in attacks(fields):
            answer = browser.post(action, **sent)
            faults += [f"POST {action} with {attack}: {one}" for one in _faults(answer)]
            if answer.mimetype == "text/html" and attack == "nothing" and not answer.location:
                faults += [f"POST {action}: {one}" for one in faults_of(answer.text)]
    return faults


def _faults(answer):
    if answer.status_code >= 500 and answer.status_code != 503:
        yield answer.status
    if MARK in answer.get_data(as_text=True):
        yield "gives markup back as it came"
