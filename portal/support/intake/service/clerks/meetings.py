"""Writing sessions with a mark for each pupil, and what follows from them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.rules.limit import Spent, monday_of, reckon
from portal.support.delivery.rules.logging import is_held
from portal.support.delivery.rules.slots import units_of
from portal.support.delivery.service.reckoning import limits, reckon_weeks
from portal.support.delivery.service.slots import renew
from portal.support.delivery.types import Mark, Mode
from portal.support.intake.queries.known import in_parts
from portal.support.intake.queries.support import free_slots, live_plans
from portal.support.intake.service.clerk import (
    change,
    insert_all,
    insert_in_order,
    insert_plain,
)
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import KnownMeasure, Row, Sheet, Stored
from portal.support.plans.service.moving import start
from portal.support.policies.types import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A session as the file tells it."""

    code: str
    provider: str
    held_on: date
    starts_at: datetime
    minutes: int
    mode: Mode
    parts: Mapping[str, Mark]
    """What became of it, by the code of each pupil's measure."""

    @classmethod
    def of(cls, row: Row) -> "Meeting":
        """Take a sound row, its time turned into an instant."""
        values = row.values
        return cls(
            code=values["code"],
            provider=values["provider"],
            held_on=values["held_on"],
            starts_at=values["starts_at"],
            minutes=values["minutes"],
            mode=values["mode"],
            parts=dict(zip(values["measures"], values["attendance"], strict=True)),
        )

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What became of it for each pupil."""
        return tuple(self.parts.values())

    @property
    def ends_at(self) -> datetime:
        """When it ended."""
        return self.starts_at + timedelta(minutes=self.minutes)


class Meetings:
    """Writes them and remembers whose weeks have to be marked anew."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._weeks: dict[int, set[date]] = defaultdict(set)
        self._plans: set[int] = set()

    def add(self, meetings: Sequence[Meeting]) -> None:
        """Write new ones, each with its parts."""
        keys = insert_all(Session, [self._new(one) for one in meetings])
        parts = [part for one in meetings for part in self._parts(one, keys[one.code], one.parts)]
        self._add_parts(parts)

    def change(self, one: Meeting, stored: Stored) -> None:
        """Write an imported one anew; its parts keep their keys where they stay."""
        day = stored.values["starts_at"].astimezone(RIGA).date()
        self._touch(self._desk.id_of(Sheet.PROVIDERS, stored.values["provider"]), day)
        change(Session, stored.id, **self._columns(one))
        gone = stored.values["marks"].keys() - one.parts.keys()
        self._remove_parts(stored.id, gone)
        come = {code: one.parts[code] for code in one.parts.keys() - stored.values["marks"].keys()}
        self._add_parts(self._parts(one, stored.id, come))
        for code in one.parts.keys() & stored.values["marks"].keys():
            db.session.execute(
                update(Participation)
                .where(
                    Participation.session_id == stored.id,
                    Participation.measure_id == self._desk.id_of(Sheet.MEASURES, code),
                )
                .values(mark=one.parts[code], units=self._units(one))
            )

    def _new(self, one: Meeting) -> dict[str, Any]:
        return {
            "code": one.code,
            **self._columns(one),
            "recorded_at": self._desk.at,
            "recorded_by_id": self._desk.by,
            "is_imported": True,
        }

    def _columns(self, one: Meeting) -> dict[str, Any]:
        provider = self._desk.id_of(Sheet.PROVIDERS, one.provider)
        self._touch(provider, one.held_on)
        was_held = is_held(one.marks)
        return {
            "provider_id": provider,
            "held_on": one.held_on,
            "week": monday_of(one.held_on),
            "starts_at": one.starts_at,
            "ends_at": one.ends_at,
            "minutes": one.minutes,
            "mode": one.mode,
            "is_held": was_held,
            "is_payable": was_held,
        }

    def _touch(self, provider_id: int | None, day: date) -> None:
        if provider_id is not None:
            self._weeks[provider_id].add(monday_of(day))

    def _units(self, one: Meeting) -> int:
        length = self._desk.rules.number(Policy.UNIT_MINUTES, one.held_on)
        return units_of(one.minutes, length)

    def _parts(
        self, one: Meeting, session_id: int, marks: Mapping[str, Mark]
    ) -> list[dict[str, Any]]:
        found = []
        for code, mark in marks.items():
            measure = self._desk.find(Sheet.MEASURES, code, KnownMeasure)
            plan = self._desk.plan_of(measure) if measure else None
            if measure is not None and plan is not None and plan.id is not None:
                self._plans.add(plan.id)
                found.append(
                    {
                        "session_id": session_id,
                        "measure_id": measure.id,
                        "plan_id": plan.id,
                        "mark": mark,
                        "units": self._units(one),
                        "held_on": one.held_on,
                    }
                )
        return found

    def _add_parts(self, parts: Sequence[Mapping[str, Any]]) -> None:
        """Write parts; each settles a time that was proposed for its measure that day."""
        if not parts:
            return
        free = free_slots({part["measure_id"] for part in parts})
        columns = [
            {name: value for name, value in part.items() if name != "held_on"} for part in parts
        ]
        if not free:
            insert_plain(Participation, columns)
            return
        keys = insert_in_order(Participation, columns)
        for key, part in zip(keys, parts, strict=True):
            slots = free[part["measure_id"]]
            slot = next((slot for day, slot in slots if day == part["held_on"]), None)
            if slot is not None:
                slots.remove((part["held_on"], slot))
                db.session.execute(update(Slot).where(Slot.id == slot).values(participation_id=key))

    def _remove_parts(self, session_id: int, codes: Collection[str]) -> None:
        measures = [self._desk.id_of(Sheet.MEASURES, code) for code in codes]
        found = db.session.scalars(
            select(Participation.id).where(
                Participation.session_id == session_id, Participation.measure_id.in_(measures)
            )
        ).all()
        db.session.execute(
            update(Slot).where(Slot.participation_id.in_(found)).values(participation_id=None)
        )
        db.session.execute(delete(Participation).where(Participation.id.in_(found)))

    def follow_up(self) -> None:
        """Do what a session entered in the portal would do, once all of them are there."""
        self._reckon_weeks()
        for some in in_parts(self._plans):
            for plan in live_plans(some, on=self._desk.today):
                start(plan, by=self._desk.by, at=self._desk.at)
                renew(plan, plan.measures, at=self._desk.at)

    def _reckon_weeks(self) -> None:
        """Mark what is over the weekly limit, in every week of every provider that changed."""
        limit_on = limits(self._desk.rules)
        for some in in_parts(self._weeks):
            marked: list[dict[str, Any]] = []
            for (provider, week), sessions in self._by_week(some).items():
                if any(_needs_its_own_look(one) for one in sessions):
                    reckon_weeks(provider, [week], at=self._desk.at)
                else:
                    verdicts = reckon([_spent(one) for one in sessions], limit_on)
                    marked += _to_mark(sessions, verdicts)
            _mark(marked)

    def _by_week(self, providers: Iterable[int]) -> dict[tuple[int, date], list[Any]]:
        """Return the held sessions of the weeks that changed, in the order of their start."""
        found: dict[tuple[int, date], list[Any]] = defaultdict(list)
        weeks = {week for one in providers for week in self._weeks[one]}
        rows = db.session.execute(
            select(
                Session.id,
                Session.provider_id,
                Session.week,
                Session.held_on,
                Session.minutes,
                Session.mode,
                Session.is_imported,
                Session.over_minutes,
                Session.is_payable,
            )
            .where(
                Session.provider_id.in_(providers),
                Session.week.between(min(weeks), max(weeks)),
                Session.is_held,
                Session.voided_at.is_(None),
            )
            .order_by(Session.provider_id, Session.starts_at, Session.id)
        )
        for row in rows:
            if row.week in self._weeks[row.provider_id]:
                found[row.provider_id, row.week].append(row)
        return found


def _needs_its_own_look(one: Any) -> bool:  # noqa: ANN401 - a row of several columns
    """Whether a remote session made in the portal is paid hangs on orders and confirmations."""
    return one.mode is Mode.REMOTE and not one.is_imported


def _spent(one: Any) -> Spent:  # noqa: ANN401 - a row of several columns
    return Spent(key=one.id, day=one.held_on, minutes=one.minutes, mode=one.mode)


def _to_mark(sessions: Iterable[Any], verdicts: Mapping[int, Any]) -> list[dict[str, Any]]:
    return [
        {"key": one.id, "over": verdicts[one.id].over_minutes, "pays": verdicts[one.id].is_payable}
        for one in sessions
        if (one.over_minutes, one.is_payable)
        != (verdicts[one.id].over_minutes, verdicts[one.id].is_payable)
    ]


def _mark(marked: Sequence[Mapping[str, Any]]) -> None:
    if marked:
        table = Session.__table__
        db.session.connection().execute(
            table.update()
            .where(table.c.id == bindparam("key"))
            .values(over_minutes=bindparam("over"), is_payable=bindparam("pays")),
            list(marked),
        )
