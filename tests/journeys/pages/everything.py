"""Every page of the portal once, with somebody who may open it."""

from dataclasses import dataclass

from tests.support.addresses import addresses, rules_of


@dataclass(frozen=True, eq=False, slots=True)
class Reader:
    """Somebody at a browser, with the scenes (`tests/support/world.py`) of what is theirs."""

    name: str
    client: object
    cookies: list
    scenes: list


def endpoints_of(app):
    """What can be asked for, in order, and the rules of its addresses."""
    found = {}
    for rule in rules_of(app):
        found.setdefault(rule.endpoint, []).append(rule)
    return sorted(found.items())


def show(app, visitor, readers, endpoints):
    """Return each page as (first reader who may open it, path), and what gave nobody anything.

    A file is something, and so is being led on, for whoever is signed in.
    """
    pages, nothing = [], []
    latest = visitor
    for endpoint, rules in endpoints:
        got_something = False
        # Whoever opened the page before is likely to open this one too.
        for reader, path, answer in _answers(app, rules, [visitor, latest, *readers]):
            is_led_on = answer.status_code in {302, 303} and reader is not visitor
            got_something |= is_led_on or answer.status_code == 200
            if answer.status_code == 200:
                if answer.mimetype == "text/html":
                    pages.append((reader, path))
                    latest = reader
                break
        if not got_something:
            nothing.append(endpoint)
    return pages, nothing


def _answers(app, rules, readers):
    """What each reader, in turn, gets at each of their addresses."""
    for reader in dict.fromkeys(readers):
        for rule in rules:
            for path, _ in addresses(app, rule, reader.scenes):
                yield reader, path, reader.client.get(path)
