"""Templates that do the same work once: saying words, importing, drawing what never changes.

Most sentences of a page are always the same, so each language has templates with its words in them.
Jinja compares the names a template was loaded with to those of each template that imports from it,
one by one in Python, and a page imports from a dozen. A page of fifty rows draws the same five tags
with the same drawings fifty times.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache, wraps
from typing import Any

from flask.sansio.app import App
from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import LRUCache

from portal.web.assets import asset_url
from portal.web.gettext import SaidWhenCompiled, language_now

_MOST = 2000
_IN_TWO_LANGUAGES = "mail/"
"""A letter may say something in another language than its own, so its words are said as it goes."""


def remembered(macro: Callable[..., str]) -> Callable[..., str]:
    """Draw a macro once for each set of arguments, language and address of the assets.

    Only for macros that look at nothing else and take plain values, never a `caller`.
    """

    @lru_cache(_MOST, typed=True)  # typed: markup and the text that equals it are drawn differently
    def drawn(_language: str, _assets: str, /, *arguments: object, **more: object) -> str:
        return macro(*arguments, **more)

    @wraps(macro, assigned=(), updated=())
    def repeated(*arguments: object, **more: object) -> str:
        return drawn(language_now(), asset_url(""), *arguments, **more)

    return repeated


class LeanTemplate(Template):
    """A template that knows its importers and names the macros that may be remembered.

    The same names mean the same module; `{% set remembered = ["tag"] %}` means `remembered`.
    """

    _known: frozenset[str] | None = None

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._known is None:
            self._known = frozenset(self.globals)
            module = super()._get_default_module()
            for name in getattr(module, "remembered", ()):
                setattr(module, name, remembered(getattr(module, name)))
        if ctx is not None and self._known.issuperset(ctx.globals_keys):
            ctx = None
        return super()._get_default_module(ctx)


class _ByLanguage(LRUCache):
    """The compiled templates of each language."""

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401 - as it was put in
        return super().__getitem__((language_now(), key))

    def __setitem__(self, key: object, template: object) -> None:
        super().__setitem__((language_now(), key), template)


class LeanEnvironment(Environment):
    """Compiles each template once a language."""

    template_class = LeanTemplate

    def __init__(self, app: App, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(app, **options)
        self.cache = _ByLanguage(_MOST)  # type: ignore[assignment]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the names every template knows, as they are where nothing is added to them.

        They are copied for each template of a page; Jinja's chain of mappings copies name by name.
        """
        return super().make_globals(d) if d else self.globals

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        *rest: Any,  # noqa: ANN401 - handed on as it came
        **options: Any,  # noqa: ANN401 - as above
    ) -> str:
        if not (name or "").startswith(_IN_TWO_LANGUAGES):
            SaidWhenCompiled(language_now()).visit(source)
        return super()._generate(source, name, *rest, **options)
