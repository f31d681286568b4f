"""Who is behind a cookie? The cookie holds a random secret, the database its digest (S15 to S19).

The secret is 256 bits from the system's generator. Ending a sign-in deletes its row, so a copied
cookie is worthless from that moment, and nothing can write the row back.
"""

from datetime import datetime, timedelta
from functools import cache

from flask import Request, session
from sqlalchemy import Select, bindparam, delete, or_, select, update
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person, SignIn
from portal.database import reads_only, transaction
from portal.extensions import db
from portal.kernel import clock
from portal.kernel.secret import new_secret, secret_digest

LONGEST = timedelta(hours=8)
IDLE = timedelta(hours=2)
_KEY = "sign_in"
_NOTED_EVERY = timedelta(minutes=1)


def begin(person: Person, *, device: str, at: datetime) -> None:
    """Sign the person in on this browser, under a new secret; whoever was there before is out."""
    secret = new_secret()
    with transaction():
        if (before := present_digest()) is not None:
            db.session.execute(delete(SignIn).where(SignIn.secret_digest == before))
        db.session.execute(
            delete(SignIn).where(
                SignIn.person_id == person.id,
                or_(SignIn.started_at < at - LONGEST, SignIn.seen_at < at - IDLE),
            )
        )
        db.session.add(
            SignIn(
                secret_digest=secret_digest(secret),
                person_id=person.id,
                started_at=at,
                seen_at=at,
                device=device[:200],
            )
        )
    session.clear()
    session[_KEY] = secret
    session.permanent = True


def present_digest() -> str | None:
    """Return the digest of this browser's sign-in, or None when it has none."""
    secret = session.get(_KEY)
    return secret_digest(secret) if isinstance(secret, str) else None


def load_person(_request: Request) -> Person | None:
    """Return the person signed in on this browser, unless the sign-in has ended or grown old."""
    present = present_digest()
    if present is None:
        return None
    found = db.session.scalars(_by_digest(), {"digest": present}).unique().one_or_none()
    now = clock.now()
    if found is None or found.person.closed_at is not None or not _is_fresh(found, now):
        return None
    if now - found.seen_at > _NOTED_EVERY:
        _note_seen(found.id, now)
    person: Person = found.person
    return person


@cache
def _by_digest() -> Select[SignIn]:
    # Not while this is imported: roles name classes of the subjects above.
    return (
        select(SignIn)
        .where(SignIn.secret_digest == bindparam("digest"))
        .options(joinedload(SignIn.person).joinedload(Person.roles))
    )


def _is_fresh(found: SignIn, now: datetime) -> bool:
    return now - found.seen_at <= IDLE and now - found.started_at <= LONGEST


def _note_seen(sign_in_id: int, now: datetime) -> None:
    # An update, never an insert: a sign-in that has ended cannot come back (S18).
    noted = update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now)
    if not reads_only.get():
        db.session.execute(noted)  # commits with whatever the request does
        return
    with db.engine.begin() as connection:
        connection.execute(noted)


def end() -> None:
    """End the sign-in of this browser."""
    if (present := present_digest()) is not None:
        with transaction():
            db.session.execute(delete(SignIn).where(SignIn.secret_digest == present))
    session.clear()
