"""Every address, as everybody (security S01 to S10)."""

import re
from urllib.parse import quote

import pytest

from tests.support.addresses import (
    MISSING,
    address,
    addresses,
    holds_a_secret,
    kinds_in,
    missing_in,
    rules_of,
    values_in,
)
from tests.support.digest import digests

TEAM = ["owner", "viewer", "other team's owner"]
COMMISSION = ["chair", "secretary", "member in conflict"]
SCHOOL = ["head", "school coordinator", "author", "provider", "psychologist"]
BELONGING = ["coordinator", *TEAM, *COMMISSION, *SCHOOL]
FOREIGN = ["coordinator", "owner", "chair", *SCHOOL]
EVERYBODY = ["visitor", "stranger", "administrator", "expert", *BELONGING]

NOWHERE = "/what-nobody-wrote"
UNSOUND_CODE = ["%00", "%FF", "'", "liep-2027-1", "LIEP%20", "A" * 60, "../ADMIN"]
UNSOUND_REFERENCE = ["%00", "%FF", "'", "LIEP%20", "A" * 61, "../ADMIN", "-1"]
UNSOUND = [
    "99999999999999999999",
    "2147483648",
    "0x1",
    "-1",
    "1.0",
    "%00",
    "%FF",
    "'",
    "\u0661",
    "1;2",
]

_UNSOUND_AS = {"int": UNSOUND, "code": UNSOUND_CODE, "reference": UNSOUND_REFERENCE}
_FOR_ANYONE_SIGNED_IN = {"applications.start"}
_NO_PART = {"people", "team", "commission", "versions", "merge"}
"""Of these, the same one may well belong to two wholes."""
_READS = re.compile(r"\s*(SELECT|WITH|PRAGMA|SET|SHOW|BEGIN|UPDATE sign_in SET seen_at)\b", re.I)


def _rules(app, method, *, with_parts=None):
    for rule in rules_of(app, method):
        if with_parts in {None, bool(rule.arguments)}:
            yield rule


def changed_since(before):
    """The tables that hold something else now."""
    after = digests()
    return {name for name in after if after[name] != before[name]}


def _is_for_anyone(app, rule, path, visitor, method):
    """A visitor who has not signed in gets an answer there."""
    view = app.view_functions[rule.endpoint]
    if view.access == "public" or rule.endpoint in _FOR_ANYONE_SIGNED_IN:
        return True
    return getattr(view, "lets_visitors_ask", False) and (
        visitor.open(path, method=method).status_code != 404
    )


def _plain(response):
    """The answer without the address it was asked at, its place in the menu, and a token."""
    path = response.request.path
    text = response.get_data(as_text=True).replace(quote(path), "…").replace(quote(path, ""), "…")
    text = text.replace(' aria-current="true"', "")
    return response.status_code, re.sub(r'(name="csrf_token"[^>]*value=")[^"]*', r"\1", text)


def test_every_kind_of_thing_in_an_address_is_in_the_test_world(app, world):
    """Teach `tests/support/world.py` the new kind: without it no address of it is tried."""
    sides, _ = world
    known = {kind for scene in sides[0].scenes for kind in scene}
    unknown = {
        rule.rule
        for rule in app.url_map.iter_rules()
        for name, _, kind in kinds_in(rule)
        if kind not in known and name != "token" and rule.endpoint != "assets.asset"
    }
    assert sorted(unknown) == []


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", FOREIGN)
def test_what_belongs_to_others_answers_like_what_does_not_exist(
    app, world, browsers, name, method
):
    """S02: the other side's people, at this side's things."""
    sides, _ = world
    browser, visitor = browsers(name, side=1), browsers("visitor")
    before = digests()
    nothing = _plain(browser.open(NOWHERE, method=method))
    faults = []
    for rule in _rules(app, method, with_parts=True):
        for path, scene in addresses(app, rule, sides[0].of_each_kind):
            if _is_for_anyone(app, rule, path, visitor, method):
                continue
            answer = browser.open(path, method=method)
            if answer.status_code != 404 or _plain(answer) != nothing:
                faults.append(f"{rule.endpoint} {path} ({scene}): {answer.status_code}")
    assert not faults, "\n".join(faults)
    assert changed_since(before) <= {"look"}, "who was turned away from a plan is written down"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", FOREIGN)
