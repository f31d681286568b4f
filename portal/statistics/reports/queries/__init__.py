"""The figures of each report, in a few statements whatever there is to count."""

from portal.statistics.reports.queries.competitions import competitions
from portal.statistics.reports.queries.cumulative import cumulative
from portal.statistics.reports.queries.institutions import agreements, institutions
from portal.statistics.reports.queries.plans import as_of, plans
from portal.statistics.reports.queries.regions import by_region
from portal.statistics.reports.queries.semester import semester
from portal.statistics.reports.queries.years import by_year

__all__ = [
    "agreements",
    "as_of",
    "by_region",
    "by_year",
    "competitions",
    "cumulative",
    "institutions",
    "plans",
    "semester",
]
