"""Secrets handed to a person once, and the digests under which they are kept (S15, S28)."""

import hashlib
import secrets


def new_secret() -> str:
    """Return 256 bits from the system's generator, in letters that fit an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Return six digits a person can type from a letter."""
    return f"{secrets.randbelow(10**6):06d}"


def secret_digest(secret: str) -> str:
    """Return the digest under which a secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()
