"""Every address says who may use it, reads well, and does not vanish unnoticed."""

import re

import pytest

from tests.build.routes import SAVED, lines_of, rules

_SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?")
_TYPED = re.compile(r"<(int|code|reference|string|path|token|uuid)(\([^)]*\))?:[a-z_]+>")


def test_every_route_says_who_may_use_it(app):
    silent = [name for name, view in app.view_functions.items() if not hasattr(view, "access")]
    assert silent == [], "put @guard.to(…), @signed_in or @public on the view"


def test_addresses_are_kebab_case_and_typed(app):
    odd = [
        rule.rule
        for rule in rules(app)
        for part in rule.rule.strip("/").split("/")
        if part and not _SEGMENT.fullmatch(_TYPED.sub("x", part))
    ]
    assert odd == []


def test_no_address_disappears_or_changes_hands_by_accident(app):
    saved = set(SAVED.read_text("utf-8").splitlines())
    assert sorted(saved - set(lines_of(app))) == [], (
        "an address people have kept is gone, or somebody else may use it now; "
        "if that is meant: make routes"
    )


def test_a_route_never_answers_both_reading_and_writing_at_a_verb(app):
    """`…/submit` is for POST alone: a link to it would change something."""
    verbs = {"submit", "publish", "withdraw", "delete", "sign", "announce", "open", "close", "send"}
    both = [
        rule.rule
        for rule in rules(app)
        if rule.rule.rpartition("/")[2] in verbs and rule.methods == {"GET"}
    ]
    assert both == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_form_only_ever_posts(app, method):
    assert [rule.rule for rule in rules(app) if method in rule.methods] == []
