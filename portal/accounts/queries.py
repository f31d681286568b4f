"""Who is there, who holds what, and which invitations wait."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Invitation, Link, Person, RoleHeld, SignIn
from portal.accounts.types import Answer, LinkPurpose
from portal.extensions import db
from portal.kernel.email import same_address
from portal.kernel.identity import Role
from portal.kernel.secret import secret_digest
from portal.kernel.text import folded

_MOST_WORDS = 6
_LONGEST_KEY = 9


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


def count_coordinators(municipalities: Collection[int]) -> Mapping[int, int]:
    """Count who coordinates for each of these municipalities now, no closed accounts."""
    rows = db.session.execute(
        select(RoleHeld.scope_id, func.count())
        .join(RoleHeld.person)
        .where(
            RoleHeld.role == Role.COORDINATOR,
            RoleHeld.scope_id.in_(municipalities),
            Person.closed_at.is_(None),
        )
        .group_by(RoleHeld.scope_id)
    )
    return {key: count for key, count in rows}  # noqa: C416 - a row is no pair to `dict`


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


def find_link(purpose: LinkPurpose, token: str) -> Link | None:
    """Return the link of this kind with this secret, used or not."""
    return db.session.scalar(
        select(Link).where(Link.purpose == purpose, Link.secret_digest == secret_digest(token))
    )


def find_newest_link(purpose: LinkPurpose, email: str) -> Link | None:
    """Return the link of this kind sent last to an address: only its code works."""
    return db.session.scalar(
        select(Link)
        .where(Link.purpose == purpose, Link.email == same_address(email))
        .order_by(Link.sent_at.desc(), Link.id.desc())
        .limit(1)
    )


def list_sign_ins(person_id: int, *, since: datetime) -> list[SignIn]:
    """Return where a person is signed in, the one used last first."""
    return list(
        db.session.scalars(
            select(SignIn)
            .where(SignIn.person_id == person_id, SignIn.seen_at > since)
            .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
        )
    )


def list_roles_of(person_id: int) -> list[RoleHeld]:
    """Return what a person holds, with the things it is held for."""
    return list(
        db.session.scalars(
            select(RoleHeld)
            .where(RoleHeld.person_id == person_id)
            .options(
                joinedload(RoleHeld.organisation),
                joinedload(RoleHeld.competition),
                joinedload(RoleHeld.municipality),
                joinedload(RoleHeld.school),
            )
            .order_by(RoleHeld.role, RoleHeld.id)
        )
    )


def list_people(words: str, *, page: int, per_page: int) -> tuple[list[Person], int]:
    """Return a page of the people whose name or address has all these words; and their number."""
    matching = select(Person)
    for word in folded(words).split()[:_MOST_WORDS]:
        matching = matching.where(Person.folded.contains(word, autoescape=True))
    total = db.session.scalar(select(func.count()).select_from(matching.subquery())) or 0
    people = db.session.scalars(
        matching.options(selectinload(Person.roles))
        .order_by(Person.sort_key, Person.id)
        .limit(per_page)
        .offset((page - 1) * per_page)
    )
    return list(people), total


def find_role_held(person_id: int, key: str) -> RoleHeld | None:
    """Return what this person holds under a key as a form sends it."""
    if not (key.isascii() and key.isdigit() and len(key) <= _LONGEST_KEY):
        return None
    return db.session.scalar(
        select(RoleHeld).where(RoleHeld.id == int(key), RoleHeld.person_id == person_id)
    )


def count_sign_ins(person_id: int) -> int:
    """Return in how many browsers a person is signed in."""
    counted = select(func.count()).select_from(SignIn).where(SignIn.person_id == person_id)
    return db.session.scalar(counted) or 0


_OFFICE = (Role.COORDINATOR, Role.HEAD, Role.EXPERT, Role.ADMINISTRATOR)


def list_waiting_for_office() -> list[Invitation]:
    """Return the unanswered invitations to coordinate, lead a school, oversee or run the portal."""
    return list(
        db.session.scalars(
            select(Invitation)
            .where(
                Invitation.role.in_(_OFFICE),
                Invitation.answer == Answer.WAITING,
            )
            .options(joinedload(Invitation.municipality), joinedload(Invitation.school))
            .order_by(Invitation.sent_at, Invitation.id)
        )
    )
