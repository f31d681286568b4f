"""Who may read, fill in and submit an application?

A team reads and writes its own. A coordinator and a commission read only what was submitted, on
pages of their own (admission, evaluation), so nothing here lets them in.
"""

from enum import StrEnum

from portal.applications.models import Application, Clarification
from portal.applications.rules.moves import may_be_filled
from portal.applications.types import Status
from portal.kernel.access import AccessTable
from portal.kernel.identity import TEAM, WRITERS, Identity, Role


class Permission(StrEnum):
    """What can be done with an application."""

    READ = "application.read"
    WRITE = "application.write"
    """To be of those who write: starting, copying, the pages of the form."""
    FILL = "application.fill"
    """To change the answers now."""
    SUBMIT = "application.submit"
    REOPEN = "application.reopen"
    WITHDRAW = "application.withdraw"
    DELETE = "application.delete"


def is_of_the_team(who: Identity, application: Application) -> bool:
    """The person is an owner, editor or viewer of the organisation that applies."""
    return who.holds_any(TEAM, application.organisation_id)


def writes(who: Identity, application: Application) -> bool:
    """The person fills in applications of the organisation."""
    return who.holds_any(WRITERS, application.organisation_id)


def signs(who: Identity, application: Application) -> bool:
    """The person signs for the organisation."""
    return who.holds(Role.OWNER, application.organisation_id)


def is_with_the_team(_who: Identity, application: Application) -> bool:
    """Its answers may be changed: it is a draft or was taken back."""
    return may_be_filled(application.status)


def is_being_clarified(_who: Identity, application: Application) -> bool:
    """The municipality has asked for a clarification; which sections and until when, rules say."""
    return application.status is Status.SUBMITTED and application.asked is not None


def is_a_draft(_who: Identity, application: Application) -> bool:
    """It was never submitted."""
    return application.status is Status.DRAFT


def is_in_force(_who: Identity, application: Application) -> bool:
    """A submitted version is in force."""
    return application.status in {Status.SUBMITTED, Status.REOPENED}


ACCESS: AccessTable = {
    Permission.READ: ((is_of_the_team,),),
    Permission.WRITE: ((writes,),),
    Permission.FILL: ((writes, is_with_the_team), (writes, is_being_clarified)),
    Permission.SUBMIT: ((signs,),),
    Permission.REOPEN: ((writes,),),
    Permission.WITHDRAW: ((signs, is_in_force),),
    Permission.DELETE: ((writes, is_a_draft),),
}


class ClarificationPermission(StrEnum):
    """What the asked organisation can do with a clarification."""

    READ = "clarification.read"
    ANSWER = "clarification.answer"


def is_of_the_asked_team(who: Identity, clarification: Clarification) -> bool:
    """The person belongs to the organisation that is asked."""
    return is_of_the_team(who, clarification.application)


def writes_for_the_asked(who: Identity, clarification: Clarification) -> bool:
    """The person fills in applications of the organisation that is asked."""
    return writes(who, clarification.application)


CLARIFICATION_ACCESS: AccessTable = {
    ClarificationPermission.READ: ((is_of_the_asked_team,),),
    ClarificationPermission.ANSWER: ((writes_for_the_asked,),),
}
