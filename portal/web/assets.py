"""Styles, scripts and drawings under an address that changes with their content.

The stylesheet is the files `static/css/app.css` imports, joined in its order, so a page asks for
one sheet and there is no build step.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, g, send_from_directory, url_for

from portal.web.guard import public

bp = Blueprint("assets", __name__, url_prefix="/assets")
STATIC = Path(__file__).resolve().parents[2] / "static"
_IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>[^)]+)\);\n?')
_FOREVER = 31536000


def _joined(entry: Path) -> str:
    return _IMPORT.sub(
        lambda match: (
            f"@layer {match['layer']} {{\n{(entry.parent / match['file']).read_text('utf-8')}}}\n"
        ),
        entry.read_text("utf-8"),
    )


@cache
def _kept() -> tuple[str, str]:
    sheet = _joined(STATIC / "css" / "app.css")
    seal = hashlib.sha256(sheet.encode())
    for path in sorted(STATIC.rglob("*")):
        if path.is_file() and path.suffix != ".css":
            seal.update(path.read_bytes())
    return seal.hexdigest()[:12], sheet


def asset_url(path: str) -> str:
    """Return the address of a file of `static/`, valid for as long as nothing in it changes."""
    # A page has some fifty drawings: their common beginning is worked out once.
    beginning: str | None = g.get("assets")
    if beginning is None:
        if current_app.debug:
            _kept.cache_clear()
        beginning = g.assets = url_for("assets.asset", seal=_kept()[0], path="")
    return beginning + path


@bp.get("/<string:seal>/<path:path>")
@public
def asset(seal: str, path: str) -> Response:
    """Give the file; for ever when the seal is today's, otherwise without keeping."""
    today, sheet = _kept()
    if path == "css/app.css":
        response = Response(sheet, mimetype="text/css")
    else:
        if not (STATIC / path).is_file():
            abort(404)
        response = send_from_directory(STATIC, path)
    if seal == today:
        response.headers["Cache-Control"] = f"public, max-age={_FOREVER}, immutable"
    else:
        response.headers["Cache-Control"] = "no-cache"
    return response
