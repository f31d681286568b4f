"""The views of organisations: registering and correcting, the team, who asks where none is."""

from portal.organisations import labels
from portal.organisations.views import applicant, team, unmanaged
from portal.organisations.views.blueprint import bp

__all__ = ["applicant", "bp", "labels", "team", "unmanaged"]
