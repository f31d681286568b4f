"""The questions about how plans ended."""

from portal.support.outcomes.queries.ending import Ended, find_outcome, list_ending

__all__ = ["Ended", "find_outcome", "list_ending"]
