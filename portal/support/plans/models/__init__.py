"""Plans, their risks and measures, what was approved and by whom."""

from portal.support.plans.models.content import (
    Measure,
    MeasureRisk,
    PlanRisk,
    SensitiveRisk,
    SupportPlan,
    WeeklySlot,
)
from portal.support.plans.models.history import KeptPlan, KeptRisk, PlanEvent, PlanVersion

__all__ = [
    "KeptPlan",
    "KeptRisk",
    "Measure",
    "MeasureRisk",
    "PlanEvent",
    "PlanRisk",
    "PlanVersion",
    "SensitiveRisk",
    "SupportPlan",
    "WeeklySlot",
]
