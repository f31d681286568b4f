"""Counting tries. A try is kept before it is looked at, so twenty at once are twenty (S25)."""

import hashlib
from datetime import datetime

from sqlalchemy import delete, select

from portal.accounts.models import Attempt
from portal.accounts.rules.throttle import LIMITS, WINDOW, minutes_to_wait
from portal.accounts.types import Counted, TooOften
from portal.database import transaction
from portal.extensions import db
from portal.kernel.email import same_address

_KEPT_FOR = 4 * WINDOW


def count_try(kind: Counted, *, email: str, address: str, at: datetime) -> None:
    """Note one try of this kind; `address` is where it comes from.

    Raises `TooOften` when the account or the network address has had its share. Tries that were
    turned away count too, until their quarter of an hour is over.
    """
    limits = LIMITS[kind]
    buckets = {
        _bucket(kind, "account", same_address(email)): limits.account,
        _bucket(kind, "address", address): limits.address,
    }
    with transaction():
        db.session.execute(delete(Attempt).where(Attempt.at < at - _KEPT_FOR))
        db.session.add_all(Attempt(bucket=bucket, at=at) for bucket in buckets)
    wait = max(_wait(bucket, most, at=at) for bucket, most in buckets.items())
    if wait:
        raise TooOften(wait)


def forget_tries(kind: Counted, *, email: str) -> None:
    """Forget the tries for an account whose owner has come in, inside the caller's transaction."""
    bucket = _bucket(kind, "account", same_address(email))
    db.session.execute(delete(Attempt).where(Attempt.bucket == bucket))


def _wait(bucket: str, most: int, *, at: datetime) -> int:
    tries = db.session.scalars(
        select(Attempt.at)
        .where(Attempt.bucket == bucket, Attempt.at > at - WINDOW)
        .order_by(Attempt.at, Attempt.id)
    ).all()
    return minutes_to_wait(tries, most, at=at)


def _bucket(kind: Counted, what: str, value: str) -> str:
    # A digest: the table never shows who tried to sign in, or from where (S57).
    return f"{kind.value}:{what}:{hashlib.sha256(value.encode()).hexdigest()[:32]}"
