"""Who is there, who holds what, and which invitations wait."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Invitation, Person, RoleHeld
from portal.accounts.types import Answer
from portal.extensions import db
from portal.kernel.email import same_address
from portal.kernel.identity import Role
from portal.kernel.secret import secret_digest


def find_person(id: int) -> Person | None:  # noqa: A002 - a part of the address
    """Return the person under this key, closed or not."""
    return db.session.get(Person, id)


def get_person(id: int) -> Person:  # noqa: A002 - a key
    """Return the person under this key; `NoResultFound` when there is none."""
    return db.session.get_one(Person, id)


def find_person_by_email(email: str) -> Person | None:
    """Return the person known by this address, however it is written."""
    return db.session.scalar(select(Person).where(Person.email == same_address(email)))


def list_holding(roles: Role | Iterable[Role], scope_id: int = 0) -> list[Person]:
    """Return the people who hold one of these roles for this thing, by name; no closed ones."""
    wanted = [roles] if isinstance(roles, Role) else list(roles)
    held = select(RoleHeld.person_id).where(
        RoleHeld.role.in_(wanted), RoleHeld.scope_id == scope_id
    )
    return list(
        db.session.scalars(
            select(Person)
            .where(Person.id.in_(held), Person.closed_at.is_(None))
            .order_by(Person.sort_key, Person.id)
        )
    )


def list_roles_held(roles: Iterable[Role], scope_id: int) -> list[RoleHeld]:
    """Return who holds which of these roles for this thing, with the people, by name."""
    return list(
        db.session.scalars(
            select(RoleHeld)
            .join(RoleHeld.person)
            .where(
                RoleHeld.role.in_(list(roles)),
                RoleHeld.scope_id == scope_id,
                Person.closed_at.is_(None),
            )
            .options(joinedload(RoleHeld.person))
            .order_by(Person.sort_key, RoleHeld.id)
        )
    )


def find_invitation(token: str) -> Invitation | None:
    """Return the invitation whose link this is, whatever became of it."""
    return db.session.scalar(
        select(Invitation).where(Invitation.secret_digest == secret_digest(token))
    )


def list_waiting_invitations(roles: Iterable[Role], scope_id: int) -> list[Invitation]:
    """Return the invitations to these roles that nobody has answered, expired ones too."""
    return list(
        db.session.scalars(
            select(Invitation)
            .where(
                Invitation.role.in_(list(roles)),
                Invitation.scope_id == scope_id,
                Invitation.answer == Answer.WAITING,
            )
            .order_by(Invitation.sent_at, Invitation.id)
        )
    )
