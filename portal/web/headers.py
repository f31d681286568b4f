"""The headers every answer carries (security S53 to S56)."""

from flask import Flask, Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
"""Only our own files, nothing inline: so no nonce is needed."""


def _protect(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    # Not asked: who is signed in. The answer must get its headers when the database is down, too.
    headers.setdefault("Cache-Control", "no-store")
    return response


def protect(app: Flask) -> None:
    """Put the headers on every answer, errors included."""
    app.after_request(_protect)
