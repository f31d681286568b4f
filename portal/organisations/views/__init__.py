"""The views of organisations: registering and correcting, the team."""

from portal.organisations import labels
from portal.organisations.views import applicant, team
from portal.organisations.views.blueprint import bp

__all__ = ["applicant", "bp", "labels", "team"]
