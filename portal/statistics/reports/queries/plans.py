"""Which plans count, and how many there are of them."""

from datetime import date, datetime, time

from sqlalchemy import ColumnElement, func, select

from portal.extensions import db
from portal.institutions.types import Period
from portal.kernel.clock import RIGA
from portal.statistics.reports.queries.belonging import counts_with
from portal.statistics.reports.types import EVERYBODY, Among, AsOf, Plans
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState


def as_of(day: date | None, *, now: datetime) -> AsOf:
    """Return the end of a day in Riga; the present for today, for a day to come and for none."""
    today = now.astimezone(RIGA).date()
    if day is None or day >= today:
        return AsOf(today, now, is_past=False)
    return AsOf(day, datetime.combine(day, time.max, tzinfo=RIGA), is_past=True)


def counted(among: Among, at: AsOf) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a plan count: handed in by then, not inactive, of these schools.

    For queries over `SupportPlan`.
    """
    found: list[ColumnElement[bool]] = [
        SupportPlan.submitted_on <= at.day,
        SupportPlan.state != PlanState.INACTIVE,
    ]
    if among.school_id is not None:
        found.append(SupportPlan.school_id == among.school_id)
    if among.municipality_id is not None:
        found += counts_with(among.municipality_id)
    return tuple(found)


def in_period(school_year: str, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a plan one of a period."""
    return (SupportPlan.school_year == school_year, SupportPlan.period == period)


def plans(school_year: str, at: AsOf, among: Among = EVERYBODY) -> Plans:
    """Count the plans of a school year and the pupils they are for; two statements."""
    which = (SupportPlan.school_year == school_year, *counted(among, at))
    rows = db.session.execute(
        select(SupportPlan.period, func.count()).where(*which).group_by(SupportPlan.period)
    )
    found = {period: count for period, count in rows}  # noqa: C416 - a row is no pair to `dict`
    pupils = db.session.scalar(select(func.count(SupportPlan.pupil_id.distinct())).where(*which))
    return Plans({period: found.get(period, 0) for period in Period}, pupils or 0)
