"""Who asks for a number, and who answers?

The commission and the coordinator read a number on pages of their own (evaluation, admission).
"""

from enum import StrEnum

from portal.applications.models import Application
from portal.bridge.models import SchoolCount
from portal.institutions.models import School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, TEAM, WRITERS, Identity


class Permission(StrEnum):
    """What a team can do."""

    READ = "school_count.read"
    ASK = "school_count.ask"


class SchoolPermission(StrEnum):
    """What can be done at a school as a whole."""

    LIST = "school_count.list"


class AnswerPermission(StrEnum):
    """What the school that is asked can do."""

    ANSWER = "school_count.answer"


def is_of_the_team(who: Identity, application: Application) -> bool:
    """The person belongs to the organisation that applies."""
    return who.holds_any(TEAM, application.organisation_id)


def writes(who: Identity, application: Application) -> bool:
    """The person fills in applications of the organisation."""
    return who.holds_any(WRITERS, application.organisation_id)


def was_submitted(_who: Identity, application: Application) -> bool:
    """The application has been submitted at least once; of a draft nobody outside learns."""
    return application.sequence is not None


def leads(who: Identity, school: School) -> bool:
    """The person leads or coordinates at this school."""
    return who.holds_any(LEADING_SCHOOL, school.id)


def leads_the_school_asked(who: Identity, count: SchoolCount) -> bool:
    """The person leads or coordinates at the school that is asked."""
    return who.holds_any(LEADING_SCHOOL, count.school_id)


ACCESS: AccessTable = {
    Permission.READ: ((is_of_the_team, was_submitted),),
    Permission.ASK: ((writes, was_submitted),),
}
SCHOOL_ACCESS: AccessTable = {SchoolPermission.LIST: ((leads,),)}
ANSWER_ACCESS: AccessTable = {AnswerPermission.ANSWER: ((leads_the_school_asked,),)}
