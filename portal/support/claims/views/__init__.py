"""The pages of claims."""

from portal.support.claims import labels
from portal.support.claims.views import claiming, settling
from portal.support.claims.views.blueprint import bp

__all__ = ["bp", "claiming", "labels", "settling"]
