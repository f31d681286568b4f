"""Every page of the portal once, with somebody who may open it."""

from dataclasses import dataclass

from tests.support.addresses import addresses


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
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.endpoint != "assets.asset":
            found.setdefault(rule.endpoint, []).append(rule)
    return sorted(found.items())


def show(app, visitor, readers, endpoints):
    """Return each page as (first reader who may open it, path), and what gave nobody anything.

    A file is something, and so is being led on, for whoever is signed in.
    """
    pages, nothing = [], []
    latest = visitor
    for endpoint, rules in endpoints:
        led_on = False
        # Whoever opened the page before is likely to open this one too.
        for reader in dict.fromkeys([visitor, latest, *readers]):
            path, answer = _best(app, rules, reader)
            if path is not None and answer.mimetype == "text/html":
                pages.append((reader, path))
                latest = reader
            if path is not None:
                break
            led_on |= answer and reader is not visitor
        else:
            if not led_on:
                nothing.append(endpoint)
    return pages, nothing


def _best(app, rules, reader):
    """The first address that is answered, with its answer; or whether one led on elsewhere."""
    led_on = False
    for path in _paths(app, rules, reader.scenes):
        answer = reader.client.get(path)
        if answer.status_code == 200:
            return path, answer
        led_on |= answer.status_code in {302, 303}
    return None, led_on


def _paths(app, rules, scenes):
    for rule in rules:
        for path, _ in addresses(app, rule, scenes):
            yield path
