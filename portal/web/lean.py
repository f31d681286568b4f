"""Templates that do the same work once: importing from each other, and drawing what never changes.

Jinja compares the names a template was loaded with to those of each template that imports from it,
one by one in Python, and a page imports from a dozen. A page of fifty rows draws the same five tags
with the same drawings fifty times.
"""

from collections.abc import Callable
from functools import lru_cache, wraps

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from portal.web.assets import asset_url
from portal.web.gettext import language_now

_MOST = 2000


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


def install(env: Environment) -> None:
    """Let the templates loaded from now on be lean."""
    env.template_class = LeanTemplate
