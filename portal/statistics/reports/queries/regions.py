"""Plans and pupils by region, in the programme's own division or in the statistical one."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from portal.extensions import db
from portal.institutions.models import RegionPlacement, School
from portal.institutions.types import Period
from portal.statistics.reports.queries.belonging import municipality_on, placed_on, regions_of
from portal.statistics.reports.queries.plans import counted, in_period
from portal.statistics.reports.types import (
    EVERYBODY,
    AnyRegion,
    AsOf,
    ByRegion,
    Division,
    RegionRow,
)
from portal.support.plans.models import SupportPlan


def by_region(
    school_year: str, period: Period, at: AsOf, division: Division, *, on: date
) -> ByRegion:
    """Count the plans of a period, and their pupils, by region as it was on a day; one statement.

    A pupil who moved between regions is a pupil of each of them.
    """
    of_programme = division is Division.PROGRAMME
    region: Any = School.region if of_programme else RegionPlacement.region
    query = (
        select(region, func.count(SupportPlan.id), func.count(SupportPlan.pupil_id.distinct()))
        .select_from(SupportPlan)
        .join(School, School.id == SupportPlan.school_id)
        .where(*in_period(school_year, period), *counted(EVERYBODY, at))
        .group_by(region)
    )
    if not of_programme:
        of_plan = municipality_on(SupportPlan.submitted_on, School.id, School.municipality_id)
        query = query.outerjoin(RegionPlacement, placed_on(on, of_plan))
    rows = db.session.execute(query)
    found: dict[AnyRegion | None, tuple[int, int]] = {
        one: (plans, pupils) for one, plans, pupils in rows
    }
    regions = regions_of(division, on, found=found)
    return ByRegion(division, on, [RegionRow(one, *found.get(one, (0, 0))) for one in regions])
