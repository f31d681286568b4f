"""What a coordinator may ask about received applications and about drafts."""

from portal.admission.queries.counting import (
    ADMITTED,
    COMPETITIONS,
    RECEIVED,
    Counts,
    count_applications,
    count_by_competition,
    count_clarifications_open,
)
from portal.admission.queries.finding import (
    find_submitted,
    list_checks,
    list_clarifications,
    list_yes_no_criteria,
    passes_checks,
    verdict_on,
)
from portal.admission.queries.listing import (
    ListedApplication,
    RegisterRow,
    count_found,
    list_applications,
    list_register,
)

__all__ = [
    "ADMITTED",
    "COMPETITIONS",
    "RECEIVED",
    "Counts",
    "ListedApplication",
    "RegisterRow",
    "count_applications",
    "count_by_competition",
    "count_clarifications_open",
    "count_found",
    "find_submitted",
    "list_applications",
    "list_checks",
    "list_clarifications",
    "list_register",
    "list_yes_no_criteria",
    "passes_checks",
    "verdict_on",
]
