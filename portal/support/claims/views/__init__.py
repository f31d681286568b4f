"""The pages of claims."""

from portal.support.claims import labels
from portal.support.claims.views import beside, claiming, settling
from portal.support.claims.views.blueprint import bp

__all__ = ["beside", "bp", "claiming", "labels", "settling"]
