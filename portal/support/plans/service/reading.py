"""Opening what a plan says of its risks, for those the access table lets read it."""

from portal.support.plans.models import PlanRisk, SupportPlan
from portal.support.plans.queries.drafting import Said
from portal.support.plans.service.sensitive import opened
from portal.support.plans.types import Risk


def risks_of(plan: SupportPlan) -> Said:
    """Open every risk of a plan that is whole, health and family too."""
    return {risk.id: _said(risk) for risk in plan.risks}


def _said(risk: PlanRisk) -> tuple[Risk, str]:
    if risk.sensitive is not None:
        return opened(risk.sensitive.sealed)
    assert risk.risk is not None  # noqa: S101 - the table's own check
    return risk.risk, risk.justification or ""
