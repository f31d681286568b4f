"""Which conflicts of interest can the portal see for a member?"""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from portal.accounts.models import Person, RoleHeld
from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.evaluation.queries.progress import list_applicants
from portal.evaluation.rules.conflicts import Applicant, Somebody, signs
from portal.evaluation.types import Sign
from portal.extensions import db
from portal.kernel.identity import TEAM
from portal.organisations.models import Organisation


def signs_by_application(competition: Competition, person: Person) -> dict[int, list[Sign]]:
    """Return the signs seen from the organisations alone, by application; none are left out."""
    listed = list_applicants(competition)
    emails = _emails([one.organisation_id for one in listed])
    member = _somebody(person)
    found = {
        one.id: signs(
            member,
            Applicant(
                organisation_id=one.organisation_id, emails=emails[one.organisation_id], text=""
            ),
        )
        for one in listed
    }
    return {key: seen for key, seen in found.items() if seen}


def signs_in(application: Application, text: str, person: Person) -> list[Sign]:
    """Return every sign in one application, also from the people its content names."""
    emails = _emails([application.organisation_id])
    return signs(
        _somebody(person),
        Applicant(
            organisation_id=application.organisation_id,
            emails=emails[application.organisation_id],
            text=text,
        ),
    )


def _somebody(person: Person) -> Somebody:
    return Somebody(
        name=person.name,
        email=person.email,
        organisation_ids=person.identity.scopes(*TEAM),
    )


def _emails(organisation_ids: Sequence[int]) -> dict[int, set[str]]:
    emails: dict[int, set[str]] = defaultdict(set)
    team = (
        select(RoleHeld.scope_id, Person.email)
        .join(Person, Person.id == RoleHeld.person_id)
        .where(RoleHeld.role.in_(TEAM), RoleHeld.scope_id.in_(organisation_ids))
    )
    contacts = select(Organisation.id, Organisation.contact_email).where(
        Organisation.id.in_(organisation_ids)
    )
    for organisation_id, email in db.session.execute(team.union_all(contacts)):
        emails[organisation_id].add(email)
    return emails
