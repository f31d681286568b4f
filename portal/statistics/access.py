"""Who may oversee a competition?"""

from enum import StrEnum

from portal.competitions.models import Competition
from portal.institutions.models import Municipality, School
from portal.kernel.access import AccessTable
from portal.kernel.identity import LEADING_SCHOOL, Identity, Role


class Permission(StrEnum):
    """What can be asked of the overview."""

    OVERSEE = "statistics.oversee"


def is_its_coordinator(who: Identity, competition: Competition) -> bool:
    """The person is a coordinator of the municipality that runs it."""
    return who.holds(Role.COORDINATOR, competition.municipality_id)


class FiguresPermission(StrEnum):
    """Whose figures of the school module can be seen."""

    SCHOOL = "figures.school"
    MUNICIPALITY = "figures.municipality"
    NATION = "figures.nation"


def leads_the_school(who: Identity, school: School) -> bool:
    """The person leads or coordinates at the school."""
    return who.holds_any(LEADING_SCHOOL, school.id)


def coordinates_there(who: Identity, municipality: Municipality) -> bool:
    """The person coordinates for the municipality."""
    return who.holds(Role.COORDINATOR, municipality.id)


def oversees_the_programme(who: Identity, _what: object) -> bool:
    """The person oversees the programme for the agency."""
    return who.holds(Role.EXPERT)


FIGURES_OF_SCHOOL: AccessTable = {FiguresPermission.SCHOOL: ((leads_the_school,),)}
FIGURES_OF_MUNICIPALITY: AccessTable = {FiguresPermission.MUNICIPALITY: ((coordinates_there,),)}
FIGURES_OF_NATION: AccessTable = {FiguresPermission.NATION: ((oversees_the_programme,),)}
ACCESS: AccessTable = {Permission.OVERSEE: ((is_its_coordinator,),)}
