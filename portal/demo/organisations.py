"""Invented organisations with their teams."""

from datetime import datetime

from portal.accounts.models import Person
from portal.demo.identifiers import account_number, registration_number
from portal.demo.people import FOREIGN_OWNER, People, invented_name
from portal.demo.words import ORGANISATIONS, STREETS
from portal.extensions import db
from portal.kernel.identity import Role
from portal.kernel.text import folded, sort_key
from portal.organisations.models import Organisation
from portal.organisations.types import Kind

_KINDS = (Kind.YOUTH_ORGANISATION, Kind.ASSOCIATION, Kind.ASSOCIATION, Kind.FOUNDATION)


class Organisations:
    """The organisations, each with an owner; the first is the one with all three roles."""

    def __init__(self, people: People, at: datetime, *, number: int) -> None:
        self.at = at
        self.owners: dict[int, Person] = {}
        self.all = [self._organisation(place) for place in range(number)]
        self.foreign = self._organisation(number)
        db.session.add_all([*self.all, self.foreign])
        db.session.flush()
        for place, one in enumerate(self.all):
            owner = people[Role.OWNER] if place == 0 else self._owner(people, place)
            self._appoint(people, one, owner)
        self._appoint(people, self.foreign, people.person(FOREIGN_OWNER, "Gatis Ķirsis"))
        people.give(people[Role.EDITOR], Role.EDITOR, self.all[0].id)
        people.give(people[Role.VIEWER], Role.VIEWER, self.all[0].id)

    def owner_of(self, organisation_id: int) -> Person:
        """Return who signs for it."""
        return self.owners[organisation_id]

    def _appoint(self, people: People, one: Organisation, owner: Person) -> None:
        one.signatory_name, one.contact_name = owner.name, owner.name
        one.contact_email = owner.email
        is_man = owner.name.split()[0].endswith("s")
        one.signatory_position = "valdes priekšsēdētājs" if is_man else "valdes priekšsēdētāja"
        self.owners[one.id] = owner
        people.give(owner, Role.OWNER, one.id)

    @staticmethod
    def _owner(people: People, place: int) -> Person:
        return people.person(f"organizacija{place + 1:02d}@example.lv", invented_name(place))

    def _organisation(self, place: int) -> Organisation:
        name = ORGANISATIONS[place % len(ORGANISATIONS)]
        if place >= len(ORGANISATIONS):
            name = f"{name} {place // len(ORGANISATIONS) + 1}"
        return Organisation(
            registration_number=registration_number(place),
            kind=_KINDS[place % len(_KINDS)],
            name=name,
            sort_key=sort_key(name),
            folded=folded(name),
            legal_address=f"{STREETS[place % len(STREETS)]} {place + 3}, Liepāja, LV-3401",
            iban=account_number(place + 1),
            bank_name="Swedbank",
            signatory_basis="statūti",
            contact_phone=f"2000 {place + 1:04d}",
            registered_at=self.at,
        )
