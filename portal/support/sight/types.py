"""On which ground somebody may look, and what they were shown."""

from enum import StrEnum


class Ground(StrEnum):
    """Why a person may see a plan, in the order the first that holds is named."""

    AUTHOR = "author"
    PROVIDER = "provider"
    HEAD = "head"
    SCHOOL_COORDINATOR = "school_coordinator"
    MUNICIPALITY = "municipality"
    AGENCY = "agency"
    AGENCY_NAMES = "agency_names"
    """Names opened with a stated reason, for some hours."""
    NONE = "none"
    """No ground: the person was turned away."""


class Shown(StrEnum):
    """How much of a plan a page shows."""

    NUMBER = "number"
    """Measures and figures, by plan number."""
    NAMES = "names"
    SENSITIVE = "sensitive"
    """Health and family risks in words."""
    EXPORT = "export"
    NOTHING = "nothing"
    """Refused."""
