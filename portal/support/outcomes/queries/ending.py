"""Which plans of a school end, how they were evaluated, and who goes on?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Exists, exists, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from portal.extensions import db
from portal.institutions.queries import calendar
from portal.institutions.types import Period
from portal.kernel.clock import RIGA
from portal.support.delivery.queries.standing import Standing, gate_at, standings
from portal.support.delivery.rules.gate import Gate
from portal.support.outcomes.models import Outcome
from portal.support.outcomes.rules import Going, is_last, next_period, reasons_left_behind
from portal.support.outcomes.types import WhyLeftBehind
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState
from portal.support.policies.queries import rulebook
from portal.support.pupils.models import Enrolment
from portal.support.staff.models import StaffPlace


def find_outcome(plan_id: int) -> Outcome | None:
    """Return how a plan was evaluated or stopped, with the reasons."""
    return db.session.scalar(
        select(Outcome).where(Outcome.plan_id == plan_id).options(selectinload(Outcome.reasons))
    )


def days_of_stops(plan_ids: Collection[int]) -> dict[int, date]:
    """Return the day of the stop of each of these plans that was stopped for good."""
    query = select(Outcome.plan_id, Outcome.stopped_on).where(
        Outcome.plan_id.in_(plan_ids), Outcome.stopped_on.is_not(None)
    )
    return {plan_id: day for plan_id, day in db.session.execute(query) if day is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A plan of a period, with its delivery, its evaluation and what becomes of it."""

    plan: SupportPlan
    standing: Standing
    gate: Gate
    outcome: Outcome | None
    next_code: str | None
    """The draft that goes on from it, once it is made."""
    left_behind: list[WhyLeftBehind]

    @property
    def goes_on(self) -> bool:
        """A draft for the next period can be made, or has been."""
        return not self.left_behind or self.next_code is not None


def list_ending(school_id: int, school_year: str, period: Period, *, now: datetime) -> list[Ended]:
    """Return every plan of a school's period that was approved once, by number.

    Each says whether it goes on into the next period, and if not, every reason why.
    """
    rows = _rows(school_id, school_year, period)
    plans = [plan for plan, *_ in rows]
    where = standings([plan.id for plan in plans], now=now)
    book, today = rulebook(), now.astimezone(RIGA).date()
    year, following = next_period(school_year, period)
    dates = calendar()
    return [
        Ended(
            plan=plan,
            standing=where[plan.id],
            gate=gate_at(plan.ends_on, book),
            outcome=outcome,
            next_code=next_code,
            left_behind=reasons_left_behind(
                Going(
                    is_evaluated=plan.state is PlanState.EVALUATED,
                    result=outcome.result if outcome else None,
                    continues=outcome.continues if outcome else None,
                    is_stopped=outcome is not None and outcome.stopped_on is not None,
                    is_moved=plan.handed_over_at is not None,
                    is_at_school=is_here,
                    is_last=is_last(plan.grade, period),
                    has_plan=has_plan and next_code is None,
                    is_next_closed=dates.term(year, following, plan.grade).ends_on < today,
                    author_works_here=works_here,
                )
            ),
        )
        for plan, outcome, next_code, is_here, has_plan, works_here in rows
    ]


def _rows(
    school_id: int, school_year: str, period: Period
) -> list[tuple[SupportPlan, Outcome | None, str | None, bool, bool, bool]]:
    year, following = next_period(school_year, period)
    going_on = aliased(SupportPlan)
    query = (
        select(
            SupportPlan,
            Outcome,
            going_on.code,
            _learns_here(),
            _has_plan(year, following),
            _author_works_here(),
        )
        .outerjoin(Outcome, Outcome.plan_id == SupportPlan.id)
        .outerjoin(going_on, going_on.continues_id == SupportPlan.id)
        .options(
            joinedload(SupportPlan.pupil),
            joinedload(SupportPlan.author),
            joinedload(SupportPlan.school),
        )
        .where(
            SupportPlan.school_id == school_id,
            SupportPlan.school_year == school_year,
            SupportPlan.period == period,
            SupportPlan.state != PlanState.INACTIVE,
            or_(SupportPlan.approved_at.is_not(None), SupportPlan.is_imported),
        )
        .order_by(SupportPlan.code)
    )
    return [
        (plan, outcome, next_code, bool(here), bool(planned), bool(works))
        for plan, outcome, next_code, here, planned, works in db.session.execute(query)
    ]


def _learns_here() -> Exists:
    return exists().where(
        Enrolment.pupil_id == SupportPlan.pupil_id,
        Enrolment.school_id == SupportPlan.school_id,
        Enrolment.ends_on.is_(None),
    )


def _has_plan(school_year: str, period: Period) -> Exists:
    other = aliased(SupportPlan)
    return exists().where(
        other.pupil_id == SupportPlan.pupil_id,
        other.school_id == SupportPlan.school_id,
        other.school_year == school_year,
        other.period == period,
        other.state != PlanState.INACTIVE,
    )


def _author_works_here() -> Exists:
    return exists().where(
        StaffPlace.staff_id == SupportPlan.author_id,
        StaffPlace.school_id == SupportPlan.school_id,
        StaffPlace.left_on.is_(None),
    )