def test_a_thing_that_is_not_there_answers_like_an_address_nobody_wrote(
    app, browsers, name, method
):
    browser = browsers(name)
    nothing = _plain(browser.open(NOWHERE, method=method))
    faults = []
    for rule in _rules(app, method, with_parts=True):
        if holds_a_secret(rule):
            continue  # a link of a letter says that it has grown old
        answer = browser.open(address(app, rule, missing_in(rule)), method=method)
        if answer.status_code != 404 or _plain(answer) != nothing:
            faults.append(f"{rule.rule}: {answer.status_code}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", EVERYBODY)
def test_reading_changes_nothing(reading, name):
    """S09, and no address answers 500 to anybody."""
    read = reading(name)
    faults = [
        f"{one.endpoint} {one.path} ({one.scene}): {fault}"
        for one in read.answers
        for fault in _wrong(one)
    ]
    assert not faults, "\n".join(faults)
    assert read.changed <= {"audit_entry", "look"}


def _wrong(answer):
    if answer.status_code >= 500 and answer.status_code != 503:
        yield answer.status_code
    is_export = answer.path.endswith(".csv")  # who took it is written down
    for query in answer.queries:
        is_record = "INTO look" in query or (is_export and "INTO audit_entry" in query)
        if not _READS.match(query) and not is_record:
            yield f"wrote to the database: {query}"


@pytest.mark.parametrize("name", BELONGING)
def test_a_part_is_reached_only_through_its_own_whole(app, world, browsers, name):
    """S03: a file of one application is not found under another one."""
    sides, _ = world
    browser = browsers(name)
    faults = []
    for rule in _rules(app, "GET", with_parts=True):
        kinds = [
            (part, kind)
            for part, converter, kind in kinds_in(rule)
            if converter in {"int", "reference"}
        ]
        if len(kinds) < 2:
            continue
        scenes = [scene for scene in sides[0].scenes if values_in(rule, scene)]
        for mine in scenes:
            for other in scenes:
                part, kind = kinds[-1]
                if mine is other or mine[kind] == other[kind] or kind in _NO_PART:
                    continue
                values = values_in(rule, mine) | {part: other[kind]}
                answer = browser.get(address(app, rule, values))
                if answer.status_code not in {404, 302, 403}:
                    faults.append(f"{rule.rule}: {answer.status_code}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", ["visitor", "owner", "coordinator", "chair", "administrator"])
def test_an_unsound_key_is_an_address_that_does_not_exist(app, world, browsers, name):
    """S10: what no table can hold is 404, never 500.

    Where there is no view, there is none for anybody: such an address only the visitor asks for.
    """
    sides, _ = world
    browser = browsers(name)
    faults = []
    for rule in _rules(app, "GET", with_parts=True):
        for unsound in _unsound_addresses(app, rule, sides[0].of_each_kind):
            if name != "visitor" and not _has_a_view(app, unsound):
                continue
            answer = browser.get(unsound)
            if answer.status_code != 404:
                faults.append(f"{unsound}: {answer.status_code}")
    assert not faults, "\n".join(faults)


def _has_a_view(app, path):
    with app.test_request_context(path) as asked:
        return asked.request.url_rule is not None


def _unsound_addresses(app, rule, scenes):
    """The rule's address with each of its keys, in turn, replaced by what is none."""
    sound = next((parts for one in reversed(scenes) if (parts := values_in(rule, one))), None)
    keys = [(part, converter) for part, converter, _ in kinds_in(rule) if converter in MISSING]
    for part, converter in keys if sound else ():
        marked = address(app, rule, sound | {part: MISSING[converter]})
        for bad in _UNSOUND_AS.get(converter, ()):
            yield marked.replace(str(MISSING[converter]), bad, 1)


def test_a_visitor_is_asked_to_sign_in_wherever_it_is_not_public(app, reading):
    """Or is told that there is nothing; never refused, never shown anything."""
    faults = [
        f"{one.endpoint} {one.path} ({one.scene}): {one.status_code}"
        for one in reading("visitor").answers
        if app.view_functions[one.endpoint].access != "public"
        and one.status_code not in {200, 302, 404}
    ]
    assert not faults, "\n".join(faults)


def test_every_post_needs_the_token_of_its_form(app, world, browsers, with_csrf):
    sides, _ = world
    browser = browsers("coordinator")
    before = digests()
    accepted = []
    for rule in _rules(app, "POST"):
        scene = next((one for one in sides[0].scenes if values_in(rule, one) is not None), {})
        values = values_in(rule, scene)
        if values is None:
            continue
        for token in ("", "garbage"):
            answer = browser.post(address(app, rule, values), data={"csrf_token": token})
            if answer.status_code != 400:
                accepted.append(f"{rule.rule}: {answer.status_code}")
    assert accepted == []
    assert digests() == before
