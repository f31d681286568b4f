"""Giving a stored file to a browser, always as a download (security S50).

The caller has checked that the person may have it.
"""

from typing import IO

from flask import Response, abort, send_file

from portal.files.labels import accepted, kinds_in_words
from portal.files.models import StoredFile
from portal.files.service import open_stored

__all__ = ["accepted", "download", "kinds_in_words"]

_POLICY = "default-src 'none'; sandbox"


def download(stored: StoredFile, *, is_public: bool = False) -> Response:
    """Answer with the file; kept by no browser, unless it is a public document of a call."""
    try:
        content = open_stored(stored)
    except FileNotFoundError:
        abort(503)
    response = answer(content, name=stored.name, media_type=stored.media_type, is_public=is_public)
    response.content_length = stored.size
    return response


def answer(content: IO[bytes], *, name: str, media_type: str, is_public: bool = False) -> Response:
    """Answer with an open file or stream as an attachment."""
    response = send_file(
        content,
        mimetype=media_type,
        as_attachment=True,
        download_name=name,
        conditional=False,
        etag=False,
        max_age=None,
    )
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, max-age=3600" if is_public else "no-store"
    return response
