"""Opening an account: nobody is a person here until they have shown that they read the mailbox.

What was typed waits with the link. An address that has an account gets another letter; the page,
its words and its time are the same (S26).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from portal.accounts import messages
from portal.accounts.hashing import common_passwords, hash_secret
from portal.accounts.models import Link, Person
from portal.accounts.queries import find_newest_link, find_person_by_email
from portal.accounts.rules.links import Secrets
from portal.accounts.rules.passwords import Case, reasons_not_to_use
from portal.accounts.service.links import (
    drop_links,
    find_link_of_code,
    keep_link,
    new_secrets,
    use_found,
    use_link,
)
from portal.accounts.service.throttle import count_try, forget_tries
from portal.accounts.types import Counted, LinkPurpose, WhyLinkFailed
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.email import same_address
from portal.kernel.refusal import Refused, refuse_if
from portal.notifications import service as notifications


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What a person types to open an account."""

    email: str
    name: str
    password: str
    language: str


def register(applicant: Applicant, *, address: str, at: datetime) -> None:
    """Send the letter that confirms the address, or, to one that is known, the one that says so.

    Raises `Refused` for a password that cannot be used and `TooOften` after too many letters.
    """
    email = same_address(applicant.email)
    refuse_if(
        reasons_not_to_use(
            Case(
                password=applicant.password,
                email=email,
                name=applicant.name,
                common=common_passwords(),
            )
        )
    )
    count_try(Counted.LETTER, email=email, address=address, at=at)
    waiting = Link(
        purpose=LinkPurpose.CONFIRM_ADDRESS,
        email=email,
        name=applicant.name,
        language=applicant.language,
        password_hash=hash_secret(applicant.password),
    )
    _send(waiting, new_secrets(), at=at)


def send_again(email: str, *, address: str, at: datetime) -> None:
    """Send the letter once more to an address that waits for it; the earlier one stops working."""
    count_try(Counted.LETTER, email=email, address=address, at=at)
    secrets = new_secrets()
    earlier = find_newest_link(LinkPurpose.CONFIRM_ADDRESS, email)
    if earlier is None or earlier.used_at is not None:
        return
    again = Link(
        purpose=earlier.purpose,
        email=earlier.email,
        name=earlier.name,
        language=earlier.language,
        password_hash=earlier.password_hash,
    )
    _send(again, secrets, at=at)


def _send(waiting: Link, secrets: Secrets, *, at: datetime) -> None:
    with transaction():
        known = find_person_by_email(waiting.email)
        if known is not None:
            notifications.queue(messages.account_exists(known, secrets), at=at)
            return
        drop_links(LinkPurpose.CONFIRM_ADDRESS, waiting.email, at=at)
        keep_link(waiting, secrets, at=at)
        notifications.queue(messages.link(waiting, secrets, at=at), at=at)


def confirm(token: str, *, at: datetime) -> Person:
    """Open the account the link was sent for.

    Raises `Refused` when the link is over or used.
    """
    with transaction():
        return _open_account(use_link(LinkPurpose.CONFIRM_ADDRESS, token, at=at), at=at)


def confirm_by_code(email: str, code: str, *, address: str, at: datetime) -> Person:
    """Open the account whose letter holds these six digits.

    Raises `Refused` when they do not match and `TooOften` after too many tries.
    """
    count_try(Counted.CODE, email=email, address=address, at=at)
    found = find_link_of_code(LinkPurpose.CONFIRM_ADDRESS, email, code, at=at)
    with transaction():
        person = _open_account(use_found(found, at=at), at=at)
        forget_tries(Counted.CODE, email=email)
    return person


def _open_account(link: Link, *, at: datetime) -> Person:
    person = Person(
        email=link.email,
        name=link.name,
        language=link.language,
        password_hash=link.password_hash,
        opened_at=at,
        confirmed_at=at,
    )
    try:
        with db.session.begin_nested():
            db.session.add(person)
    except IntegrityError:
        raise Refused([WhyLinkFailed.USED]) from None
    link.person_id = person.id
    link.password_hash = None
    audit.record("account opened", person, by=person.id, at=at)
    return person
