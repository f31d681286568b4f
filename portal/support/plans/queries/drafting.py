"""A plan as its rules and its forms see it."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select

from portal.extensions import db
from portal.support.plans.models import Measure, PlanVersion, SupportPlan
from portal.support.plans.queries.opening import list_staff_at
from portal.support.plans.rules.checking import Draft, MeasureDrafted, RiskDrafted
from portal.support.plans.rules.content import Content, from_json
from portal.support.plans.types import Risk
from portal.support.staff.models import StaffMember

Said = Mapping[int, tuple[Risk, str]]
"""Every risk of a plan in words, by its key: `service.reading.risks_of`."""


def present(plan: SupportPlan) -> list[Measure]:
    """Return the measures of a plan without those a revision took out."""
    return [one for one in plan.measures if one.withdrawn_at is None]


def draft_of(plan: SupportPlan, risks: Said, *, on: date) -> Draft:
    """Return what is written in a plan that is whole."""
    here = {one.id for one in list_staff_at(plan.school_id, on=on)}
    return Draft(
        signed_by=plan.signed_by,
        signed_on=plan.signed_on,
        risks=[
            RiskDrafted(id=key, risk=risk, justification=words)
            for key, (risk, words) in risks.items()
        ],
        measures=[_measure(one, here) for one in present(plan)],
        words=plan.pupil_words,
    )


def _measure(measure: Measure, here: Collection[int]) -> MeasureDrafted:
    return MeasureDrafted(
        code=measure.code,
        kind=measure.kind,
        subject=measure.subject,
        specialist=measure.specialist,
        provider=measure.provider.name if measure.provider else "",
        works_here=measure.provider_id in here,
        units=measure.planned_units,
        amount=measure.planned_amount,
        risks=frozenset(risk.id for risk in measure.risks),
    )


def last_contents(plan_ids: Collection[int]) -> dict[int, tuple[PlanVersion, Content]]:
    """Return what every desk last approved of each plan, where anything was."""
    versions = db.session.scalars(
        select(PlanVersion)
        .where(PlanVersion.plan_id.in_(plan_ids))
        .order_by(PlanVersion.plan_id, PlanVersion.number)
    )
    return {one.plan_id: (one, from_json(one.content)) for one in versions}


def names_of_staff(ids: Collection[int]) -> dict[int, str]:
    """Return the names of staff members by their keys."""
    rows = db.session.scalars(select(StaffMember).where(StaffMember.id.in_(ids)))
    return {one.id: one.name for one in rows}
