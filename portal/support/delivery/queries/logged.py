"""What has a provider logged this week and today?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from sqlalchemy import RowMapping, Select, func, or_, select

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Participation, Session
from portal.support.delivery.queries.seen import COLUMNS, Seen, seen_in, with_pupil
from portal.support.delivery.rules.limit import Spent, monday_of
from portal.support.delivery.rules.remote import Answer, is_day_open, pending
from portal.support.delivery.types import Mark, Mode, Pending
from portal.support.plans.models import Measure, SupportPlan
from portal.support.staff.models import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One pupil's part in a session; `pupil` is None once they have left the school."""

    mark: Mark
    has_order: bool
    is_confirmed: bool
    is_denied: bool
    digits: str
    pupil: Seen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A session on record."""

    code: str
    held_on: date
    week: date
    starts_at: datetime
    minutes: int
    mode: Mode
    is_held: bool
    is_payable: bool
    over_minutes: int
    recorded_at: datetime
    parts: Sequence[Part]

    @property
    def pupils(self) -> list[Seen]:
        """The pupils the provider may still see."""
        return [one.pupil for one in self.parts if one.pupil is not None]

    @property
    def is_eligible(self) -> bool:
        """Nothing but the weekly limit stands against paying for it."""
        return self.is_payable or self.over_minutes > 0

    def spent(self, key: int = 0) -> Spent:
        """Return it as the weekly limit looks at it."""
        return Spent(
            key=key,
            day=self.held_on,
            minutes=self.minutes,
            mode=self.mode,
            is_eligible=self.is_eligible,
        )

    def pending(self, part: Part, *, at: datetime) -> list[Pending]:
        """Return why a pupil's part is not eligible."""
        answer = Answer(
            mode=self.mode,
            mark=part.mark,
            held_on=self.held_on,
            has_order=part.has_order,
            is_confirmed=part.is_confirmed,
            is_denied=part.is_denied,
        )
        return pending(answer, at=at)

    def may_still_count(self, *, at: datetime) -> bool:
        """Something is missing that can still come, and nobody said that it was not held."""
        found = [self.pending(one, at=at) for one in self.parts]
        return any(why and Pending.DENIED not in why for why in found)

    def waits_for_pupil(self, *, at: datetime) -> bool:
        """A pupil can still confirm it today and has not."""
        return is_day_open(self.held_on, at=at) and any(
            Pending.NOT_CONFIRMED in self.pending(one, at=at) for one in self.parts
        )


def list_logged(person_id: int, schools: Collection[int], *, now: datetime) -> list[Logged]:
    """Return the provider's sessions of this week, and what was recorded today of other weeks.

    One query, in order of start.
    """
    today = now.astimezone(RIGA).date()
    morning = datetime.combine(today, time(), RIGA)
    query = (
        _entries(person_id)
        .where(or_(Session.week == monday_of(today), Session.recorded_at >= morning))
        .order_by(Session.starts_at, Session.id, Participation.id)
    )
    return _read(query, schools)


def count_entries(person_id: int) -> int:
    """Count the provider's entries that are not undone."""
    query = (
        select(func.count())
        .select_from(Session)
        .join(StaffMember, StaffMember.id == Session.provider_id)
        .where(StaffMember.person_id == person_id, Session.voided_at.is_(None))
    )
    return db.session.scalar(query) or 0


def list_entries(
    person_id: int, schools: Collection[int], *, first: int, most: int
) -> list[Logged]:
    """Return some of the provider's entries, the latest first."""
    chosen = (
        select(Session.id)
        .join(StaffMember, StaffMember.id == Session.provider_id)
        .where(StaffMember.person_id == person_id, Session.voided_at.is_(None))
        .order_by(Session.starts_at.desc(), Session.id.desc())
        .offset(first)
        .limit(most)
    )
    query = (
        _entries(person_id)
        .where(Session.id.in_(chosen.subquery().select()))
        .order_by(Session.starts_at.desc(), Session.id.desc(), Participation.id)
    )
    return _read(query, schools)


def _entries(person_id: int) -> Select[*tuple[Any, ...]]:
    query = (
        select(
            *(getattr(Session, name) for name in _OF_SESSION),
            Participation.mark,
            Participation.order_id,
            Participation.confirmed_at,
            Participation.denied_at,
            Participation.confirm_code,
            SupportPlan.handed_over_at,
            *COLUMNS,
        )
        .select_from(Session)
        .join(StaffMember, StaffMember.id == Session.provider_id)
        .join(Participation, Participation.session_id == Session.id)
        .join(Measure, Measure.id == Participation.measure_id)
        .join(SupportPlan, SupportPlan.id == Participation.plan_id)
        .where(StaffMember.person_id == person_id, Session.voided_at.is_(None))
    )
    return with_pupil(query)


def _read(query: Select[*tuple[Any, ...]], schools: Collection[int]) -> list[Logged]:
    rows = db.session.execute(query).mappings()
    return [
        _logged(list(group), schools) for _, group in groupby(rows, key=lambda row: row["code"])
    ]


_OF_SESSION = tuple(one.name for one in fields(Logged) if one.name != "parts")


def _logged(rows: list[RowMapping], schools: Collection[int]) -> Logged:
    parts = [_part(row, schools) for row in rows]
    return Logged(parts=parts, **{name: rows[0][name] for name in _OF_SESSION})


def _part(row: RowMapping, schools: Collection[int]) -> Part:
    is_open = row["handed_over_at"] is None and row["school_id"] in schools
    return Part(
        mark=row["mark"],
        has_order=row["order_id"] is not None,
        is_confirmed=row["confirmed_at"] is not None,
        is_denied=row["denied_at"] is not None,
        digits=row["confirm_code"] or "",
        pupil=seen_in(row) if is_open else None,
    )
