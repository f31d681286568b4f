"""The pages at the end of a period."""

from portal.support.outcomes import labels
from portal.support.outcomes.views import beside, ending, evaluating
from portal.support.outcomes.views.blueprint import bp

__all__ = ["beside", "bp", "ending", "evaluating", "labels"]
