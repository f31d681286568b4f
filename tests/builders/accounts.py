"""People and what they hold."""

from functools import cache

from argon2 import PasswordHasher

from portal.accounts.models import Person, RoleHeld
from portal.kernel.identity import SCOPE_OF, Role, Scope
from tests.builders.making import Making

PASSWORD = "zirgs baterija skava 7"  # noqa: S105 - everybody's, in the tests


@cache
def password_hash(password):
    """A real argon2id hash, made cheaply."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(password)


class AccountBuilders(Making):
    def person(self, *, roles=(), confirmed=True, password=PASSWORD, **given):
        """A person; `roles` are pairs of a role and its thing: `[(Role.OWNER, organisation)]`."""
        number = self.number()
        sound = {
            "email": f"person{number}@example.test",
            "name": f"Persona Nr. {number}",
            "language": "lv",
            "opened_at": self.now,
            "confirmed_at": self.now if confirmed else None,
            "password_hash": password_hash(password) if password else None,
        }
        person = Person(**(sound | given))
        person.roles = [self._held(role, thing) for role, thing in roles]
        return self.save(person)

    def role(self, person, role, thing=None):
        """The person holds the role for the thing from now on."""
        held = self._held(role, thing)
        held.person_id = person.id
        self.save(held)
        self.session.expire(person)
        return held

    def _held(self, role, thing):
        scope_id = thing.id if thing is not None else 0
        column = {
            Scope.ORGANISATION: {"organisation_id": scope_id},
            Scope.COMPETITION: {"competition_id": scope_id},
            Scope.MUNICIPALITY: {"municipality_id": scope_id},
            Scope.SCHOOL: {"school_id": scope_id},
            Scope.INSTALLATION: {},
        }[SCOPE_OF[role]]
        return RoleHeld(role=role, scope_id=scope_id, given_at=self.now, **column)

    def owner(self, organisation, **given):
        return self.person(roles=[(Role.OWNER, organisation)], **given)

    def editor(self, organisation, **given):
        return self.person(roles=[(Role.EDITOR, organisation)], **given)

    def viewer(self, organisation, **given):
        return self.person(roles=[(Role.VIEWER, organisation)], **given)

    def coordinator(self, municipality, **given):
        return self.person(roles=[(Role.COORDINATOR, municipality)], **given)

    def administrator(self, **given):
        return self.person(roles=[(Role.ADMINISTRATOR, None)], **given)
