"""Reading what plans are made of, with statements that are put together once.

Every page about a plan needs it; loading options put the same statements together anew for each
request, which takes longer than the answers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from portal.database import UtcDateTime
from portal.extensions import db
from portal.support.plans.models import Measure, MeasureRisk, PlanRisk, SupportPlan, WeeklySlot
from portal.support.sight.models import NamesOpened

T = TypeVar("T")

BESIDE = (
    joinedload(SupportPlan.pupil),
    joinedload(SupportPlan.school),
    joinedload(SupportPlan.author),
    joinedload(SupportPlan.scan),
)
"""What a plan has one of; comes in the statement that finds the plan."""
WITH_GIVERS = (joinedload(Measure.provider), joinedload(Measure.kept_provider))
"""Of measures: who gives them, for the access table."""

_PLANS: BindParameter[Any] = bindparam("plans", expanding=True)
_AT: BindParameter[Any] = bindparam("at", type_=UtcDateTime())
_RISKS = (
    select(PlanRisk)
    .where(PlanRisk.plan_id.in_(_PLANS))
    .options(joinedload(PlanRisk.sensitive))
    .order_by(PlanRisk.id)
)
_MEASURES = (
    select(Measure).where(Measure.plan_id.in_(_PLANS)).options(*WITH_GIVERS).order_by(Measure.id)
)
_TIES = (
    select(MeasureRisk.measure_id, MeasureRisk.risk_id)
    .join(Measure, Measure.id == MeasureRisk.measure_id)
    .where(Measure.plan_id.in_(_PLANS))
    .order_by(MeasureRisk.risk_id)
)
_SLOTS = (
    select(WeeklySlot)
    .join(Measure, Measure.id == WeeklySlot.measure_id)
    .where(Measure.plan_id.in_(_PLANS))
    .order_by(WeeklySlot.weekday, WeeklySlot.starts_at)
)
_OPENED = (
    select(NamesOpened)
    .where(NamesOpened.plan_id.in_(_PLANS), NamesOpened.until > _AT)
    .order_by(NamesOpened.id)
)


def read_whole(plans: Sequence[SupportPlan], *, at: datetime, anew: bool = False) -> None:
    """Load all that the access table and the rules look at in these plans.

    In five statements, however many plans there are. `names_opened` are those in force at that
    moment; `anew` reads over what the session knows already.
    """
    if not plans:
        return
    keys = {"plans": [one.id for one in plans], "at": at}
    anew_or_not = {"populate_existing": anew}

    def rows(statement: Any) -> Any:  # noqa: ANN401 - of whatever it selects
        return db.session.execute(statement, keys, execution_options=anew_or_not)

    risks = _by((one.plan_id, one) for one in rows(_RISKS).scalars())
    measures = _by((one.plan_id, one) for one in rows(_MEASURES).scalars())
    tied = _by(rows(_TIES))
    slots = _by((one.measure_id, one) for one in rows(_SLOTS).scalars())
    opened = _by((one.plan_id, one) for one in rows(_OPENED).scalars())
    for plan in plans:
        set_committed_value(plan, "risks", risks[plan.id])
        set_committed_value(plan, "measures", measures[plan.id])
        set_committed_value(plan, "names_opened", opened[plan.id])
        known = {one.id: one for one in risks[plan.id]}
        for measure in measures[plan.id]:
            set_committed_value(measure, "risks", [known[key] for key in tied[measure.id]])
            set_committed_value(measure, "slots", slots[measure.id])


def _by(pairs: Iterable[tuple[int, T]]) -> defaultdict[int, list[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return found
