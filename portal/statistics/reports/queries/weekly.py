"""Sessions by week, and risks by group: what pictures are drawn of."""

from datetime import date

from sqlalchemy import func, select

from portal.extensions import db
from portal.institutions.types import Period
from portal.statistics.reports.queries.plans import counted, in_period
from portal.statistics.reports.types import EVERYBODY, Among, AsOf
from portal.support.delivery.models import Participation, Session
from portal.support.delivery.types import USED
from portal.support.plans.models import PlanRisk, SupportPlan
from portal.support.plans.types import RiskGroup


def used_by_week(
    school_year: str, period: Period, at: AsOf, among: Among = EVERYBODY
) -> list[tuple[date, int]]:
    """Return the units used in each week with a session, by its Monday; one statement."""
    which = (*in_period(school_year, period), *counted(among, at))
    rows = db.session.execute(
        select(Session.week, func.sum(Participation.units))
        .join(Participation, Participation.session_id == Session.id)
        .join(SupportPlan, SupportPlan.id == Participation.plan_id)
        .where(
            *which,
            Participation.is_live,
            Participation.mark.in_(USED),
            Session.held_on <= at.day,
        )
        .group_by(Session.week)
        .order_by(Session.week)
    )
    return [(week, int(units)) for week, units in rows]


def plans_by_risk(
    school_year: str, period: Period, at: AsOf, among: Among = EVERYBODY
) -> list[tuple[RiskGroup, int]]:
    """Return how many plans have a risk of each group; a plan may have several; one statement."""
    which = (*in_period(school_year, period), *counted(among, at))
    rows = db.session.execute(
        select(PlanRisk.risk_group, func.count(PlanRisk.plan_id.distinct()))
        .join(SupportPlan, SupportPlan.id == PlanRisk.plan_id)
        .where(*which)
        .group_by(PlanRisk.risk_group)
    ).all()
    found = {group: count for group, count in rows}  # noqa: C416 - a row is no pair to `dict`
    return [(group, found.get(group, 0)) for group in RiskGroup]
