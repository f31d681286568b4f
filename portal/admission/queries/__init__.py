"""What a coordinator may ask about received applications and about drafts."""

from portal.admission.queries.counting import Counts, count_by_competition, judged, verdicts
from portal.admission.queries.finding import (
    find_clarification,
    find_submitted,
    list_clarifications,
    list_yes_no_criteria,
    verdict_on,
)
from portal.admission.queries.listing import (
    ListedApplication,
    RegisterRow,
    Show,
    list_applications,
    list_register,
)

__all__ = [
    "Counts",
    "ListedApplication",
    "RegisterRow",
    "Show",
    "count_by_competition",
    "find_clarification",
    "find_submitted",
    "judged",
    "list_applications",
    "list_clarifications",
    "list_register",
    "list_yes_no_criteria",
    "verdict_on",
    "verdicts",
]
