"""The state of a school's delivery, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.extensions import db
from portal.institutions.models import SchoolBreak
from portal.kernel.clock import RIGA
from portal.kernel.holidays import is_working_day
from portal.kernel.identity import Identity
from portal.support.delivery.models import Slot
from portal.support.delivery.queries.standing import Standing, gate_at, standings
from portal.support.delivery.rules.accounting import Delivery, add_up
from portal.support.delivery.rules.forecast import Forecast, Outlook, forecast
from portal.support.delivery.rules.gate import Gate
from portal.support.oversight.rules.capacity import Need, missing_hours
from portal.support.oversight.rules.weeks import ahead_of, teaching_days, weeks_of
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.queries.parts import WITH_GIVERS
from portal.support.plans.types import CONSULTATIVE, PlanState, Stage
from portal.support.policies.queries import Rulebook, rulebook
from portal.support.policies.types import Policy
from portal.support.staff.models import StaffMember, StaffPlace

LATE = timedelta(days=3)
"""An entry is late when its time passed more than so many days ago."""

_GOING_ON = (
    PlanState.APPROVED,
    PlanState.IN_PROGRESS,
    PlanState.IN_REVISION,
    PlanState.IN_APPROVAL,
)
_WORST_FIRST = [Outlook.OUT_OF_REACH, Outlook.BEHIND, Outlook.ON_TRACK, Outlook.MET]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAhead:
    """A plan in progress, how far it is, and whether it can be enough."""

    plan: SupportPlan
    standing: Standing
    gate: Gate
    forecast: Forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A provider with times that passed days ago and have no entry."""

    name: str
    times: int
    oldest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A school's delivery at a moment."""

    plans: list[PlanAhead]
    whole: Delivery
    gate: Gate
    needs: list[Need]
    """By subject or profession, the shortest of time first."""
    late: list[Late]

    def count(self, outlook: Outlook) -> int:
        """How many plans have this outlook."""
        return sum(one.forecast.outlook is outlook for one in self.plans)


