"""Giving and taking roles. Rights are read with every request, so both count at once (S06)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from portal.accounts.models import Person, RoleHeld
from portal.accounts.rules.roles import reasons_not_to_take, replaced_by
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.identity import SCOPE_OF, Role, Scope
from portal.kernel.refusal import refuse_if

_COLUMN = {
    Scope.ORGANISATION: "organisation_id",
    Scope.COMPETITION: "competition_id",
    Scope.MUNICIPALITY: "municipality_id",
    Scope.SCHOOL: "school_id",
}


after_giving: list[Callable[[Person, Role, int, datetime], None]] = []
"""Subjects above this one that have to know of a new role, told in the same transaction."""


def scope_columns(role: Role, scope_id: int) -> dict[str, Any]:
    """Return the columns that bind a role to its thing, with the foreign key that guards it."""
    column = _COLUMN.get(SCOPE_OF[role])
    return {"scope_id": scope_id} | ({column: scope_id} if column else {})


def give_role(
    person: Person, role: Role, scope_id: int = 0, *, by: int | None, at: datetime
) -> None:
    """Give the person a role for a thing, in place of another one in the same team or commission.

    Giving what the person holds changes nothing. Raises `Refused` when the role replaced is the
    last of its kind that somebody has to hold.
    """
    with transaction():
        db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
        held = _held_for(person.id, role, scope_id)
        if any(one.role is role for one in held):
            return
        for one in held:
            _take(one, by=by, at=at)
        db.session.add(
            RoleHeld(
                person_id=person.id,
                role=role,
                given_at=at,
                given_by_id=by,
                **scope_columns(role, scope_id),
            )
        )
        audit.record("role given", person, by=by, at=at, role=role.value, scope_id=scope_id)
        db.session.flush()
        db.session.expire(person, ["roles"])
        for tell in after_giving:
            tell(person, role, scope_id, at)


def take_role(
    person: Person, role: Role, scope_id: int = 0, *, by: int | None, at: datetime
) -> None:
    """Take a role from the person, with effect from their next request.

    Raises `Refused` for the last owner of an organisation and the last administrator.
    """
    with transaction():
        held = db.session.scalar(
            select(RoleHeld).where(
                RoleHeld.person_id == person.id,
                RoleHeld.role == role,
                RoleHeld.scope_id == scope_id,
            )
        )
        if held is None:
            return
        _take(held, by=by, at=at)
        db.session.flush()
        db.session.expire(person, ["roles"])


def _held_for(person_id: int, role: Role, scope_id: int) -> list[RoleHeld]:
    group = replaced_by(role) | {role}
    return list(
        db.session.scalars(
            select(RoleHeld)
            .where(
                RoleHeld.person_id == person_id,
                RoleHeld.scope_id == scope_id,
                RoleHeld.role.in_(group),
            )
            .order_by(RoleHeld.id)
        )
    )


def _take(held: RoleHeld, *, by: int | None, at: datetime) -> None:
    # The rows are locked, so that two owners who leave at once do not both find the other there.
    holders = db.session.scalars(
        select(RoleHeld.person_id)
        .where(RoleHeld.role == held.role, RoleHeld.scope_id == held.scope_id)
        .order_by(RoleHeld.id)
        .with_for_update()
    ).all()
    refuse_if(reasons_not_to_take(held.role, held.person_id, holders))
    person = db.session.get_one(Person, held.person_id)
    audit.record("role taken", person, by=by, at=at, role=held.role.value, scope_id=held.scope_id)
    db.session.delete(held)
    db.session.flush()
