"""Ending sign-ins: the row goes, and the cookie is worthless from then on (S17)."""

from datetime import datetime

from sqlalchemy import delete

from portal.accounts.models import Person, SignIn
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db


def end_sign_ins(person_id: int, *, keep: str | None = None) -> None:
    """End every sign-in of a person, but the one under the digest `keep`."""
    ending = delete(SignIn).where(SignIn.person_id == person_id)
    if keep is not None:
        ending = ending.where(SignIn.secret_digest != keep)
    with transaction():
        db.session.execute(ending)


def end_sign_in(person_id: int, sign_in_id: int) -> bool:
    """End one sign-in of this person; say whether there was such a one, and theirs."""
    with transaction():
        ended = db.session.scalar(
            delete(SignIn)
            .where(SignIn.id == sign_in_id, SignIn.person_id == person_id)
            .returning(SignIn.id)
        )
    return ended is not None


def end_all_by_administrator(person: Person, *, by: int, at: datetime) -> None:
    """Sign a person out everywhere."""
    with transaction():
        end_sign_ins(person.id)
        audit.record("sign-ins ended", person, by=by, at=at)
