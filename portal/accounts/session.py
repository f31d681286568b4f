"""Who is behind a cookie? The cookie holds a random secret, the database its digest (S15 to S19).

The secret is 256 bits from the system's generator. Ending a sign-in deletes its row, so a copied
cookie is worthless from that moment, and nothing can write the row back.
"""

from datetime import datetime, timedelta

from flask import Request, session
from sqlalchemy import delete, select, update
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
    """Sign the person in on this browser, under a new secret, forgetting whatever was there."""
    secret = new_secret()
    with transaction():
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


def load_person(_request: Request) -> Person | None:
    """Return the person signed in on this browser, unless the sign-in has ended or grown old."""
    secret = session.get(_KEY)
    if not isinstance(secret, str):
        return None
    found = db.session.scalar(
        select(SignIn)
        .where(SignIn.secret_digest == secret_digest(secret))
        .options(joinedload(SignIn.person))
    )
    now = clock.now()
    if found is None or found.person.closed_at is not None or not _is_fresh(found, now):
        return None
    if now - found.seen_at > _NOTED_EVERY:
        _note_seen(found.id, now)
    return found.person


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
    secret = session.get(_KEY)
    if isinstance(secret, str):
        with transaction():
            db.session.execute(delete(SignIn).where(SignIn.secret_digest == secret_digest(secret)))
    session.clear()


def end_all(person_id: int, *, keep_this: bool = False) -> None:
    """End every sign-in of a person, inside the caller's transaction."""
    ending = delete(SignIn).where(SignIn.person_id == person_id)
    secret = session.get(_KEY) if keep_this else None
    if isinstance(secret, str):
        ending = ending.where(SignIn.secret_digest != secret_digest(secret))
    db.session.execute(ending)
