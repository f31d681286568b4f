"""The views of organisations: registering and correcting, the team, the coordinator's mark."""

from portal.organisations import labels
from portal.organisations.views import applicant, coordinator, team
from portal.organisations.views.blueprint import bp

__all__ = ["applicant", "bp", "coordinator", "labels", "team"]
