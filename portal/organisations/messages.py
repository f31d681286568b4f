"""What organisations tell people by letter."""

from portal.accounts.models import JoinRequest, Person
from portal.kernel.identity import Role
from portal.notifications.types import Message
from portal.organisations.models import Organisation


def asks_to_join(request: JoinRequest, organisation: Organisation, owner: Person) -> Message:
    """Tell an owner that somebody asks to be let in."""
    return Message(
        key=f"join-request:{request.id}:{owner.id}",
        to=owner.email,
        template="organisations/asks_to_join",
        language=owner.language,
        words={
            "organisation": organisation,
            "asker": request.person.name,
            "asker_email": request.person.email,
        },
        organisation_id=organisation.id,
        person_id=owner.id,
    )


def joining_answered(
    request: JoinRequest, organisation: Organisation, role: Role | None
) -> Message:
    """Tell the asker what the owner answered; `role` is None when they were not let in."""
    return Message(
        key=f"join-request-answered:{request.id}",
        to=request.person.email,
        template="organisations/joining_answered",
        language=request.person.language,
        words={"organisation": organisation, "role": role},
        organisation_id=organisation.id,
        person_id=request.person_id,
    )
