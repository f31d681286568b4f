"""What does a provider have to log?

One query, whatever the number of pupils: the page is opened on a phone between two lessons.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Participation, QuietWeek, Slot
from portal.support.delivery.queries.seen import (
    COLUMNS,
    Seen,
    is_carried_out,
    seen_in,
    with_pupil,
)
from portal.support.delivery.rules.limit import monday_of
from portal.support.delivery.types import USED
from portal.support.plans.models import Measure, SupportPlan
from portal.support.staff.models import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A proposed time without an entry."""

    slot_id: int
    on_date: date
    starts_at: time
    minutes: int
    planned: int
    used: int
    pupil: Seen

    @property
    def meeting(self) -> tuple[date, time, int]:
        """What those have in common who come together."""
        return self.on_date, self.starts_at, self.minutes


@dataclass(frozen=True, slots=True)
class Todo:
    """A page of proposed times, the latest day first, and how many there are in all."""

    rows: Sequence[Due]
    now: datetime
    passed: int = 0
    """How many have passed, on every page together."""
    total: int = 0
    is_quiet: bool = False
    """The provider has said that nothing took place this week."""

    @property
    def here(self) -> datetime:
        """What the clocks of Riga show."""
        return self.now.astimezone(RIGA).replace(tzinfo=None)

    def _cards(self, chosen: list[Due]) -> list[list[Due]]:
        return [list(group) for _, group in groupby(chosen, key=lambda one: one.meeting)]

    def has_passed(self, one: Due) -> bool:
        """The time has come, so it can be logged."""
        return datetime.combine(one.on_date, one.starts_at) <= self.here

    @property
    def late(self) -> list[list[Due]]:
        """Those of earlier days, one list a meeting."""
        return self._cards([one for one in self.rows if one.on_date < self.here.date()])

    @property
    def due(self) -> list[list[Due]]:
        """Those of today whose time has come."""
        today = [one for one in self.rows if one.on_date == self.here.date()]
        return self._cards([one for one in today if self.has_passed(one)])

    @property
    def ahead(self) -> list[list[Due]]:
        """Those still ahead today."""
        return self._cards([one for one in self.rows if not self.has_passed(one)])


def _quiet(person_id: int, week: date) -> ColumnElement[bool]:
    return exists(
        select(QuietWeek.id)
        .join(StaffMember, StaffMember.id == QuietWeek.provider_id)
        .where(StaffMember.person_id == person_id, QuietWeek.week == week)
    )


def is_quiet_week(person_id: int, week: date) -> bool:
    """The provider has said that nothing took place in the week."""
    return bool(db.session.scalar(select(_quiet(person_id, week))))


def list_todo(
    person_id: int, schools: Collection[int], *, now: datetime, first: int = 0, most: int = 40
) -> Todo:
    """Return a page of proposed times up to the end of today.

    Plans that are stopped, closed or at another school propose nothing.
    """
    query = _free(person_id, schools, now).offset(first).limit(most)
    rows = db.session.execute(query).mappings().all()
    if not rows:
        return Todo([], now)
    names = ("slot_id", "on_date", "starts_at", "minutes", "planned", "used")
    due = [Due(pupil=seen_in(row), **{name: row[name] for name in names}) for row in rows]
    return Todo(
        due,
        now,
        passed=int(rows[0]["passed"]),
        total=int(rows[0]["total"]),
        is_quiet=bool(rows[0]["is_quiet"]),
    )


def _free(person_id: int, schools: Collection[int], now: datetime) -> Select[*tuple[Any, ...]]:
    here = now.astimezone(RIGA)
    today, clock = here.date(), here.time().replace(microsecond=0)
    passed = or_(Slot.on_date < today, and_(Slot.on_date == today, Slot.starts_at <= clock))
    query = (
        select(
            Slot.id.label("slot_id"),
            Slot.on_date,
            Slot.starts_at,
            Slot.minutes,
            func.coalesce(Measure.units_in_force, 0).label("planned"),
            _used().label("used"),
            func.sum(case((passed, 1), else_=0)).over().label("passed"),
            func.count().over().label("total"),
            _quiet(person_id, monday_of(today)).label("is_quiet"),
            *COLUMNS,
        )
        .select_from(Slot)
        .join(StaffMember, StaffMember.id == Slot.provider_id)
        .join(Measure, Measure.id == Slot.measure_id)
        .join(SupportPlan, SupportPlan.id == Slot.plan_id)
        .where(
            StaffMember.person_id == person_id,
            Slot.participation_id.is_(None),
            Slot.on_date <= today,
            *is_carried_out(schools),
        )
        .order_by(Slot.on_date.desc(), Slot.starts_at, Slot.minutes, Slot.id)
    )
    return with_pupil(query)


def _used() -> Any:  # noqa: ANN401 - a subquery of one number
    return (
        select(func.coalesce(func.sum(Participation.units), 0))
        .where(
            Participation.measure_id == Slot.measure_id,
            Participation.is_live,
            Participation.mark.in_(USED),
        )
        .scalar_subquery()
    )
