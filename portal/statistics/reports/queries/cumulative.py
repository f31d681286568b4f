"""Distinct pupils since a day: they never become fewer as time goes on (decisions, Figures 2)."""

from datetime import date

from sqlalchemy import func, select

from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.text import sort_key
from portal.statistics.reports.queries.plans import counted
from portal.statistics.reports.types import EVERYBODY, Among, AsOf, Cumulative, SchoolSince
from portal.support.plans.models import SupportPlan


def cumulative(since: date, at: AsOf, among: Among = EVERYBODY) -> Cumulative:
    """Count pupils and plans handed in since a day, in all and by school; two statements.

    A pupil of two schools is one pupil in all, and one at each.
    """
    which = (*counted(among, at), SupportPlan.submitted_on >= since)
    pupils = func.count(SupportPlan.pupil_id.distinct())
    total = db.session.scalar(select(pupils).where(*which)) or 0
    rows = db.session.execute(
        select(School.id, School.code, School.name, pupils, func.count(SupportPlan.id))
        .join(School, School.id == SupportPlan.school_id)
        .where(*which)
        .group_by(School.id, School.code, School.name)
    )
    found = [
        SchoolSince(id=key, code=code, name=name, pupils=pupils, plans=plans)
        for key, code, name, pupils, plans in rows
    ]
    found.sort(key=lambda row: (-row.pupils, sort_key(row.name), row.code))
    return Cumulative(total, found)
