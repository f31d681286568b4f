"""The figures of each report, in a few statements whatever there is to count."""

from portal.statistics.reports.queries.competitions import competitions
from portal.statistics.reports.queries.cumulative import cumulative
from portal.statistics.reports.queries.institutions import agreements, institutions
from portal.statistics.reports.queries.plans import as_of, plans
from portal.statistics.reports.queries.semester import semester

__all__ = [
    "agreements",
    "as_of",
    "competitions",
    "cumulative",
    "institutions",
    "plans",
    "semester",
]
