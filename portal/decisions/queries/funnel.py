"""How many applications came how far, from the first draft to the decision."""

from dataclasses import dataclass

from sqlalchemy import func, select

from portal.applications.models import Application
from portal.decisions.queries.desk import Desk
from portal.evaluation.types import Why
from portal.extensions import db


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The counts of one competition, each at most the one before."""

    started: int
    submitted: int
    admissible: int
    scored: int
    decided: int
    approved: int
    quota: int


def funnel_of(desk: Desk, quota: int) -> Funnel:
    """Count how far the applications came."""
    started = db.session.scalar(
        select(func.count())
        .select_from(Application)
        .where(Application.competition_id == desk.competition.id)
    )
    out = {Why.LATE, Why.INADMISSIBLE, Why.BUDGET_NOT_EXACT, Why.WITHDRAWN}
    return Funnel(
        started=started or 0,
        submitted=len(desk.applications),
        admissible=sum(1 for one in desk.applications if out.isdisjoint(desk.why(one.id))),
        scored=len(desk.ranking.rows),
        decided=len(desk.decisions),
        approved=sum(1 for one in desk.decisions.values() if one.is_funded),
        quota=quota,
    )
