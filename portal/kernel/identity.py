"""Who is acting: what the rules of access may know about a person."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the thing the role is held for."""

    # for an organisation
    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"
    # for the commission of one competition
    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"
    OBSERVER = "observer"
    # for a municipality
    COORDINATOR = "coordinator"
    # for a school
    HEAD = "head"
    SCHOOL_COORDINATOR = "school_coordinator"
    AUTHOR = "author"
    PROVIDER = "provider"
    # for the programme, all over the country
    EXPERT = "expert"
    # for the installation
    ADMINISTRATOR = "administrator"


class Scope(StrEnum):
    """The kinds of thing a role is held for."""

    ORGANISATION = "organisation"
    COMPETITION = "competition"
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    INSTALLATION = "installation"


SCOPE_OF: dict[Role, Scope] = {
    Role.OWNER: Scope.ORGANISATION,
    Role.EDITOR: Scope.ORGANISATION,
    Role.VIEWER: Scope.ORGANISATION,
    Role.CHAIR: Scope.COMPETITION,
    Role.DEPUTY: Scope.COMPETITION,
    Role.MEMBER: Scope.COMPETITION,
    Role.SECRETARY: Scope.COMPETITION,
    Role.OBSERVER: Scope.COMPETITION,
    Role.COORDINATOR: Scope.MUNICIPALITY,
    Role.HEAD: Scope.SCHOOL,
    Role.SCHOOL_COORDINATOR: Scope.SCHOOL,
    Role.AUTHOR: Scope.SCHOOL,
    Role.PROVIDER: Scope.SCHOOL,
    Role.EXPERT: Scope.INSTALLATION,
    Role.ADMINISTRATOR: Scope.INSTALLATION,
}

TEAM = frozenset({Role.OWNER, Role.EDITOR, Role.VIEWER})
WRITERS = frozenset({Role.OWNER, Role.EDITOR})
"""Those of a team who fill in what it applies for."""
COMMISSION = frozenset({Role.CHAIR, Role.DEPUTY, Role.MEMBER, Role.SECRETARY, Role.OBSERVER})
SCHOOL_STAFF = frozenset({Role.HEAD, Role.SCHOOL_COORDINATOR, Role.AUTHOR, Role.PROVIDER})
LEADING_SCHOOL = frozenset({Role.HEAD, Role.SCHOOL_COORDINATOR})
VOTING = frozenset({Role.CHAIR, Role.DEPUTY, Role.MEMBER})


@dataclass(frozen=True, slots=True)
class Held:
    """A role and the key of the thing it is held for (0 for the installation)."""

    role: Role
    scope_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person and what they hold, loaded once per request and never changed.

    `id` is 0 for a visitor who has not signed in.
    """

    id: int
    held: frozenset[Held] = frozenset()
    is_confirmed: bool = False

    def holds(self, role: Role, scope_id: int = 0) -> bool:
        """The person has this role for this thing."""
        return Held(role, scope_id) in self.held

    def holds_any(self, roles: frozenset[Role], scope_id: int) -> bool:
        """The person has one of these roles for this thing."""
        return any(Held(role, scope_id) in self.held for role in roles)

    def scopes(self, *roles: Role) -> frozenset[int]:
        """The keys of the things for which one of these roles is held."""
        return frozenset(held.scope_id for held in self.held if held.role in roles)


VISITOR = Identity(id=0)
