"""The addresses of the portal, with the things of a scene put into them."""

from itertools import pairwise

MISSING = {
    "code": "NAV-2027-1",
    "int": 2147483,
    "token": "nav-tada-" * 5,
    "reference": "NAV-2027-1",
}
"""Parts that are well formed and belong to nothing."""

_SAID_BY_NAME = {"file_id", "measure_id", "period"}


def rules_of(app, method="GET"):
    """What can be asked for in this way, but for files of the portal itself."""
    for rule in app.url_map.iter_rules():
        if method in rule.methods and rule.endpoint != "assets.asset":
            yield rule


def kinds_in(rule):
    """The kind of thing each part of an address speaks of: mostly the segment before it."""
    for before, part in pairwise(["", *rule.rule.strip("/").split("/")]):
        if part.startswith("<"):
            converter, _, name = part.strip("<>").rpartition(":")
            kind = name if name in _SAID_BY_NAME else before
            yield name, converter.partition("(")[0], kind


def holds_a_secret(rule):
    """It is the address of a link in a letter."""
    return "token" in rule.arguments


def values_in(rule, scene):
    """The address parts for a scene, or None when the scene has no such thing.

    A secret is nobody's, unless the scene has one for this very address.
    """
    values = {}
    for name, _, kind in kinds_in(rule):
        if name == "token":
            values[name] = scene.get(rule.endpoint, MISSING["token"])
        elif kind in scene:
            values[name] = scene[kind]
        else:
            return None
    return values


def missing_in(rule):
    """Address parts nobody has."""
    return {name: MISSING.get(converter, MISSING["token"]) for name, converter, _ in kinds_in(rule)}


def address(app, rule, values):
    """The Latvian address of a rule with these parts."""
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def addresses(app, rule, scenes):
    """Each address of the rule once, with the name of its scene."""
    found = {}
    for scene in scenes if rule.arguments else [{"name": "itself"}]:
        values = values_in(rule, scene)
        if values is not None:
            found.setdefault(address(app, rule, values), scene["name"])
    return found.items()
