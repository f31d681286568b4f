"""Whatever is sent to a form, the answer is a page, never a fault (security S32)."""

import pytest

from tests.support.hostile import MARK, attacks, forms_on
from tests.support.page import faults_of

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
def forms_of(app, reading, kept):
    """Every kind of form on a person's pages, once: what it is, and its address and fields."""
    match = app.url_map.bind("localhost").match

    def collect(pages):
        seen = {}
        for page in pages:
            if page.mimetype != "text/html":
                continue
            for action, fields in forms_on(page.text, page.path):
                endpoint, _ = match(action.partition("?")[0], method="POST")
                kind = endpoint, frozenset(name for name, _, _ in fields)
                seen.setdefault(kind, (action, fields))
        return seen

    def forms_of(name):
        if ("forms", name) not in kept:
            kept["forms", name] = collect(reading(name).pages())
        return kept["forms", name]

    return forms_of


@pytest.mark.parametrize("name", EACH_OF_THEM)
def test_no_form_can_be_made_to_fail(forms_of, browsers, name):
    """Forms everybody has are tried as a visitor or a stranger, not again as each of the others."""
    forms = dict(forms_of(name))
    for other in EACH_OF_THEM[: min(2, EACH_OF_THEM.index(name))]:
        for kind in forms_of(other):
            forms.pop(kind, None)
    browser = browsers(name)
    faults = []
    for (endpoint, _), (action, fields) in forms.items():
        if endpoint == "accounts.sign_out":
            continue
        for attack, sent in attacks(fields):
            answer = browser.post(action, **sent)
            faults += [f"POST {action} with {attack}: {one}" for one in _faults(answer)]
            if answer.mimetype == "text/html" and attack == "nothing" and not answer.location:
                faults += [f"POST {action}: {one}" for one in faults_of(answer.text)]
    assert not faults, "\n".join(faults)


def _faults(answer):
    if answer.status_code >= 500 and answer.status_code != 503:
        yield answer.status
    if MARK in answer.get_data(as_text=True):
        yield "gives markup back as it came"
