"""Who may read and answer what is asked about a call? Asking is for whoever can read it."""

from enum import StrEnum

from portal.competitions.models import Competition
from portal.enquiries.models import Enquiry
from portal.kernel.access import AccessTable
from portal.kernel.identity import Identity, Role


class Permission(StrEnum):
    """What can be done with enquiries."""

    LIST = "enquiry.list"
    ANSWER = "enquiry.answer"


def coordinates(who: Identity, competition: Competition) -> bool:
    """The person is a coordinator of the municipality that runs the competition."""
    return who.holds(Role.COORDINATOR, competition.municipality_id)


def coordinates_its_competition(who: Identity, enquiry: Enquiry) -> bool:
    """The person is a coordinator of the municipality that is asked."""
    return coordinates(who, enquiry.competition)


COMPETITION_ACCESS: AccessTable = {Permission.LIST: ((coordinates,),)}
ACCESS: AccessTable = {Permission.ANSWER: ((coordinates_its_competition,),)}
