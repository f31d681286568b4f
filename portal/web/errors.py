"""Pages of errors: what happened, that nothing was lost, where to go, a number to quote."""

import logging
import secrets

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

log = logging.getLogger("portal")
_PAGES = {400, 403, 404, 405, 409, 413, 429, 503}


def _page(code: int, **words: object) -> Response:
    response = make_response(render_template(f"errors/{code}.html", **words), code)
    response.headers["Cache-Control"] = "no-store"
    return response


def _http_error(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:  # noqa: PLR2004 - a redirect raised as an exception
        return make_response(error.get_response())
    if code >= 500 and code not in _PAGES:  # noqa: PLR2004 - ours, whatever it is called
        return _unexpected(getattr(error, "original_exception", None) or error)
    response = _page(code if code in _PAGES else 400)
    response.status_code = code
    return response


def _csrf_error(error: CSRFError) -> Response:
    del error
    kept = [
        (name, value)
        for name in request.form
        if name not in {"csrf_token", "password", "present", "new_password"}
        for value in request.form.getlist(name)
    ]
    return _page(400, kept=kept)


def _shut(error: Exception) -> Response:
    """Something asked for is there and cannot be opened: no fault of the person, nothing lost."""
    log.error("shut: %s %s: %s", request.method, request.endpoint, error)
    response = _page(503, is_shut=True)
    response.headers["Retry-After"] = "600"
    return response


def _unexpected(error: Exception) -> Response:
    number = secrets.token_hex(4).upper()
    # Only the kind and place of the fault: its words may carry what a person typed.
    log.error(
        "fault %s in %s %s: %s",
        number,
        request.method,
        request.endpoint,
        type(error).__name__,
        exc_info=error if log.isEnabledFor(logging.DEBUG) else None,
    )
    return _page(500, number=number)


def answer_errors(app: Flask, *, shut: type[Exception]) -> None:
    """Answer every error with a page of our own.

    `shut` is what is raised when no key opens what is stored; its words tell nothing of anybody.
    """
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(shut, _shut)
    app.register_error_handler(Exception, _unexpected)
