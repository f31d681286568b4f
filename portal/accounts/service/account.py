"""What people change in their own account, and how an account is closed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.accounts import messages
from portal.accounts.hashing import common_passwords, hash_secret, matches
from portal.accounts.models import Link, Person, RoleHeld
from portal.accounts.queries import find_person_by_email, get_person
from portal.accounts.rules.passwords import Case, reasons_not_to_use
from portal.accounts.service.links import keep_link, new_secrets, use_link
from portal.accounts.service.roles import take_role
from portal.accounts.service.sign_ins import end_sign_ins
from portal.accounts.service.throttle import count_try, forget_tries
from portal.accounts.types import (
    Change,
    Counted,
    LinkPurpose,
    WhyLinkFailed,
    WhyNotChanged,
    WhyNotThisPassword,
)
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.email import same_address
from portal.kernel.refusal import Refused, refuse_if
from portal.notifications import service as notifications


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a person may say about themselves."""

    name: str
    phone: str
    language: str
    wants_reminders: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passwords:
    """The present password, which shows who asks, and the one to come."""

    present: str
    new: str


def change_details(person: Person, details: Details, *, at: datetime) -> None:
    """Keep what the person says about themselves."""
    with transaction():
        person.name = details.name
        person.phone = details.phone
        person.language = details.language
        person.wants_reminders = details.wants_reminders
        audit.record("account changed", person, by=person.id, at=at)


def check_password(person: Person, password: str, *, address: str, at: datetime) -> None:
    """Make sure it is the owner who asks; raises `Refused` or `TooOften` (S21)."""
    count_try(Counted.PASSWORD, email=person.email, address=address, at=at)
    if not matches(person.password_hash, password):
        raise Refused([WhyNotChanged.WRONG_PASSWORD])
    with transaction():
        forget_tries(Counted.PASSWORD, email=person.email)


def change_password(
    person: Person, passwords: Passwords, *, keep: str | None, address: str, at: datetime
) -> None:
    """Change the password, end every sign-in but `keep` and tell the owner by letter.

    Raises `Refused` when the present password is wrong or the new one cannot be used, and
    `TooOften`.
    """
    new = passwords.new
    check_password(person, passwords.present, address=address, at=at)
    refuse_if(
        reasons_not_to_use(
            Case(password=new, email=person.email, name=person.name, common=common_passwords())
        )
    )
    if matches(person.password_hash, new):
        raise Refused([WhyNotThisPassword.SAME_AS_NOW])
    fresh = hash_secret(new)
    with transaction():
        person.password_hash = fresh
        end_sign_ins(person.id, keep=keep)
        audit.record("password set", person, by=person.id, at=at)
        notifications.queue(messages.changed(person, Change.PASSWORD, at=at), at=at)


def ask_to_change_address(
    person: Person, email: str, password: str, *, address: str, at: datetime
) -> None:
    """Send a link to the new address and a notice to the old one, which stays until it is used."""
    check_password(person, password, address=address, at=at)
    new = same_address(email)
    if new == person.email:
        raise Refused([WhyNotChanged.SAME_ADDRESS])
    count_try(Counted.LETTER, email=new, address=address, at=at)
    secrets = new_secrets()
    with transaction():
        other = find_person_by_email(new)
        if other is not None:
            notifications.queue(messages.account_exists(other, secrets), at=at)
        else:
            link = Link(
                purpose=LinkPurpose.CHANGE_ADDRESS,
                person_id=person.id,
                email=new,
                language=person.language,
            )
            keep_link(link, secrets, at=at)
            notifications.queue(messages.link(link, secrets, at=at), at=at)
        audit.record("change of address asked for", person, by=person.id, at=at)
        notifications.queue(messages.changed(person, Change.ADDRESS_ASKED, at=at), at=at)


def change_address(token: str, *, at: datetime) -> Person:
    """Make the address the link was sent to the person's own, and tell the old one.

    Raises `Refused` when the link is over or used, or the address has an account by now.
    """
    with transaction():
        link = use_link(LinkPurpose.CHANGE_ADDRESS, token, at=at)
        person = get_person(link.person_id or 0)
        if person.closed_at is not None:
            raise Refused([WhyLinkFailed.EXPIRED])
        notifications.queue(messages.changed(person, Change.ADDRESS, at=at), at=at)
        try:
            with db.session.begin_nested():
                person.email = link.email
        except IntegrityError:
            raise Refused([WhyLinkFailed.EXPIRED]) from None
        person.confirmed_at = at
        audit.record("address changed", person, by=person.id, at=at)
    return person


def close_account(person: Person, *, by: int, at: datetime) -> None:
    """Close the account: roles and sign-ins end at once, what was signed stays.

    Raises `Refused` for the last owner of an organisation and the last administrator.
    """
    with transaction():
        for held in _roles(person.id):
            take_role(person, held.role, held.scope_id, by=by, at=at)
        person.closed_at = at
        end_sign_ins(person.id)
        audit.record("account closed", person, by=by, at=at)


def open_again(person: Person, *, by: int, at: datetime) -> None:
    """Open a closed account again, without the roles it had."""
    with transaction():
        person.closed_at = None
        audit.record("account opened again", person, by=by, at=at)


def _roles(person_id: int) -> list[RoleHeld]:
    return list(
        db.session.scalars(
            select(RoleHeld).where(RoleHeld.person_id == person_id).order_by(RoleHeld.id)
        )
    )
