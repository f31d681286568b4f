"""Everything the commission's meeting answers to, on one blueprint."""

from portal.decisions.views import deciding, meeting, minutes, table
from portal.decisions.views._table import bp

__all__ = ["bp", "deciding", "meeting", "minutes", "table"]