def overview(school_id: int, *, author_of: Identity | None, now: datetime) -> Overview:
    """Return how far the plans of a school are, the worst outlook first.

    `author_of` narrows it to the plans that person prepared.
    """
    today = now.astimezone(RIGA).date()
    plans = _plans(school_id, author_of, today)
    where = standings([one.id for one in plans], now=now)
    book = rulebook()
    days = _Days.around(plans, today)
    limit = book.number(Policy.WEEKLY_LIMIT, today)
    unit = book.number(Policy.UNIT_MINUTES, today)
    found = [
        _ahead(plan, where[plan.id], days, book, free=limit // unit, today=today) for plan in plans
    ]
    found.sort(key=lambda one: (_WORST_FIRST.index(one.forecast.outlook), one.plan.code))
    return Overview(
        plans=found,
        whole=add_up(one.standing.amended for one in found),
        gate=gate_at(today, book),
        needs=_needs(school_id, plans, where, days, limit=limit, unit=unit),
        late=_late(school_id, today),
    )


def _plans(school_id: int, author_of: Identity | None, today: date) -> Sequence[SupportPlan]:
    query = (
        select(SupportPlan)
        .options(
            joinedload(SupportPlan.pupil),
            joinedload(SupportPlan.author),
            selectinload(SupportPlan.measures).options(*WITH_GIVERS),
        )
        .where(
            SupportPlan.school_id == school_id,
            SupportPlan.state.in_(_GOING_ON),
            SupportPlan.approved_at.is_not(None),
            SupportPlan.handed_over_at.is_(None),
            SupportPlan.ends_on >= today,
        )
        .order_by(SupportPlan.id)
    )
    if author_of is not None:
        query = query.join(StaffMember, StaffMember.id == SupportPlan.author_id).where(
            StaffMember.person_id == author_of.id
        )
    return db.session.scalars(query).all()


@dataclass(frozen=True, slots=True)
class _Days:
    """The teaching days around today, counted once for all plans."""

    gone: list[date]
    left: list[date]

    @classmethod
    def around(cls, plans: Sequence[SupportPlan], today: date) -> "_Days":
        first = min((one.starts_on for one in plans), default=today)
        last = max((one.ends_on for one in plans), default=today)
        breaks = db.session.execute(
            select(SchoolBreak.starts_on, SchoolBreak.ends_on)
            .where(SchoolBreak.ends_on >= first, SchoolBreak.starts_on <= last)
            .order_by(SchoolBreak.id)
        ).all()

        def is_teaching(day: date) -> bool:
            return is_working_day(day) and not any(start <= day <= end for start, end in breaks)

        return cls(
            gone=teaching_days(first, today, is_teaching),
            left=teaching_days(today + timedelta(days=1), last, is_teaching),
        )

    def since(self, day: date) -> list[date]:
        return [one for one in self.gone if one >= day]

    def until(self, day: date) -> list[date]:
        return [one for one in self.left if one <= day]


def _ahead(
    plan: SupportPlan, standing: Standing, days: _Days, book: Rulebook, *, free: int, today: date
) -> PlanAhead:
    began = plan.approved_at.astimezone(RIGA).date() if plan.approved_at else today
    left = days.until(plan.ends_on)
    people = {one.provider_id_in_force for one in _given(plan)}
    gate = gate_at(plan.ends_on, book)
    ahead = ahead_of(
        gone=days.since(max(began, plan.starts_on)),
        left=left,
        free_units=free * weeks_of(left) * len(people),
        measures=len(_given(plan)),
    )
    return PlanAhead(
        plan=plan,
        standing=standing,
        gate=gate,
        forecast=forecast(standing.amended, gate, ahead),
    )


def _given(plan: SupportPlan) -> list[Measure]:
    return [
        one
        for one in plan.measures
        if one.kind in CONSULTATIVE
        and one.withdrawn_at_in_force is None
        and one.provider_id_in_force is not None
        and one.units_in_force is not None
    ]


def _needs(
    school_id: int,
    plans: Sequence[SupportPlan],
    where: dict[int, Standing],
    days: _Days,
    *,
    limit: int,
    unit: int,
) -> list[Need]:
    needed: dict[str, int] = defaultdict(int)
    gives: dict[int, set[str]] = defaultdict(set)
    for plan in plans:
        for one in _given(plan):
            what = _what(one)
            left = where[plan.id].by_measure[one.id]
            needed[what] += (left.remaining + left.unaccounted) * unit
            gives[one.provider_id_in_force or 0].add(what)
    free = {
        person: minutes * weeks_of(days.left)
        for person, minutes in _free_each_week(school_id, limit).items()
        if person in gives
    }
    return missing_hours(needed, free, gives)


def _free_each_week(school_id: int, limit: int) -> dict[int, int]:
    """Return the minutes each person has free a week; who stated none is held to the limit."""
    rows = db.session.execute(
        select(StaffPlace.staff_id, StaffPlace.weekly_minutes)
        .where(StaffPlace.school_id == school_id, StaffPlace.left_on.is_(None))
        .order_by(StaffPlace.id)
    ).all()
    return {staff_id: min(minutes or limit, limit) for staff_id, minutes in rows}


def _what(measure: Measure) -> str:
    """A subject, or the profession of the specialist."""
    if measure.subject_in_force is not None:
        return f"subject:{measure.subject_in_force.value}"
    giver = measure.provider if measure.stage is Stage.SETTLED else measure.kept_provider
    profession = measure.specialist_in_force or (giver.specialist if giver else None)
    return f"specialist:{profession.value if profession else 'other'}"


def _late(school_id: int, today: date) -> list[Late]:
    times = func.count(Slot.id)
    rows = db.session.execute(
        select(StaffMember.first_name, StaffMember.last_name, times, func.min(Slot.on_date))
        .join(SupportPlan, SupportPlan.id == Slot.plan_id)
        .join(StaffMember, StaffMember.id == Slot.provider_id)
        .where(
            SupportPlan.school_id == school_id,
            SupportPlan.handed_over_at.is_(None),
            SupportPlan.state.in_(_GOING_ON),
            Slot.participation_id.is_(None),
            Slot.on_date < today - LATE,
        )
        .group_by(StaffMember.id, StaffMember.first_name, StaffMember.last_name)
        .order_by(times.desc(), StaffMember.last_name, StaffMember.id)
    )
    return [
        Late(name=f"{first} {last}", times=count, oldest=oldest)
        for first, last, count, oldest in rows
    ]
