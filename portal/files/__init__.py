"""Stored bytes: a *file* is kept once by the digest of its content, outside the web root."""
