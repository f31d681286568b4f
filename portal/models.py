"""Every table, imported in one place so that migrations and relationships know them all."""

from portal.accounts import models as accounts
from portal.applications import models as applications
from portal.audit import models as audit
from portal.bridge import models as bridge
from portal.competitions import models as competitions
from portal.decisions import models as decisions
from portal.enquiries import models as enquiries
from portal.evaluation import models as evaluation
from portal.files import models as files
from portal.institutions import models as institutions
from portal.notifications import models as notifications
from portal.organisations import models as organisations
from portal.support.claims import models as claims
from portal.support.delivery import models as delivery
from portal.support.intake import models as intake
from portal.support.outcomes import models as outcomes
from portal.support.plans import models as plans
from portal.support.policies import models as policies
from portal.support.pupils import models as pupils
from portal.support.sight import models as sight
from portal.support.staff import models as staff

__all__ = [
    "accounts",
    "applications",
    "audit",
    "bridge",
    "claims",
    "competitions",
    "decisions",
    "delivery",
    "enquiries",
    "evaluation",
    "files",
    "institutions",
    "intake",
    "notifications",
    "organisations",
    "outcomes",
    "plans",
    "policies",
    "pupils",
    "sight",
    "staff",
]
