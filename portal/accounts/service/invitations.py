"""Inviting an address to a role, and the answers."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.accounts import messages
from portal.accounts.hashing import common_passwords, hash_secret
from portal.accounts.models import Invitation, Person
from portal.accounts.queries import find_person_by_email
from portal.accounts.rules.invitations import VALID_FOR, Case, reasons_not_to_answer
from portal.accounts.rules.passwords import Case as PasswordCase
from portal.accounts.rules.passwords import reasons_not_to_use
from portal.accounts.service.roles import give_role, scope_columns
from portal.accounts.types import Answer, WhyNotAnswered, WhyNotInvited
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.email import same_address
from portal.kernel.identity import Held, Role
from portal.kernel.refusal import Refused, refuse_if
from portal.kernel.secret import new_secret, secret_digest
from portal.notifications import service as notifications
from portal.notifications.types import Message


def invite(  # noqa: PLR0913 - who, to what, by whom, when, and how they are called
    email: str,
    role: Role,
    scope_id: int = 0,
    *,
    by: int | None,
    at: datetime,
    name: str = "",
    language: str = "lv",
    telling: Callable[..., Message] = messages.invitation,
) -> Invitation:
    """Offer a role to an address by letter: seven days, once; a second offer replaces the first.

    `language` is that of the letter for an address nobody is known by; `telling` words the letter
    where a higher domain has more to say. Raises `Refused` when the person holds the role already.
    """
    address = same_address(email)
    secret = new_secret()
    with transaction():
        person = find_person_by_email(address)
        _refuse_who_is_in(person, role, scope_id)
        for earlier in _waiting(address, role, scope_id):
            earlier.answer, earlier.answered_at, earlier.answered_by_id = Answer.CANCELLED, at, by
        offered: dict[str, Any] = scope_columns(role, scope_id)
        invitation = Invitation(
            email=address,
            name=name,
            role=role,
            secret_digest=secret_digest(secret),
            sent_at=at,
            sent_by_id=by,
            language=person.language if person else language,
            valid_until=at + VALID_FOR,
            answer=Answer.WAITING,
            **offered,
        )
        db.session.add(invitation)
        audit.record("invitation sent", invitation, by=by, at=at, role=role.value)
        notifications.queue(telling(invitation, secret, language=invitation.language), at=at)
    return invitation


def accept(invitation: Invitation, person: Person, *, at: datetime) -> None:
    """Take up the offer: the person gets the role at once.

    Raises `Refused` when the offer is over, answered, or made to another address.
    """
    with transaction():
        _answer(invitation, person, Answer.ACCEPTED, at=at)
        give_role(person, invitation.role, invitation.scope_id, by=person.id, at=at)
        audit.record("invitation accepted", invitation, by=person.id, at=at)


def accept_as_new(invitation: Invitation, *, name: str, password: str, at: datetime) -> Person:
    """Take up the offer as somebody new: the letter has shown that the address is theirs.

    Raises `Refused` when the offer is over or answered, the password cannot be used, or the
    address has an account by now.
    """
    refuse_if(
        reasons_not_to_use(
            PasswordCase(
                password=password, email=invitation.email, name=name, common=common_passwords()
            )
        )
    )
    person = Person(
        email=invitation.email,
        name=name,
        language=invitation.language,
        password_hash=hash_secret(password),
        opened_at=at,
        confirmed_at=at,
    )
    with transaction():
        _answer(invitation, person, Answer.ACCEPTED, at=at)
        try:
            with db.session.begin_nested():
                db.session.add(person)
        except IntegrityError:
            raise Refused([WhyNotAnswered.ANSWERED]) from None
        invitation.answered_by_id = person.id
        audit.record("account opened", person, by=person.id, at=at)
        give_role(person, invitation.role, invitation.scope_id, by=person.id, at=at)
        audit.record("invitation accepted", invitation, by=person.id, at=at)
    return person


def decline(invitation: Invitation, *, at: datetime, by: int | None = None) -> None:
    """Turn the offer down; whoever has the letter may."""
    with transaction():
        _answer(invitation, None, Answer.DECLINED, at=at)
        audit.record("invitation declined", invitation, by=by, at=at)


def cancel_invitation(invitation: Invitation, *, by: int | None, at: datetime) -> None:
    """Take the offer back; the link in the letter stops working."""
    with transaction():
        locked = _locked(invitation)
        if locked.answer is not Answer.WAITING:
            return
        locked.answer, locked.answered_at, locked.answered_by_id = Answer.CANCELLED, at, by
        audit.record("invitation cancelled", invitation, by=by, at=at)


def _answer(invitation: Invitation, person: Person | None, answer: Answer, *, at: datetime) -> None:
    locked = _locked(invitation)
    case = Case(
        answer=locked.answer,
        valid_until=locked.valid_until,
        invited=locked.email,
        answering=person.email if person else None,
    )
    refuse_if(reasons_not_to_answer(case, at=at))
    locked.answer, locked.answered_at = answer, at
    locked.answered_by_id = person.id if person else None


def _locked(invitation: Invitation) -> Invitation:
    return db.session.scalars(
        select(Invitation)
        .where(Invitation.id == invitation.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _waiting(address: str, role: Role, scope_id: int) -> list[Invitation]:
    return list(
        db.session.scalars(
            select(Invitation)
            .where(
                Invitation.email == address,
                Invitation.role == role,
                Invitation.scope_id == scope_id,
                Invitation.answer == Answer.WAITING,
            )
            .order_by(Invitation.id)
        )
    )


def _refuse_who_is_in(person: Person | None, role: Role, scope_id: int) -> None:
    if person is not None and Held(role, scope_id) in person.identity.held:
        raise Refused([WhyNotInvited.IS_IN_ALREADY])
