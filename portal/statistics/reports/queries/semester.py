"""One period: results, schools, subjects, kinds of support, delivery; seven statements."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, union

from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import Period
from portal.kernel.text import sort_key
from portal.statistics.reports.queries.delivered import delivered
from portal.statistics.reports.queries.plans import counted, in_period
from portal.statistics.reports.types import EVERYBODY, Among, AsOf, SchoolRow, Semester
from portal.support.delivery.models import Participation, Session
from portal.support.outcomes.models import Outcome
from portal.support.outcomes.types import Result
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.types import MeasureKind, PlanState, Stage, Subject

Which = tuple[ColumnElement[bool], ...]


def semester(school_year: str, period: Period, at: AsOf, among: Among = EVERYBODY) -> Semester:
    """Return the figures of a period."""
    which = (*in_period(school_year, period), *counted(among, at))
    results = _results(which, at)
    by_school = _by_school(which, at)
    return Semester(
        pupils=sum(results.values()),
        results=results,
        providers=_providers(which, at),
        by_school=by_school,
        by_subject=_pupils_by(Measure.subject_in_force, list(Subject), which),
        by_measure=_pupils_by(Measure.kind, list(MeasureKind), which),
        delivered=delivered(which, at, plans=sum(row.plans for row in by_school)),
    )


def _result(at: AsOf) -> ColumnElement[Result | None]:
    """The result of a plan as far as it was known by then; imported ones were known always."""
    is_known = or_(Outcome.evaluated_at.is_(None), Outcome.evaluated_at <= at.moment)
    return case((is_known, Outcome.result), else_=None)


def _results(which: Which, at: AsOf) -> dict[Result | None, int]:
    """Count pupils by result, each once: by the last evaluated plan, who moved has two."""
    result = _result(at)
    ranked = (
        select(
            result.label("result"),
            func.row_number()
            .over(
                partition_by=SupportPlan.pupil_id,
                order_by=(result.is_(None), SupportPlan.id.desc()),
            )
            .label("place"),
        )
        .select_from(SupportPlan)
        .outerjoin(Outcome, Outcome.plan_id == SupportPlan.id)
        .where(*which)
        .subquery()
    )
    rows = db.session.execute(
        select(ranked.c.result, func.count()).where(ranked.c.place == 1).group_by(ranked.c.result)
    )
    found: dict[Result | None, int] = dict.fromkeys((*Result, None), 0)
    for name, count in rows:
        found[Result(name) if name else None] += count
    return found


def _by_school(which: Which, at: AsOf) -> list[SchoolRow]:
    """Return each school's figures: plans descending, then by name."""
    result = _result(at)
    is_known = or_(Outcome.evaluated_at.is_(None), Outcome.evaluated_at <= at.moment)
    is_stopped = or_(
        Outcome.stopped_on <= at.day,
        and_(
            SupportPlan.state == PlanState.SUSPENDED,
            or_(SupportPlan.suspended_at.is_(None), SupportPlan.suspended_at <= at.moment),
        ),
    )
    query = (
        select(
            School.id,
            School.code,
            School.name,
            func.count(SupportPlan.id),
            func.count(SupportPlan.pupil_id.distinct()),
            *(_how_many(result == one) for one in Result),
            _how_many(and_(Outcome.continues.is_(True), is_known)),
            _how_many(is_stopped),
        )
        .select_from(SupportPlan)
        .join(School, School.id == SupportPlan.school_id)
        .outerjoin(Outcome, Outcome.plan_id == SupportPlan.id)
        .where(*which)
        .group_by(School.id, School.code, School.name)
    )
    names = ("id", "code", "name", "plans", "pupils", "improved", "none", "not_needed")
    found = [
        SchoolRow(**dict(zip((*names, "continues", "stopped"), row, strict=True)))
        for row in db.session.execute(query)
    ]
    return sorted(found, key=lambda row: (-row.plans, sort_key(row.name), row.code))


def _how_many(is_so: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((is_so, 1)))


def _providers(which: Which, at: AsOf) -> int:
    """Count those who give support: named in a plan, or by a session."""
    named: Select[Any] = (
        select(Measure.provider_id_in_force)
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .where(*which, Measure.provider_id_in_force.is_not(None))
    )
    held: Select[Any] = (
        select(Session.provider_id)
        .join(Participation, Participation.session_id == Session.id)
        .join(SupportPlan, SupportPlan.id == Participation.plan_id)
        .where(*which, Participation.is_live, Session.held_on <= at.day)
    )
    either = union(named, held).subquery()
    return db.session.scalar(select(func.count()).select_from(either)) or 0


def _pupils_by(column: Any, order: list[Any], which: Which) -> list[tuple[Any, int]]:  # noqa: ANN401 - a column
    """Count the pupils for each value of a measure's column: most first, then in list order."""
    pupils = func.count(SupportPlan.pupil_id.distinct())
    rows = db.session.execute(
        select(column, pupils)
        .select_from(Measure)
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .where(*which, column.is_not(None), Measure.stage != Stage.DRAFTED)
        .group_by(column)
    )
    found = [(one, count) for one, count in rows]
    return sorted(found, key=lambda row: (-row[1], order.index(row[0])))
