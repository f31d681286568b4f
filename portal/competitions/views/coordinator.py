"""Every page of setting up, mounted as one blueprint."""

from portal.competitions.views import (
    setup_criteria,
    setup_documents,
    setup_log,
    setup_questions,
    setup_stages,
)
from portal.competitions.views.setup import bp

__all__ = [
    "bp",
    "setup_criteria",
    "setup_documents",
    "setup_log",
    "setup_questions",
    "setup_stages",
]
