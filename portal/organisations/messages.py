"""What organisations tell people by letter."""

from portal.accounts.models import JoinRequest, Person
from portal.kernel.identity import Role
from portal.notifications.types import Message
from portal.organisations.models import Organisation


def asks_to_join(
    request: JoinRequest, organisation: Organisation, answering: Person, *, is_managed: bool
) -> Message:
    """Tell an owner, or an administrator where there is none, that somebody asks to be let in."""
    return Message(
        key=f"join-request:{request.id}:{answering.id}",
        to=answering.email,
        template="organisations/asks_to_join",
        language=answering.language,
        words={
            "organisation": organisation,
            "asker": request.person.name,
            "asker_email": request.person.email,
            "is_managed": is_managed,
        },
        organisation_id=organisation.id,
        person_id=answering.id,
    )


def joining_answered(
    request: JoinRequest, organisation: Organisation, role: Role | None, *, is_managed: bool
) -> Message:
    """Tell the asker what was answered; `role` is None when they were not let in."""
    return Message(
        key=f"join-request-answered:{request.id}",
        to=request.person.email,
        template="organisations/joining_answered",
        language=request.person.language,
        words={"organisation": organisation, "role": role, "is_managed": is_managed},
        organisation_id=organisation.id,
        person_id=request.person_id,
    )
