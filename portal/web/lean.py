"""Templates that import each other's macros without reckoning each time what both know.

Jinja compares the names a template was loaded with to those of each template that imports from it,
one by one in Python; a page imports from a dozen.
"""

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context


class LeanTemplate(Template):
    """A template that knows its importers: the same names mean the same module."""

    _known: frozenset[str] | None = None

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._known is None:
            self._known = frozenset(self.globals)
        if ctx is not None and self._known.issuperset(ctx.globals_keys):
            ctx = None
        return super()._get_default_module(ctx)


def install(env: Environment) -> None:
    """Let the templates loaded from now on be lean."""
    env.template_class = LeanTemplate
