"""Adding measures to a plan, saying what they are, and taking them out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused, Stale
from portal.support.plans.models import Measure, SupportPlan, WeeklySlot
from portal.support.plans.queries.drafting import last_contents
from portal.support.plans.queries.opening import works_at
from portal.support.plans.service.filling import mark_of_measure, writing
from portal.support.plans.types import MeasureKind, PlanState, Stage, Subject, WhyNotMoved
from portal.support.staff.models import StaffMember
from portal.support.staff.types import Specialist


@dataclass(frozen=True, slots=True)
class Weekly:
    """A time in the week at which a measure usually takes place; 0 is Monday."""

    weekday: int
    starts_at: time
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is written of a measure. Its kind stays: another kind is another measure."""

    subject: Subject | None = None
    specialist: Specialist | None = None
    provider_id: int | None = None
    units: int | None = None
    amount: Decimal | None = None
    risks: frozenset[int] = frozenset()
    """Keys of risks of the same plan; others are passed over."""
    times: tuple[Weekly, ...] = ()


def written_of(measure: Measure) -> Written:
    """Return what is stored of a measure."""
    return Written(
        subject=measure.subject,
        specialist=measure.specialist,
        provider_id=measure.provider_id,
        units=measure.planned_units,
        amount=measure.planned_amount,
        risks=frozenset(risk.id for risk in measure.risks),
        times=tuple(Weekly(one.weekday, one.starts_at, one.minutes) for one in measure.slots),
    )


def add_measure(plan_id: int, kind: MeasureKind) -> str:
    """Add a measure of a kind and return its code; the plan's only risk is its risk at once."""
    with writing(plan_id) as plan:
        measure = Measure(
            code=_new_code(plan),
            plan_id=plan.id,
            kind=kind,
            risks=list(plan.risks) if len(plan.risks) == 1 else [],
            stage=Stage.DRAFTED if plan.state is PlanState.IN_REVISION else Stage.SETTLED,
        )
        db.session.add(measure)
        return measure.code


def _new_code(plan: SupportPlan) -> str:
    used = {one.code for one in plan.measures}
    kept = last_contents([plan.id]).get(plan.id)
    used |= set(kept[1].measures) if kept else set()
    number = len(used) + 1
    while f"{plan.code}-M{number}" in used:
        number += 1
    return f"{plan.code}-M{number}"


def save_measure(plan_id: int, code: str, written: Written, *, seen: str, at: datetime) -> None:
    """Save a measure. Raises as every save; `LookupError` when the plan has none of that code.

    Somebody who does not work at the school is not written down as the one who gives support.
    """
    with writing(plan_id) as plan:
        measure = _find(plan, code)
        if written_of(measure) == written:
            return
        if mark_of_measure(plan, code) != seen:
            raise Stale
        measure.subject, measure.specialist = written.subject, written.specialist
        measure.planned_units, measure.planned_amount = written.units, written.amount
        measure.risks = [risk for risk in plan.risks if risk.id in written.risks]
        _write_provider(measure, written.provider_id, plan.school_id, at)
        _write_times(measure, written.times)


def _write_provider(
    measure: Measure, provider_id: int | None, school_id: int, at: datetime
) -> None:
    if provider_id == measure.provider_id:
        return
    today = at.astimezone(RIGA).date()
    if provider_id is not None and not works_at(provider_id, school_id, on=today):
        return
    measure.provider_id = provider_id
    provider = db.session.get(StaffMember, provider_id) if provider_id is not None else None
    if provider is not None and measure.kind is not MeasureKind.SPECIALIST_CONSULTATION:
        measure.specialist = provider.specialist


def _write_times(measure: Measure, times: Collection[Weekly]) -> None:
    """Keep the rows of times that stay; a time written twice is one."""
    wanted = {(one.weekday, one.starts_at): one for one in times}
    for row in list(measure.slots):
        found = wanted.pop((row.weekday, row.starts_at), None)
        if found is None:
            measure.slots.remove(row)
        else:
            row.minutes = found.minutes
    for one in wanted.values():
        measure.slots.append(
            WeeklySlot(weekday=one.weekday, starts_at=one.starts_at, minutes=one.minutes)
        )


def remove_measure(plan_id: int, code: str, *, at: datetime) -> None:
    """Take a measure out; one that was approved stays, withdrawn, with what was given in it."""
    with writing(plan_id) as plan:
        measure = _find(plan, code)
        kept = last_contents([plan.id]).get(plan.id)
        was_approved = code in kept[1].measures if kept else plan.approved_at is not None
        if was_approved or measure.stage is Stage.AMENDED:
            measure.withdrawn_at = measure.withdrawn_at or at
        else:
            plan.measures.remove(measure)


def put_back_measure(plan_id: int, code: str) -> None:
    """Put a withdrawn measure back, while the plan is still with its author."""
    with writing(plan_id) as plan:
        _find(plan, code).withdrawn_at = None


def _find(plan: SupportPlan, code: str) -> Measure:
    for measure in plan.measures:
        if measure.code == code:
            return measure
    raise Refused([WhyNotMoved.NOT_NOW])
