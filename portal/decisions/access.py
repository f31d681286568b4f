"""Who may sit in the meeting, record it, sign, publish and read results?"""

from enum import StrEnum

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.kernel.access import AccessTable, is_anyone
from portal.kernel.identity import COMMISSION, TEAM, Identity, Role

PUBLISHED = frozenset(
    {Stage.RESULTS_PUBLISHED, Stage.CONTRACTING, Stage.IMPLEMENTATION, Stage.COMPLETED}
)
MEETING = frozenset({Stage.EVALUATING, Stage.DECIDED, *PUBLISHED})
_RECORDING = frozenset({Role.CHAIR, Role.DEPUTY, Role.SECRETARY})
_PRESIDING = frozenset({Role.CHAIR, Role.DEPUTY})


class Permission(StrEnum):
    """What can be done about decisions."""

    READ_MEETING = "meeting.read"
    RECORD_MEETING = "meeting.record"
    SIGN_MINUTES = "meeting.sign"
    EXPORT = "meeting.export"
    READ_PUBLICATION = "publication.read"
    PUBLISH = "publication.publish"
    FOLLOW_DELIVERY = "publication.follow"
    OFFER_RESERVE = "publication.offer"
    READ_RESULTS = "results.read"
    READ_RESULT = "result.read"
    ACCEPT_OFFER = "result.accept_offer"


def is_in_the_commission(who: Identity, competition: Competition) -> bool:
    """The person sits in this competition's commission, in any role."""
    return who.holds_any(COMMISSION, competition.id)


def records_the_meeting(who: Identity, competition: Competition) -> bool:
    """The person chairs the commission or takes its minutes."""
    return who.holds_any(_RECORDING, competition.id)


def presides(who: Identity, competition: Competition) -> bool:
    """The person is the chair or the deputy."""
    return who.holds_any(_PRESIDING, competition.id)


def coordinates(who: Identity, competition: Competition) -> bool:
    """The person coordinates for the municipality that runs the competition."""
    return who.holds(Role.COORDINATOR, competition.municipality_id)


def has_come_to_decisions(_who: Identity, competition: Competition) -> bool:
    """The competition is being evaluated or has been."""
    return competition.lasting_stage in MEETING


def results_are_public(_who: Identity, competition: Competition) -> bool:
    """The results have been published, whatever has happened since."""
    return competition.lasting_stage in PUBLISHED


def is_of_the_team(who: Identity, application: Application) -> bool:
    """The person works for the organisation that applied."""
    return who.holds_any(TEAM, application.organisation_id)


def signs_for_it(who: Identity, application: Application) -> bool:
    """The person owns the organisation that applied."""
    return who.holds(Role.OWNER, application.organisation_id)


def was_received(_who: Identity, application: Application) -> bool:
    """The application has a register number."""
    return application.sequence is not None


def its_results_are_public(who: Identity, application: Application) -> bool:
    """The results of its competition have been published."""
    return results_are_public(who, application.competition)


ACCESS: AccessTable = {
    Permission.READ_MEETING: (
        (is_in_the_commission, has_come_to_decisions),
        (coordinates, has_come_to_decisions),
    ),
    Permission.RECORD_MEETING: ((records_the_meeting,), (coordinates,)),
    Permission.SIGN_MINUTES: ((presides,),),
    Permission.EXPORT: ((coordinates,),),
}
PUBLISHING: AccessTable = {
    Permission.READ_PUBLICATION: (
        (coordinates, has_come_to_decisions),
        (presides, has_come_to_decisions),
    ),
    Permission.PUBLISH: ((coordinates,), (presides,)),
    Permission.FOLLOW_DELIVERY: ((coordinates,),),
    Permission.OFFER_RESERVE: ((coordinates, results_are_public),),
}
RESULTS: AccessTable = {
    Permission.READ_RESULTS: ((is_anyone, results_are_public),),
}
RESULT: AccessTable = {
    Permission.READ_RESULT: ((is_of_the_team, was_received, its_results_are_public),),
    Permission.ACCEPT_OFFER: ((signs_for_it, was_received, its_results_are_public),),
}
