"""Whatever is sent to a form, the answer is a page, never a fault (security S32)."""

import pytest

from tests.support.hostile import MARK, attacks, forms_on
from tests.support.page import faults_of
from tests.support.world import address, values_in
from tests.web.access.test_everybody_everywhere import EVERYBODY


def _forms(app, browser, scenes):
    """Every form this person can reach, once each."""
    seen = {}
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "assets.asset":
            continue
        for scene in scenes if rule.arguments else [{}]:
            values = values_in(rule, scene)
            if values is None:
                continue
            path = address(app, rule, values)
            answer = browser.get(path)
            if answer.mimetype == "text/html" and answer.status_code == 200:
                for action, fields in forms_on(answer.text, path):
                    seen.setdefault((action, tuple(name for name, _, _ in fields)), fields)
            answer.close()
    return [(action, fields) for (action, _), fields in seen.items()]


@pytest.mark.parametrize("name", EVERYBODY)
def test_no_form_can_be_made_to_fail(app, world, browsers, name):
    sides, _ = world
    browser = browsers(name)
    faults = []
    for action, fields in _forms(app, browser, sides[0].scenes):
        if action.rpartition("/")[2] in {"sign-out", "end"}:
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
