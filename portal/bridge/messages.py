"""What is written because of a school count: to the school, and to the team that asked."""

from portal.accounts.models import Person
from portal.bridge.models import SchoolCount
from portal.notifications.types import Message


def asked(count: SchoolCount, person: Person) -> Message:
    """Tell somebody who leads the school that a number is asked for."""
    return _letter("asked", count, person)


def answered(count: SchoolCount, person: Person) -> Message:
    """Tell one of those who fill in the application what the school answered."""
    return _letter("answered", count, person, application_id=count.application_id)


def _letter(
    template: str, count: SchoolCount, person: Person, *, application_id: int | None = None
) -> Message:
    application = count.application
    return Message(
        key=f"school-count:{count.id}:{template}:{count.version}:{person.id}",
        to=person.email,
        template=f"bridge/{template}",
        language=person.language,
        words={
            "count": count,
            "school": count.school.name,
            "project": application.title,
            "organisation": application.organisation,
        },
        competition_id=application.competition_id,
        application_id=application_id,
        person_id=person.id,
    )
