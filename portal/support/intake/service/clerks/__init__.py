"""One clerk a sheet."""

from portal.support.intake.service.clerk import Clerk
from portal.support.intake.service.clerks.claims import ClaimClerk
from portal.support.intake.service.clerks.institutions import (
    AgreementClerk,
    MunicipalityClerk,
    SchoolClerk,
)
from portal.support.intake.service.clerks.measures import MeasureClerk
from portal.support.intake.service.clerks.plans import PlanClerk
from portal.support.intake.service.clerks.providers import ProviderClerk
from portal.support.intake.service.clerks.pupils import PupilClerk
from portal.support.intake.service.clerks.risks import RiskClerk
from portal.support.intake.service.clerks.sessions import SessionClerk

CLERKS: tuple[type[Clerk], ...] = (
    MunicipalityClerk,
    SchoolClerk,
    AgreementClerk,
    ProviderClerk,
    PupilClerk,
    PlanClerk,
    RiskClerk,
    MeasureClerk,
    SessionClerk,
    ClaimClerk,
)

__all__ = ["CLERKS", "Clerk"]
