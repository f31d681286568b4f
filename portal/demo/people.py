"""The people of the demo data, and how to sign in as one of each role."""

from dataclasses import dataclass
from datetime import datetime

from portal.accounts.hashing import hash_secret
from portal.accounts.models import Person, RoleHeld
from portal.demo.words import FIRST_NAMES, LAST_NAMES, WOMEN
from portal.extensions import db
from portal.kernel.identity import SCOPE_OF, Role, Scope

PASSWORD = "pumpurs-izplaukst-7"  # noqa: S105 - for looking around, refused in production


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to sign in as."""

    role: Role
    email: str
    name: str
    scope: str
    """What the role is held for, in words."""


ACCOUNTS = (
    Account(Role.ADMINISTRATOR, "administrators@example.lv", "Uldis Dūmiņš", "portāls"),
    Account(Role.COORDINATOR, "koordinatore@example.lv", "Līga Vītola", "Liepāja"),
    Account(Role.OWNER, "ipasniece@example.lv", "Marta Ozola", "Asns"),
    Account(Role.EDITOR, "redaktors@example.lv", "Toms Kļava", "Asns"),
    Account(Role.VIEWER, "lasitaja@example.lv", "Ieva Balode", "Asns"),
    Account(Role.CHAIR, "vaditaja@example.lv", "Ilze Liepiņa", "komisija"),
    Account(Role.DEPUTY, "vietnieks@example.lv", "Kārlis Sproģis", "komisija"),
    Account(Role.MEMBER, "vertetaja@example.lv", "Zane Krūmiņa", "komisija"),
    Account(Role.SECRETARY, "sekretare@example.lv", "Dace Upīte", "komisija"),
    Account(Role.OBSERVER, "noverotajs@example.lv", "Reinis Žagars", "komisija"),
    Account(Role.HEAD, "direktore@example.lv", "Gunta Jansone", "skola"),
    Account(Role.SCHOOL_COORDINATOR, "skola@example.lv", "Aigars Rozītis", "skola"),
    Account(Role.AUTHOR, "planotaja@example.lv", "Inga Liepiņa", "skola"),
    Account(Role.PROVIDER, "skolotaja@example.lv", "Elīna Bērziņa", "skola"),
    Account(Role.EXPERT, "eksperts@example.lv", "Edgars Kļava", "programma"),
)
SECOND_COORDINATOR = "koordinators@example.lv"
SECOND_MEMBER = "vertetajs@example.lv"
FOREIGN_COORDINATOR = "kuldiga@example.lv"
FOREIGN_OWNER = "kaimini@example.lv"


class People:
    """Makes people, one password hash for all: hashing is slow on purpose."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.hash = hash_secret(PASSWORD)
        self.by_role = {one.role: self.person(one.email, one.name) for one in ACCOUNTS}

    def __getitem__(self, role: Role) -> Person:
        return self.by_role[role]

    def person(self, email: str, name: str) -> Person:
        """Add a person who has confirmed the address."""
        made = Person(
            email=email,
            name=name,
            language="lv",
            password_hash=self.hash,
            opened_at=self.at,
            confirmed_at=self.at,
        )
        db.session.add(made)
        db.session.flush()
        return made

    def give(self, person: Person, role: Role, scope_id: int = 0) -> None:
        """Let a person hold a role."""
        column = {
            Scope.ORGANISATION: {"organisation_id": scope_id},
            Scope.COMPETITION: {"competition_id": scope_id},
            Scope.MUNICIPALITY: {"municipality_id": scope_id},
            Scope.SCHOOL: {"school_id": scope_id},
            Scope.INSTALLATION: {},
        }[SCOPE_OF[role]]
        db.session.add(
            RoleHeld(person_id=person.id, role=role, scope_id=scope_id, given_at=self.at, **column)
        )


def invented_name(place: int) -> str:
    """Return a name, another one for each place of a long list."""
    first = FIRST_NAMES[place % len(FIRST_NAMES)]
    woman, man = LAST_NAMES[(place * 7 + place // len(FIRST_NAMES)) % len(LAST_NAMES)]
    return f"{first} {woman if place % len(FIRST_NAMES) < WOMEN else man}"
