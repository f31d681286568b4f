"""Who gets the letter about an application? The one who submitted it and the organisation."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from portal.accounts.models import Person
from portal.applications.models import Application, ApplicationVersion
from portal.extensions import db


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """An address a result letter goes to, and the language it is read in."""

    email: str
    language: str
    name: str
    person_id: int | None
    is_confirmed: bool


def recipients_of(
    applications: Sequence[Application], competition_id: int
) -> dict[int, list[Recipient]]:
    """Return the addresses for each application, each address once; two statements in all."""
    submitters = _submitters(competition_id)
    contacts = {one.id: _address(one.organisation.contact_email) for one in applications}
    known = _known({email for email in contacts.values() if email})
    found: dict[int, list[Recipient]] = defaultdict(list)
    for one in applications:
        submitter = submitters.get(one.id)
        # A paper application is registered by the coordinator, who is no recipient of it.
        if submitter and submitter.closed_at is None and submitter.id != one.registered_by_id:
            found[one.id].append(_of_person(submitter))
        contact = contacts[one.id]
        if contact and contact not in {other.email for other in found[one.id]}:
            found[one.id].append(_of_contact(contact, known.get(contact), one))
    return found


def _submitters(competition_id: int) -> dict[int, Person]:
    rows = db.session.execute(
        select(ApplicationVersion.application_id, Person)
        .join(Person, Person.id == ApplicationVersion.submitted_by_id)
        .join(Application, Application.id == ApplicationVersion.application_id)
        .where(Application.competition_id == competition_id)
        .order_by(ApplicationVersion.application_id, ApplicationVersion.number)
    )
    return {row[0]: row[1] for row in rows}


def _known(emails: set[str]) -> dict[str, Person]:
    people = db.session.scalars(select(Person).where(Person.email.in_(emails)).order_by(Person.id))
    return {person.email: person for person in people}


def _address(text: str) -> str:
    plain = text.strip().lower()
    name, _, host = plain.partition("@")
    return plain if name and "." in host and " " not in plain else ""


def _of_person(person: Person) -> Recipient:
    return Recipient(
        email=person.email,
        language=person.language,
        name=person.name,
        person_id=person.id,
        is_confirmed=person.confirmed_at is not None,
    )


def _of_contact(email: str, person: Person | None, application: Application) -> Recipient:
    return Recipient(
        email=email,
        language=person.language if person else "lv",
        name=person.name if person else application.organisation.contact_name,
        person_id=person.id if person else None,
        is_confirmed=person is not None and person.confirmed_at is not None,
    )
