"""Letting people in: by password, or by a link or six digits sent by letter."""

from datetime import datetime

from sqlalchemy import select

from portal.accounts import messages
from portal.accounts.hashing import common_passwords, hash_secret, is_outdated, matches
from portal.accounts.models import Link, Person
from portal.accounts.queries import find_link, find_person_by_email, get_person
from portal.accounts.rules.links import reasons_link_fails
from portal.accounts.rules.passwords import Case, reasons_not_to_use
from portal.accounts.service.links import (
    drop_links,
    find_link_of_code,
    keep_link,
    new_secrets,
    use_found,
    use_link,
)
from portal.accounts.service.sign_ins import end_sign_ins
from portal.accounts.service.throttle import count_try, forget_tries
from portal.accounts.types import Change, Counted, LinkPurpose, WhyLinkFailed, WhyNotIn
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.email import same_address
from portal.kernel.refusal import Refused, refuse_if
from portal.notifications import service as notifications
from portal.notifications.rendering import word


def sign_in(email: str, password: str, *, address: str, at: datetime) -> Person:
    """Return the person whose address and password these are.

    Raises `Refused`, alike for an unknown address and a wrong password, and `TooOften`. A closed
    account is only named to whoever knows its password.
    """
    count_try(Counted.SIGN_IN, email=email, address=address, at=at)
    person = find_person_by_email(email)
    kept = person.password_hash if person else None
    db.session.commit()  # no lock is held while the hash is worked out
    if not matches(kept, password) or person is None:
        raise Refused([WhyNotIn.NO_MATCH])
    if person.closed_at is not None:
        raise Refused([WhyNotIn.CLOSED])
    fresh = hash_secret(password) if kept and is_outdated(kept) else None
    with transaction():
        if fresh and person.password_hash == kept:
            person.password_hash = fresh
        forget_tries(Counted.SIGN_IN, email=person.email)
        audit.record("signed in", person, by=person.id, at=at, how="password")
    return person


def ask_for_link(
    purpose: LinkPurpose, email: str, *, language: str, address: str, at: datetime
) -> None:
    """Send a link for signing in or for a new password, if there is such an account.

    Works the same for an address that is unknown, only that no letter leaves (S26). Raises
    `TooOften` after too many letters.
    """
    count_try(Counted.LETTER, email=email, address=address, at=at)
    secrets = new_secrets()
    with transaction():
        person = find_person_by_email(email)
        is_known = person is not None and person.closed_at is None
        link = Link(
            purpose=purpose,
            email=same_address(email),
            person_id=person.id if person and is_known else None,
            language=person.language if person else language,
        )
        if is_known:
            # Asked for twice at once, the letters follow each other: only the last link works.
            db.session.execute(
                select(Person.id).where(Person.id == link.person_id).with_for_update()
            )
            drop_links(purpose, link.email, at=at)
            keep_link(link, secrets, at=at)
            notifications.queue(messages.link(link, secrets, at=at), at=at)
        else:
            word(messages.link(link, secrets, at=at))  # for the time it takes


def sign_in_by_link(token: str, *, at: datetime) -> Person:
    """Let in whoever holds the link; raises `Refused` when it is over or used."""
    with transaction():
        return _let_in(use_link(LinkPurpose.SIGN_IN, token, at=at), at=at)


def sign_in_by_code(email: str, code: str, *, address: str, at: datetime) -> Person:
    """Let in whoever has the six digits of the newest letter."""
    count_try(Counted.CODE, email=email, address=address, at=at)
    found = find_link_of_code(LinkPurpose.SIGN_IN, email, code, at=at)
    with transaction():
        person = _let_in(use_found(found, at=at), at=at)
        forget_tries(Counted.CODE, email=email)
    return person


def _let_in(link: Link, *, at: datetime) -> Person:
    person = _open_person(link)
    person.confirmed_at = person.confirmed_at or at
    forget_tries(Counted.SIGN_IN, email=person.email)
    audit.record("signed in", person, by=person.id, at=at, how="letter")
    return person


def _open_person(link: Link) -> Person:
    if link.person_id is None:
        raise Refused([WhyLinkFailed.EXPIRED])
    person = get_person(link.person_id)
    # A letter to an address the person has left since opens nothing.
    if person.closed_at is not None or person.email != link.email:
        raise Refused([WhyLinkFailed.EXPIRED])
    return person


def reset_password(token: str, password: str, *, at: datetime) -> Person:
    """Set a new password by the link of a letter, and end every sign-in.

    Raises `Refused` when the link is over or used, or the password cannot be used; a password
    that cannot be used leaves the link as it was.
    """
    link = find_link(LinkPurpose.RESET_PASSWORD, token)
    if link is None:
        raise Refused([WhyLinkFailed.EXPIRED])
    refuse_if(reasons_link_fails(used_at=link.used_at, valid_until=link.valid_until, at=at))
    person = _open_person(link)
    refuse_if(
        reasons_not_to_use(
            Case(
                password=password,
                email=person.email,
                name=person.name,
                common=common_passwords(),
            )
        )
    )
    fresh = hash_secret(password)
    with transaction():
        use_link(LinkPurpose.RESET_PASSWORD, token, at=at)
        person.password_hash = fresh
        person.confirmed_at = person.confirmed_at or at
        end_sign_ins(person.id)
        forget_tries(Counted.SIGN_IN, email=person.email)
        audit.record("password set", person, by=person.id, at=at)
        notifications.queue(messages.changed(person, Change.PASSWORD, at=at), at=at)
    return person
