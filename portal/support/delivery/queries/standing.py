"""Where is every planned unit of these plans? A fixed number of statements for any number."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Participation, Slot
from portal.support.delivery.rules.accounting import (
    NOTHING,
    Delivery,
    Logged,
    account,
    add_up,
    logged,
)
from portal.support.delivery.rules.gate import Gate, Reads
from portal.support.delivery.types import Mark
from portal.support.plans.models import Measure, SupportPlan
from portal.support.policies.queries import Rulebook, rulebook
from portal.support.policies.types import Policy


def gate_at(day: date, book: Rulebook | None = None) -> Gate:
    """Return the requirement in force on a day."""
    book = book or rulebook()
    return Gate(
        percent=book.number(Policy.GATE_PERCENT, day),
        reads=Reads(book.on(Policy.GATE_READS, day)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What has become of one plan: as amended, as first approved, and by measure."""

    amended: Delivery = NOTHING
    original: Delivery = NOTHING
    by_measure: dict[int, Delivery] = field(default_factory=dict)
    slots_without_entry: int = 0
    """Proposed times that have passed with nothing logged."""


def standings(plan_ids: Collection[int], *, now: datetime) -> dict[int, Standing]:
    """Return the standing of each plan at a moment."""
    here = now.astimezone(RIGA)
    measures = _measures(plan_ids)
    entries = _logged(plan_ids)
    passed, times = _passed(plan_ids, here)
    found: dict[int, list[tuple[int, Delivery, Delivery]]] = defaultdict(list)
    for one in measures:
        so_far = entries.get(one.id, Logged())
        is_over = one.is_withdrawn or one.ends_on < here.date()
        waits = passed.get(one.id, 0)
        amended = _taken_out(so_far, one.planned) if one.is_withdrawn else one.planned
        found[one.plan_id].append(
            (
                one.id,
                account(amended, so_far, passed=waits, is_over=is_over),
                account(one.original, so_far, passed=waits, is_over=is_over),
            )
        )
    return {
        plan_id: Standing(
            amended=add_up(amended for _, amended, _ in found[plan_id]),
            original=add_up(original for _, _, original in found[plan_id]),
            by_measure={key: amended for key, amended, _ in found[plan_id]},
            slots_without_entry=times.get(plan_id, 0),
        )
        for plan_id in plan_ids
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    id: int
    plan_id: int
    planned: int
    original: int
    is_withdrawn: bool
    ends_on: date


def _measures(plan_ids: Collection[int]) -> Iterable[_Planned]:
    rows = db.session.execute(
        select(
            Measure.id,
            Measure.plan_id,
            Measure.units_in_force.label("planned"),
            Measure.original_units,
            Measure.withdrawn_at_in_force,
            SupportPlan.approved_at,
            SupportPlan.ends_on,
        )
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .where(Measure.plan_id.in_(plan_ids), Measure.units_in_force.is_not(None))
        .order_by(Measure.id)
    )
    return [
        _Planned(
            id=key,
            plan_id=plan_id,
            planned=planned or 0,
            original=_originally(planned, original, was_approved=approved_at is not None),
            is_withdrawn=withdrawn_at is not None,
            ends_on=ends_on,
        )
        for key, plan_id, planned, original, withdrawn_at, approved_at, ends_on in rows
    ]


def _originally(planned: int, original: int | None, *, was_approved: bool) -> int:
    """What a revision added was no part of the original; before an approval all of it is."""
    if original is not None:
        return original
    return 0 if was_approved else planned


def _taken_out(so_far: Logged, planned: int) -> int:
    """A measure taken out by a revision counts with what was offered in it, no more."""
    return min(planned, so_far.used + so_far.unused)


def _logged(plan_ids: Collection[int]) -> dict[int, Logged]:
    rows = db.session.execute(
        select(Participation.measure_id, Participation.mark, func.sum(Participation.units))
        .where(Participation.plan_id.in_(plan_ids), Participation.is_live)
        .group_by(Participation.measure_id, Participation.mark)
    )
    entries: dict[int, list[tuple[Mark, int]]] = defaultdict(list)
    for measure_id, mark, units in rows:
        entries[measure_id].append((mark, int(units)))
    return {key: logged(found) for key, found in entries.items()}


def _passed(plan_ids: Collection[int], here: datetime) -> tuple[dict[int, int], dict[int, int]]:
    """Count units of passed times without an entry by measure, and the times by plan."""
    rows = db.session.execute(
        select(Slot.measure_id, Slot.plan_id, Slot.minutes, func.count())
        .where(
            Slot.plan_id.in_(plan_ids),
            Slot.participation_id.is_(None),
            or_(
                Slot.on_date < here.date(),
                and_(Slot.on_date == here.date(), Slot.starts_at < here.time()),
            ),
        )
        .group_by(Slot.measure_id, Slot.plan_id, Slot.minutes)
    )
    unit = rulebook().number(Policy.UNIT_MINUTES, here.date())
    units: dict[int, int] = defaultdict(int)
    times: dict[int, int] = defaultdict(int)
    for measure_id, plan_id, minutes, count in rows:
        units[measure_id] += max(1, minutes // unit) * count
        times[plan_id] += count
    return units, times
