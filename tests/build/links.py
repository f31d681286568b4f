"""Which addresses are linked from where: read from templates and code, without a request."""

import ast
import inspect
import re
from collections import Counter, defaultdict

from tests.build.repository import ROOT, files, named, source, tree

_TEMPLATES = ROOT / "templates"
_QUOTED = re.compile(r"""["']((?:[a-z_]+)?\.[a-z_]+)["']""")
_BY_HELPER = re.compile(r"""\bto\(["']([a-z_]+)["']\)""")
_ACTION = re.compile(r"""\b(?:form)?action\s*=\s*"\{\{.*?\}\}\"""")
_DRAWN_WITH = re.compile(r"""(?:extends|include|import|from)\s+["']([\w/.-]+)["']""")
_TEMPLATE = re.compile(r"[\w/-]+\.html")


class Links:
    """The endpoints that are named where a person finds them; not forms, not redirects."""

    def __init__(self, app):
        self.endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
        self.blueprints = _blueprints_by_module(app)
        self.drawn_by = self._blueprints_by_template()
        self.own = _own_templates(app)
        self.found = defaultdict(set)
        for path in [*files("templates/", suffix=".html"), *files("templates/", suffix=".txt")]:
            name = path.relative_to(_TEMPLATES).as_posix()
            written = _ACTION.sub("", source(path))
            words = [*_QUOTED.findall(written), *(f".{one}" for one in _BY_HELPER.findall(written))]
            self._note(name, words, self.drawn_by[name])
        for path in files("portal/", suffix=".py"):
            self._note(named(path), _words(path), self._blueprints_near(path))

    def to(self, endpoint):
        """Where it is linked from, but for the page it is itself."""
        return self.found[endpoint] - self.own[endpoint]

    def _note(self, where, words, blueprints):
        for word in words:
            full = [f"{one}{word}" for one in blueprints] if word.startswith(".") else [word]
            for endpoint in self.endpoints.intersection(full):
                self.found[endpoint].add(where)

    def _blueprints_near(self, path):
        """Those of the module itself, or of its folder when it only helps views."""
        module = named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        folder = module.rpartition(".")[0]
        return self.blueprints.get(module) or {
            one
            for other, names in self.blueprints.items()
            if other.startswith(f"{folder}.")
            for one in names
        }

    def _blueprints_by_template(self):
        """Who draws a template: by name, or because it is a part of one they name."""
        drawn = defaultdict(set)
        for path in files("portal/", suffix=".py"):
            for word in _strings(tree(path)):
                if _TEMPLATE.fullmatch(word):
                    drawn[word] |= self._blueprints_near(path)
        parts = {
            path.relative_to(_TEMPLATES).as_posix(): _DRAWN_WITH.findall(source(path))
            for path in files("templates/", suffix=".html")
        }
        for _ in range(6):  # parts of parts
            for whole, used in parts.items():
                for part in used:
                    drawn[part] |= drawn[whole]
        return drawn


def _blueprints_by_module(app):
    blueprints = defaultdict(set)
    for endpoint, view in app.view_functions.items():
        blueprints[view.__module__].add(endpoint.partition(".")[0])
    return blueprints


def _own_templates(app):
    """The templates that only the view of this endpoint draws."""
    drawn = defaultdict(set)
    for endpoint, view in app.view_functions.items():
        plain = inspect.unwrap(view)
        for word in plain.__code__.co_consts:
            if isinstance(word, str) and _TEMPLATE.fullmatch(word):
                drawn[endpoint].add(word)
    often = Counter(word for words in drawn.values() for word in words)
    return defaultdict(
        set, {one: {word for word in words if often[word] == 1} for one, words in drawn.items()}
    )


def _words(path):
    """Every text in a module but in its redirects: where they lead, a person is taken."""
    taken = {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "redirect"
        for inner in ast.walk(node)
    }
    return [
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in taken
    ]


def _strings(node):
    return [
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
