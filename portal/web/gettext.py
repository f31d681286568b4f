"""The words of a template, looked up without detours.

A page of fifty rows asks for some four hundred sentences. Flask-Babel finds its way from the
request to the catalogue for each of them; here that way is gone once a language, and a sentence
with nothing to fill in is put into the template when it is compiled.
"""

from functools import cache
from typing import Any

from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel import Domain, get_locale
from jinja2 import nodes, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from portal.web.catalogue import TRANSLATIONS


def language_now() -> str:
    """Return the language words are being said in: of the page, or of the letter in hand."""
    # Asked hundreds of times a page: past the stand-ins, straight to what the request keeps.
    try:
        kept = vars(g._get_current_object())  # noqa: SLF001 - werkzeug's way to the thing itself
    except RuntimeError:  # outside of any request or letter
        kept = {}
    locale = getattr(kept.get("_flask_babel"), "babel_locale", None) or get_locale()
    return "lv" if locale is None else str(locale.language)


@cache
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(TRANSLATIONS, [language])


class _Ready(Domain):
    """The catalogues for what Flask-Babel is asked: labels and sentences said in Python."""

    def get_translations(self) -> NullTranslations:
        """Give the catalogue of the language words are being said in."""
        return _catalogue(language_now())


@cache
def _said(language: str, context: str | None, message: str) -> str:
    words = _catalogue(language)
    return str(words.pgettext(context, message) if context else words.gettext(message))


def _filled(eval_ctx: EvalContext, text: str, values: dict[str, Any]) -> str:
    if eval_ctx.autoescape:
        text = Markup(text)  # noqa: S704 - our own catalogue, not what people typed
    return text % values if values else text


@pass_eval_context
def gettext(eval_ctx: EvalContext, message: str, /, **values: Any) -> str:  # noqa: ANN401
    """Say a sentence in the language of the page."""
    return _filled(eval_ctx, _said(language_now(), None, message), values)


@pass_eval_context
def pgettext(eval_ctx: EvalContext, context: str, message: str, /, **values: Any) -> str:  # noqa: ANN401
    """Say a word whose translation depends on where it stands."""
    return _filled(eval_ctx, _said(language_now(), context, message), values)


@pass_eval_context
def ngettext(eval_ctx: EvalContext, one: str, many: str, num: int, /, **values: Any) -> str:  # noqa: ANN401
    """Say a counted sentence in the form the number asks for."""
    text = _catalogue(language_now()).ngettext(one, many, num)
    return _filled(eval_ctx, text, {"num": num, **values})


@pass_eval_context
def npgettext(
    eval_ctx: EvalContext,
    context: str,
    one: str,
    many: str,
    num: int,
    /,
    **values: Any,  # noqa: ANN401
) -> str:
    """Say a counted sentence whose translation depends on where it stands."""
    text = _catalogue(language_now()).npgettext(context, one, many, num)
    return _filled(eval_ctx, text, {"num": num, **values})


class SaidWhenCompiled(NodeTransformer):
    """Answers what depends on the language alone, so that a page need not ask.

    `_("…")` and `pgettext("…", "…")` become the sentence where nothing is to be filled in,
    `page_language()` its name, `in_language(lv, en)` the text of that language.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Answer the call, or leave it as it is."""
        self.generic_visit(node)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not isinstance(node.node, nodes.Name):
            return node
        answer: nodes.Node
        match node.node.name, node.args:
            case "_" | "gettext", [nodes.Const(value=message)]:
                answer = nodes.TemplateData(_said(self.language, None, message))
            case "pgettext", [nodes.Const(value=context), nodes.Const(value=message)]:
                answer = nodes.TemplateData(_said(self.language, context, message))
            case "page_language", []:
                answer = nodes.Const(self.language)
            case "in_language", [lv, en]:
                answer = lv if self.language == "lv" else nodes.Or(en, lv)
            case _:
                return node
        return answer.set_lineno(node.lineno)


def install(app: Flask) -> None:
    """Let templates look words up here."""
    _catalogue.cache_clear()
    _said.cache_clear()
    app.extensions["babel"].instance.domain_instance = _Ready()
    app.jinja_env.globals |= {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "npgettext": npgettext,
    }
