"""Plans and pupils of several school years, side by side."""

from collections.abc import Sequence

from sqlalchemy import func, select

from portal.extensions import db
from portal.statistics.reports.queries.plans import counted
from portal.statistics.reports.types import EVERYBODY, Among, AsOf, Year
from portal.support.plans.models import SupportPlan


def by_year(school_years: Sequence[str], at: AsOf, among: Among = EVERYBODY) -> list[Year]:
    """Count the plans of each school year, and their pupils, in the order given; one statement."""
    rows = db.session.execute(
        select(
            SupportPlan.school_year,
            func.count(SupportPlan.id),
            func.count(SupportPlan.pupil_id.distinct()),
        )
        .where(SupportPlan.school_year.in_(school_years), *counted(among, at))
        .group_by(SupportPlan.school_year)
    )
    found = {year: (plans, pupils) for year, plans, pupils in rows}
    return [Year(year, *found.get(year, (0, 0))) for year in school_years]
