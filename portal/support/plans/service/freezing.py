"""Keeping a plan as every desk approved it, so that later only the differences are read."""

from datetime import datetime

from sqlalchemy import func, select

from portal.extensions import db
from portal.support.plans.models import Measure, PlanRisk, PlanVersion, SupportPlan
from portal.support.plans.rules.content import Content, MeasureSaid, RiskSaid, as_json
from portal.support.plans.service.sensitive import words_print
from portal.vault import fingerprint


def content_of(plan: SupportPlan) -> Content:
    """Return what the plan says now; the plan must be whole."""
    signed = f"{plan.signed_by}|{plan.signed_on}|{plan.scan.content_sha256 if plan.scan else ''}"
    return Content(
        application=fingerprint(f"application:{plan.id}:{signed}"),
        words=fingerprint(f"pupil's words:{plan.id}:{plan.pupil_words}"),
        risks={risk.id: _risk(risk) for risk in plan.risks},
        measures={one.code: _measure(one) for one in plan.measures},
    )


def _risk(risk: PlanRisk) -> RiskSaid:
    if risk.sensitive is not None:
        said = words_print(risk.sensitive.sealed)
    else:
        said = fingerprint(f"words:{risk.id}:{risk.justification or ''}")
    return RiskSaid(group=risk.risk_group, risk=risk.risk, print=said)


def _measure(measure: Measure) -> MeasureSaid:
    return MeasureSaid(
        kind=measure.kind,
        subject=measure.subject,
        specialist=measure.specialist,
        provider=measure.provider_id,
        units=measure.planned_units,
        amount=measure.planned_amount,
        risks=frozenset(risk.id for risk in measure.risks),
        times=tuple((one.weekday, f"{one.starts_at:%H:%M}", one.minutes) for one in measure.slots),
        is_withdrawn=measure.withdrawn_at is not None,
    )


def freeze(plan: SupportPlan, *, at: datetime) -> PlanVersion:
    """Keep the plan as it stands, inside the caller's transaction.

    The first time, what is planned becomes the original every later figure is also held against.
    """
    kept = select(func.max(PlanVersion.number)).where(PlanVersion.plan_id == plan.id)
    number = (db.session.scalar(kept) or 0) + 1
    if plan.approved_at is None:
        for measure in plan.measures:
            measure.original_units = measure.planned_units
            measure.original_amount = measure.planned_amount
    version = PlanVersion(
        plan_id=plan.id, number=number, approved_at=at, content=as_json(content_of(plan))
    )
    db.session.add(version)
    return version
