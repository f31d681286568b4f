"""Whoever is turned away from a page of the school module is written down, wherever (S67)."""

import pytest

from portal.support.sight.models import Look
from portal.support.sight.types import Ground, Shown
from tests.support.addresses import address, addresses, missing_in

UNDER = ("/school", "/municipality", "/agency")


def rules_under(app, method):
    """The rules of the module, in order."""
    found = [
        rule
        for rule in app.url_map.iter_rules()
        if method in rule.methods and any(rule.rule.startswith(f"{one}/") for one in UNDER)
    ]
    return sorted(found, key=lambda rule: rule.rule)


def refusals(database, person):
    query = database.session.query(Look).filter_by(person_id=person.id, ground=Ground.NONE)
    return [(one.details, one.shown) for one in query.order_by(Look.id)]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", ["stranger", "owner"])
def test_every_refusal_of_every_address_leaves_one_record(
    app, world, browsers, database, name, method
):
    sides, others = world
    person, browser = (sides[0].people | others)[name], browsers(name)
    asked = []
    for rule in rules_under(app, method):
        for path, _ in addresses(app, rule, sides[0].scenes):
            answer = browser.open(path, method=method)
            if answer.status_code in {403, 404}:
                asked.append(path)
    assert len(asked) > 20
    found = refusals(database, person)
    assert {path for path, _ in found} == set(asked)
    assert {shown for _, shown in found} == {Shown.NOTHING}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_those_of_another_school_are_written_down_too(app, world, browsers, database, method):
    sides, _ = world
    person, browser = sides[1].people["head"], browsers("head", 1)
    for rule in rules_under(app, method):
        for path, _ in addresses(app, rule, sides[0].scenes) if rule.arguments else ():
            before = len(refusals(database, person))
            status = browser.open(path, method=method).status_code
            written = len(refusals(database, person)) - before
            assert (status in {403, 404}) == bool(written), (path, status, written)


@pytest.mark.parametrize("name", ["provider", "author", "expert"])
def test_who_may_know_of_it_and_not_do_it_is_written_down(app, world, browsers, database, name):
    sides, others = world
    person, browser = (sides[0].people | others)[name], browsers(name)
    asked = {
        path: browser.get(path).status_code
        for rule in rules_under(app, "GET")
        for path, _ in addresses(app, rule, sides[0].scenes)
    }
    found = {path for path, _ in refusals(database, person)}
    forbidden = {path for path, status in asked.items() if status == 403}
    assert forbidden
    assert forbidden <= found
    assert not {path for path, status in asked.items() if status < 400} & found


def test_what_does_not_exist_is_no_refusal(app, world, browsers, database):
    _, others = world
    browser = browsers("stranger")
    for rule in rules_under(app, "GET"):
        if rule.arguments:
            browser.get(address(app, rule, missing_in(rule)))
    assert refusals(database, others["stranger"]) == []
