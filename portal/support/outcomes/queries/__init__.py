"""The questions about how plans ended."""

from portal.support.outcomes.queries.ending import Ended, days_of_stops, find_outcome, list_ending

__all__ = ["Ended", "days_of_stops", "find_outcome", "list_ending"]
