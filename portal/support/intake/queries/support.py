"""What risks, measures, sessions and claims say in the portal now, in the words of the format."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from portal.extensions import db
from portal.support.claims.models import Claim
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.intake.queries.known import in_parts
from portal.support.intake.types import Stored
from portal.support.plans.models import Measure, MeasureRisk, PlanRisk, SensitiveRisk, SupportPlan
from portal.support.plans.types import Risk
from portal.support.staff.models import StaffMember

_PROVIDERS = 200
"""Whose sessions are looked at in one go: some ten thousand in a semester."""


@dataclass(frozen=True, slots=True)
class StoredRisk:
    """A risk of a plan; of health and family only what compares without being read."""

    id: int
    justification: str | None
    sealed: str | None


@dataclass(frozen=True, slots=True)
class RisksOfPlans:
    """The risks of some plans."""

    open: dict[tuple[int, Risk], StoredRisk]
    """Of learning and means, by plan and code."""
    sealed: dict[str, StoredRisk]
    """Of health and family, by the keyed digest of plan and code."""


def risks(plan_ids: Collection[int]) -> RisksOfPlans:
    """Return the risks of these plans."""
    found = RisksOfPlans({}, {})
    for some in in_parts(plan_ids):
        rows = db.session.execute(
            select(PlanRisk, SensitiveRisk.sealed, SensitiveRisk.code_print)
            .outerjoin(SensitiveRisk, SensitiveRisk.risk_id == PlanRisk.id)
            .where(PlanRisk.plan_id.in_(some))
        )
        for one, sealed, code_print in rows:
            stored = StoredRisk(one.id, one.justification, sealed)
            if one.risk is not None:
                found.open[one.plan_id, one.risk] = stored
            elif code_print is not None:
                found.sealed[code_print] = stored
    return found


def measures(codes: Collection[str]) -> dict[str, Stored]:
    """Return measures by code; `risks` are keys of the plan's risks."""
    rows = db.session.execute(
        select(Measure, StaffMember.code)
        .outerjoin(StaffMember, StaffMember.id == Measure.provider_id)
        .where(Measure.code.in_(codes))
    ).all()
    linked: dict[int, set[int]] = defaultdict(set)
    for key, risk in db.session.execute(
        select(MeasureRisk.measure_id, MeasureRisk.risk_id).where(
            MeasureRisk.measure_id.in_([row[0].id for row in rows])
        )
    ):
        linked[key].add(risk)
    return {
        one.code: Stored(
            one.id,
            {
                "kind": one.kind,
                "subject": one.subject,
                "specialist": one.specialist,
                "provider": provider,
                "planned_units": one.planned_units,
                "planned_amount": one.planned_amount,
                "risks": frozenset(linked[one.id]),
            },
        )
        for one, provider in rows
    }


def sessions(codes: Collection[str]) -> dict[str, Stored]:
    """Return sessions by code; `marks` are by the code of the measure.

    One that was undone in the portal says nothing more: bringing it in again does not revive it.
    """
    rows = db.session.execute(
        select(Session, StaffMember.code)
        .join(StaffMember, StaffMember.id == Session.provider_id)
        .where(Session.code.in_(codes))
    ).all()
    marks: dict[int, dict[str, Any]] = defaultdict(dict)
    for some in in_parts([row[0].id for row in rows]):
        for key, code, mark in db.session.execute(
            select(Participation.session_id, Measure.code, Participation.mark)
            .join(Measure, Measure.id == Participation.measure_id)
            .where(Participation.session_id.in_(some))
        ):
            marks[key][code] = mark
    return {
        one.code: Stored(
            one.id,
            {
                "provider": provider,
                "starts_at": one.starts_at,
                "minutes": one.minutes,
                "mode": one.mode,
                "marks": marks[one.id],
            }
            if one.voided_at is None
            else {},
            one.is_imported,
        )
        for one, provider in rows
    }


def claims(codes: Collection[str]) -> dict[str, Stored]:
    """Return claims by code."""
    rows = db.session.execute(
        select(Claim, Measure.code)
        .join(Measure, Measure.id == Claim.measure_id)
        .where(Claim.code.in_(codes))
    )
    return {
        one.code: Stored(
            one.id,
            {
                "measure": measure,
                "period_from": one.period_from,
                "period_to": one.period_to,
                "days": one.days,
                "amount": one.amount,
                "evidence": one.evidence or None,
            },
            one.is_imported,
        )
        for one, measure in rows
    }


def times_of(
    providers: Collection[str], *, first: datetime, last: datetime
) -> Iterator[tuple[str, datetime, datetime, str]]:
    """Give the held sessions of these providers between two instants, each with its code."""
    for some in in_parts(providers, _PROVIDERS):
        rows = db.session.execute(
            select(StaffMember.code, Session.starts_at, Session.ends_at, Session.code)
            .join(StaffMember, StaffMember.id == Session.provider_id)
            .where(
                StaffMember.code.in_(some),
                Session.is_held,
                Session.voided_at.is_(None),
                Session.starts_at < last,
                Session.ends_at > first,
            )
        )
        yield from ((one[0], one[1], one[2], one[3]) for one in rows)


def free_slots(measure_ids: Collection[int]) -> dict[int, list[tuple[Any, int]]]:
    """Return the proposed times of measures that nothing settles yet: day and key, by measure."""
    found: dict[int, list[tuple[Any, int]]] = defaultdict(list)
    for some in in_parts(measure_ids):
        for key, day, slot in db.session.execute(
            select(Slot.measure_id, Slot.on_date, Slot.id)
            .where(Slot.measure_id.in_(some), Slot.participation_id.is_(None))
            .order_by(Slot.on_date, Slot.starts_at)
        ):
            found[key].append((day, slot))
    return found


def live_plans(plan_ids: Collection[int], *, on: date) -> list[SupportPlan]:
    """Return those of the plans that are worked with in the portal, with their weekly patterns."""
    proposed = select(Slot.plan_id).where(Slot.participation_id.is_(None), Slot.on_date >= on)
    query = (
        select(SupportPlan)
        .where(
            SupportPlan.id.in_(plan_ids),
            or_(SupportPlan.is_imported.is_(False), SupportPlan.id.in_(proposed)),
        )
        .options(selectinload(SupportPlan.measures).selectinload(Measure.slots))
        .order_by(SupportPlan.id)
    )
    return list(db.session.scalars(query))
