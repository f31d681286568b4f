"""Who may receive and check applications?

A coordinator sees only what was submitted; of a draft, that it exists, how far it is and when it
was last touched (decisions, Questions 7).
"""

from enum import StrEnum

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.kernel.access import AccessTable
from portal.kernel.identity import Identity, Role


class Permission(StrEnum):
    """What can be done with received applications."""

    REGISTER = "admission.register"
    READ = "admission.read"
    CHECK = "admission.check"


def is_coordinator_of_competition(who: Identity, competition: Competition) -> bool:
    """A coordinator of the municipality that runs the competition."""
    return who.holds(Role.COORDINATOR, competition.municipality_id)


def is_coordinator(who: Identity, application: Application) -> bool:
    """A coordinator of the municipality whose competition the application is in."""
    return who.holds(Role.COORDINATOR, application.competition.municipality_id)


def was_submitted(_who: Identity, application: Application) -> bool:
    """The application has been submitted at least once."""
    return application.sequence is not None


COMPETITION_ACCESS: AccessTable = {
    Permission.REGISTER: ((is_coordinator_of_competition,),),
}

ACCESS: AccessTable = {
    Permission.READ: ((is_coordinator, was_submitted),),
    Permission.CHECK: ((is_coordinator, was_submitted),),
}
