"""Sessions: one event of one provider, with a mark for each pupil."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from portal.kernel.riga import instants
from portal.support.delivery.rules.logging import is_held
from portal.support.intake.queries import support as portal
from portal.support.intake.rules.overlaps import Taken, Times
from portal.support.intake.service.clerk import Clerk, codes_in
from portal.support.intake.service.clerks.meetings import Meeting, Meetings
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import (
    Known,
    KnownMeasure,
    KnownPlan,
    Row,
    Sheet,
    Stored,
    Wrong,
)
from portal.support.plans.types import ECONOMIC, PlanState

_CLOSED = frozenset({PlanState.DRAFT, PlanState.SUSPENDED, PlanState.EVALUATED, PlanState.INACTIVE})


class SessionClerk(Clerk):
    """What is over the weekly limit is kept and marked; two at once are refused."""

    sheet = Sheet.SESSIONS
    is_referred_to = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._times = Times()
        self._meetings = Meetings(desk)

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, the providers, the measures and their plans."""
        self._stored = portal.sessions(codes_in(rows, "code"))
        providers = codes_in(rows, "provider")
        self.desk.providers |= providers
        self.desk.fetch(Sheet.PROVIDERS, providers)
        self.desk.fetch_measures({code for row in rows for code in row.values.get("measures", ())})

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """Everybody is known, the hour exists and has passed, and there is a mark for each."""
        self.desk.refer(row, "provider", Sheet.PROVIDERS, Known)
        plans = self._plans(row)
        self._judge_marks(row)
        starts_at = self._judge_time(row)
        if not row.is_sound or starts_at is None:
            return None, None
        if len({plan.pupil for plan in plans}) != len(plans):
            self.desk.fault(row, "measures", Wrong.SAME_PUPIL_TWICE)
        row.values["starts_at"] = starts_at
        stored = self._stored.get(row.values["code"])
        if stored is None or self.differences(row, stored):
            self._judge_change(row, stored, plans)
        meeting = Meeting.of(row)
        if row.is_sound and is_held(meeting.marks):
            taken = Taken(starts_at, meeting.ends_at, row.line, row.values["code"])
            self._times.take(row.values["provider"], taken)
        return stored, None

    def _plans(self, row: Row) -> list[KnownPlan]:
        found = []
        for code in row.values.get("measures", ()):
            measure = self.desk.refer_to(row, "measures", Sheet.MEASURES, KnownMeasure, code)
            plan = self.desk.plan_of(measure) if measure is not None else None
            if measure is None:
                continue
            if plan is None or not self.desk.may_touch(plan):
                self.desk.fault(row, "measures", Wrong.UNKNOWN_MEASURE, value=code)
            elif measure.kind in ECONOMIC:
                self.desk.fault(row, "measures", Wrong.NO_SESSIONS, value=code)
            else:
                found.append(plan)
        return found

    def _judge_marks(self, row: Row) -> None:
        measures, marks = row.values.get("measures"), row.values.get("attendance")
        if measures and marks and len(measures) != len(marks):
            counts = {"found": len(marks), "expected": len(measures)}
            self.desk.fault(row, "attendance", Wrong.ATTENDANCE_COUNT, **counts)

    def _judge_time(self, row: Row) -> datetime | None:
        """Return when it began; of an hour that comes twice, the first (facts 7)."""
        day, clock = row.values.get("held_on"), row.values.get("starts_at")
        if day is None or clock is None:
            return None
        meant = instants(datetime.combine(day, clock))
        if not meant:
            time = clock.strftime("%H:%M")
            self.desk.fault(row, "starts_at", Wrong.TIME_SKIPPED, time=time)
            return None
        if meant[0] > self.desk.at:
            self.desk.fault(row, "held_on", Wrong.IN_THE_FUTURE)
        return meant[0]

    def _judge_change(self, row: Row, stored: Stored | None, plans: Sequence[KnownPlan]) -> None:
        day = row.values["held_on"]
        if stored is not None and not stored.is_imported:
            self.desk.fault(row, "code", Wrong.NOT_IMPORTED)
        if not all(_takes(plan, row.values["starts_at"]) for plan in plans):
            self.desk.fault(row, "measures", Wrong.PLAN_CLOSED)
        if any(not plan.term.includes(day) for plan in plans):
            self.desk.note(row, "held_on", Wrong.OUTSIDE_PERIOD)

    def comparable(self, row: Row) -> Mapping[str, Any]:
        """Marks by the measure, whatever their order."""
        marks = dict(zip(row.values["measures"], row.values["attendance"], strict=True))
        return {**row.values, "marks": marks}

    def finish(self, *, is_writing: bool) -> None:
        """Look for two at once, in the file and with what is stored; mark the weeks."""
        for one, other in self._times.collisions():
            values = {"code": other.code, "row": other.line}
            self.desk.fault(Row(one.line, {}), "starts_at", Wrong.OVERLAPS, **values)
        if self._times.providers:
            self._look_into_the_portal()
        if is_writing and not self.desk.faults:
            self._meetings.follow_up()

    def _look_into_the_portal(self) -> None:
        first, last = self._times.stretch
        for provider, starts_at, ends_at, code in portal.times_of(
            self._times.providers, first=first, last=last
        ):
            hit = self._times.hit_by(provider, starts_at, ends_at)
            if hit is not None and code not in self.lines:
                row = Row(hit.line, {})
                self.desk.fault(row, "starts_at", Wrong.OVERLAPS_STORED, code=code)

    def write(self) -> None:
        """Add and change."""
        self._meetings.add([Meeting.of(row) for row in self.new])
        for row, stored in self.changed:
            self._meetings.change(Meeting.of(row), stored)


def _takes(plan: KnownPlan, starts_at: datetime) -> bool:
    """A plan of the portal is carried out; a suspended one takes what took place before."""
    if plan.is_imported:
        return True
    if plan.suspended_at is not None and plan.state is PlanState.SUSPENDED:
        return starts_at < plan.suspended_at
    return plan.state not in _CLOSED
