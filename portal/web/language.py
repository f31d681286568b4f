"""Which language is a page in? Latvian at the root, English under `/en`.

The prefix is moved from the path into `SCRIPT_NAME`, so every address built while answering stays
in the same language, and nothing about language is kept in a cookie.
"""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from flask import has_request_context, request

LANGUAGES = ("lv", "en")
_PREFIX = "/en"


class LanguagePrefix:
    """WSGI middleware that reads the language off the front of the path."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - WSGI
        path = environ.get("PATH_INFO", "")
        if path == _PREFIX or path.startswith(_PREFIX + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + _PREFIX
            environ["PATH_INFO"] = path.removeprefix(_PREFIX) or "/"
            environ["portal.language"] = "en"
        return self.app(environ, start_response)


def page_language() -> str:
    """Return the language of the page being answered; Latvian outside a request."""
    if not has_request_context():
        return "lv"
    return str(request.environ.get("portal.language", "lv"))


def query_asked() -> str:
    """Return the question mark and what followed it, in characters an address may hold."""
    if not request.query_string:
        return ""
    return "?" + quote(request.query_string, safe="!$&'()*+,;=:@/?%-._~")


def other_language_address() -> str:
    """Return the address of this same page in the other language."""
    query = query_asked()
    root = request.script_root
    if page_language() == "en":
        return root.removesuffix(_PREFIX) + request.path + query
    return root + _PREFIX + request.path + query
