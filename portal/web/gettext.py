"""The words of a template, looked up without detours.

A page of fifty rows asks for some four hundred sentences. Flask-Babel finds its way from the
request to the catalogue for each of them; here that way is gone once a language.
"""

from typing import Any

from flask import Flask, g, has_app_context
from flask_babel import get_locale, get_translations
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

_found: dict[tuple[str, str | None, str], Markup] = {}


def language_now() -> str:
    """Return the language words are being said in: of the page, or of the letter in hand."""
    # Asked hundreds of times a page: past the stand-ins, straight to what the request keeps.
    kept = vars(g._get_current_object()) if has_app_context() else {}  # noqa: SLF001 - werkzeug's way to the thing itself
    locale = getattr(kept.get("_flask_babel"), "babel_locale", None) or get_locale()
    return "lv" if locale is None else str(locale.language)


def _looked_up(context: str | None, message: str) -> Markup:
    key = (language_now(), context, message)
    if key not in _found:
        words = get_translations()
        text = words.pgettext(context, message) if context else words.gettext(message)
        _found[key] = Markup(text)  # noqa: S704 - our own catalogue, not what people typed
    return _found[key]


def _filled(eval_ctx: EvalContext, text: Markup, values: dict[str, Any]) -> str:
    if not eval_ctx.autoescape:
        plain = str.__str__(text)
        return plain % values if values else plain
    return text % values if values else text


@pass_eval_context
def gettext(eval_ctx: EvalContext, message: str, /, **values: Any) -> str:  # noqa: ANN401
    """Say a sentence in the language of the page."""
    return _filled(eval_ctx, _looked_up(None, message), values)


@pass_eval_context
def pgettext(eval_ctx: EvalContext, context: str, message: str, /, **values: Any) -> str:  # noqa: ANN401
    """Say a word whose translation depends on where it stands."""
    return _filled(eval_ctx, _looked_up(context, message), values)


@pass_eval_context
def ngettext(eval_ctx: EvalContext, one: str, many: str, num: int, /, **values: Any) -> str:  # noqa: ANN401
    """Say a counted sentence in the form the number asks for."""
    text = Markup(get_translations().ngettext(one, many, num))  # noqa: S704 - our own catalogue
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
    text = Markup(get_translations().npgettext(context, one, many, num))  # noqa: S704 - as above
    return _filled(eval_ctx, text, {"num": num, **values})


def install(app: Flask) -> None:
    """Let templates look words up here."""
    _found.clear()
    app.jinja_env.globals |= {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "npgettext": npgettext,
    }
