"""Taking risks and measures over into another plan: of the next period, or at another school."""

from collections.abc import Mapping

from portal.extensions import db
from portal.kernel import clock
from portal.support.plans.models import Measure, PlanRisk, SupportPlan, WeeklySlot
from portal.support.plans.queries.opening import works_at
from portal.support.plans.service.following import Given
from portal.support.plans.service.sensitive import opened, seal_risk


def copy_content(
    old: SupportPlan, new: SupportPlan, *, left: Mapping[int, Given] | None = None
) -> None:
    """Copy risks, measures and the pupil's words, inside the caller's transaction.

    Quantities stay empty, unless `left` says what is left of each measure. A provider who does not
    work at the new plan's school is not copied, nor is the weekly pattern of another school.
    """
    db.session.flush()  # the new plan gets its key
    new.pupil_words = old.pupil_words
    risks = {risk.id: _copied_risk(risk, new) for risk in old.risks}
    kept = [measure for measure in old.measures if measure.withdrawn_at is None]
    for number, measure in enumerate(kept, 1):
        copied = _copied_measure(measure, new, number)
        copied.risks = [risks[risk.id] for risk in measure.risks]
        if left is not None:
            rest = left.get(measure.id, Given())
            copied.planned_units = rest.units or None
            copied.planned_amount = rest.amount or None
        db.session.add(copied)
    db.session.flush()


def _copied_risk(risk: PlanRisk, new: SupportPlan) -> PlanRisk:
    if risk.sensitive is not None:
        return seal_risk(new.id, *opened(risk.sensitive.sealed))
    assert risk.risk is not None  # noqa: S101 - the table's own check
    return seal_risk(new.id, risk.risk, risk.justification or "")


def _copied_measure(measure: Measure, new: SupportPlan, number: int) -> Measure:
    provider = measure.provider_id
    stays = provider is not None and works_at(provider, new.school_id, on=clock.today())
    same_school = measure.plan.school_id == new.school_id
    return Measure(
        code=f"{new.code}-M{number}",
        plan_id=new.id,
        kind=measure.kind,
        subject=measure.subject,
        specialist=measure.specialist,
        provider_id=provider if stays else None,
        slots=[
            WeeklySlot(weekday=one.weekday, starts_at=one.starts_at, minutes=one.minutes)
            for one in measure.slots
            if same_school
        ],
    )


def left_of(plan: SupportPlan, given: Mapping[int, Given]) -> dict[int, Given]:
    """Return what is left of each measure, by its key: planned less what was given."""
    return {
        one.id: Given(
            max((one.units_in_force or 0) - given.get(one.id, Given()).units, 0),
            max((one.amount_in_force or 0) - given.get(one.id, Given()).amount, Given().amount),
        )
        for one in plan.measures
    }
