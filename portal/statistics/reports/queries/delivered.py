"""Where is every planned unit of many plans? The rule of accounting, said in one statement.

`portal.support.delivery.rules.accounting` says it for one plan; a test holds the two against each
other on random plans.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, or_, select

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.statistics.reports.types import AsOf, Delivered
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.rules.gate import Reads
from portal.support.delivery.types import NOT_HELD, OFFERED, USED, Mark
from portal.support.plans.models import Measure, SupportPlan
from portal.support.policies.queries import Rulebook, rulebook
from portal.support.policies.types import Policy

Which = tuple[ColumnElement[bool], ...]
_PARTS = ("planned", "used", "unused", "not_held", "unaccounted", "remaining")


def delivered(which: Which, at: AsOf, *, plans: int) -> Delivered:
    """Add up the delivery of the plans, `plans` of them; one statement and the dated rules."""
    book = rulebook()
    found = _accounted(_measures(which, at, book.number(Policy.UNIT_MINUTES, at.day)))
    sums = [func.sum(found.c[name]).label(name) for name in _PARTS]
    of_plan = select(*sums, found.c.ends_on).group_by(found.c.plan_id, found.c.ends_on).subquery()
    below = func.count(case((_is_below(of_plan, book), 1)))
    row = db.session.execute(
        select(*(func.coalesce(func.sum(of_plan.c[name]), 0) for name in _PARTS), below)
    ).one()
    added = {name: int(value) for name, value in zip(_PARTS, row[:-1], strict=True)}
    return Delivered(**added, below_gate=row[-1], at_gate=plans - row[-1])


def _is_below(of_plan: Subquery, book: Rulebook) -> ColumnElement[bool]:
    """Less is counted than the rule in force at the end of the plan asks for; exact."""
    units = {Reads.USED: of_plan.c.used, Reads.OFFERED: of_plan.c.used + of_plan.c.unused}
    counted = _by_day(book, Policy.GATE_READS, of_plan, lambda value: units[Reads(value)])
    percent = _by_day(book, Policy.GATE_PERCENT, of_plan, lambda value: literal(int(value)))
    return counted * 100 < percent * of_plan.c.planned


def _by_day(
    book: Rulebook,
    policy: Policy,
    of_plan: Subquery,
    meaning: Callable[[str], ColumnElement[Any]],
) -> ColumnElement[Any]:
    """Return what a dated rule says on the last day of each plan."""
    starts = sorted({start for named, start, _ in book.rows if named is policy}, reverse=True)
    clauses = [(of_plan.c.ends_on >= start, meaning(book.on(policy, start))) for start in starts]
    before = meaning(book.on(policy, date.min))
    return case(*clauses, else_=before) if clauses else before


def _measures(which: Which, at: AsOf, unit: int) -> Subquery:
    """Return the measures of the plans with what is planned, logged and passed, unsorted yet."""
    logged, passed = _logged(which, at), _passed(which, at, unit)
    is_withdrawn = Measure.withdrawn_at_in_force <= at.moment
    used = func.coalesce(logged.c.used, 0)
    unused = func.coalesce(logged.c.unused, 0)
    taken_out = (is_withdrawn, _least(Measure.units_in_force, used + unused))
    return (
        select(
            Measure.plan_id,
            SupportPlan.ends_on,
            case(taken_out, else_=Measure.units_in_force).label("planned"),
            used.label("used_ever"),
            unused.label("unused_ever"),
            func.coalesce(logged.c.not_held, 0).label("not_held_ever"),
            func.coalesce(passed.c.units, 0).label("passed"),
            or_(SupportPlan.ends_on < at.day, func.coalesce(is_withdrawn, False)).label("is_over"),
        )
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .outerjoin(logged, logged.c.measure_id == Measure.id)
        .outerjoin(passed, passed.c.measure_id == Measure.id)
        .where(*which, Measure.units_in_force.is_not(None))
        .subquery()
    )


def _logged(which: Which, at: AsOf) -> Subquery:
    """Return the units logged of each measure by then, by what became of them."""
    query = (
        select(
            Participation.measure_id,
            _units(USED).label("used"),
            _units(OFFERED - USED).label("unused"),
            _units(NOT_HELD).label("not_held"),
        )
        .join(SupportPlan, SupportPlan.id == Participation.plan_id)
        .where(*which, Participation.is_live)
        .group_by(Participation.measure_id)
    )
    if at.is_past:
        query = query.join(Session, Session.id == Participation.session_id)
        query = query.where(Session.held_on <= at.day)
    return query.subquery()


def _units(marks: frozenset[Mark]) -> ColumnElement[int]:
    return func.sum(case((Participation.mark.in_(marks), Participation.units), else_=0))


def _passed(which: Which, at: AsOf, unit: int) -> Subquery:
    """Return the units of proposed times that had passed by then with no entry."""
    here = at.moment.astimezone(RIGA).time()
    units = case((Slot.minutes < unit, 1), else_=Slot.minutes // unit)
    return (
        select(Slot.measure_id, func.sum(units).label("units"))
        .join(SupportPlan, SupportPlan.id == Slot.plan_id)
        .where(
            *which,
            Slot.participation_id.is_(None),
            or_(Slot.on_date < at.day, and_(Slot.on_date == at.day, Slot.starts_at < here)),
        )
        .group_by(Slot.measure_id)
        .subquery()
    )


def _accounted(found: Subquery) -> Subquery:
    """Sort every planned unit, in the order in which the rule does it."""
    found = _with(found, used=_least(found.c.used_ever, found.c.planned))
    room = found.c.planned - found.c.used
    found = _with(found, unused=_least(found.c.unused_ever, room))
    room = found.c.planned - found.c.used - found.c.unused
    found = _with(found, not_held=_least(found.c.not_held_ever, room))
    left = found.c.planned - found.c.used - found.c.unused - found.c.not_held
    found = _with(found, left=left)
    waits = case((found.c.is_over, found.c.left), else_=_least(found.c.passed, found.c.left))
    found = _with(found, unaccounted=waits)
    return _with(found, remaining=found.c.left - found.c.unaccounted)


def _with(found: Subquery, **more: ColumnElement[Any]) -> Subquery:
    return select(found, *(column.label(name) for name, column in more.items())).subquery()


def _least(one: Any, other: Any) -> ColumnElement[int]:  # noqa: ANN401 - columns
    return case((one < other, one), else_=other)
