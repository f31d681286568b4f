"""Every table, imported in one place so that migrations and relationships know them all."""

from portal.accounts import models as accounts
from portal.applications import models as applications
from portal.audit import models as audit
from portal.competitions import models as competitions
from portal.decisions import models as decisions
from portal.evaluation import models as evaluation
from portal.files import models as files
from portal.institutions import models as institutions
from portal.notifications import models as notifications
from portal.organisations import models as organisations

__all__ = [
    "accounts",
    "applications",
    "audit",
    "competitions",
    "decisions",
    "evaluation",
    "files",
    "institutions",
    "notifications",
    "organisations",
]
