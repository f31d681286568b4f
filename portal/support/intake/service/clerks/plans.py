"""Plans, with how they ended."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import delete

from portal.extensions import db
from portal.institutions.types import GRADES, Term
from portal.kernel.clock import RIGA
from portal.support.intake.queries import stored as portal
from portal.support.intake.service.clerk import Clerk, change, codes_in, insert_all, insert_plain
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import (
    Known,
    KnownPlan,
    KnownPupil,
    KnownSchool,
    Row,
    Sheet,
    Stored,
    Wrong,
)
from portal.support.outcomes.models import Outcome, OutcomeReason
from portal.support.outcomes.types import Result
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import Desk as ApprovalDesk
from portal.support.plans.types import PlanState
from portal.support.policies.types import Policy

_FIXED = ("pupil", "school", "school_year", "period")
_ENDING = ("result", "continue", "stopped_on", "stop_reason", "no_improvement_reasons")
_NEVER_HANDED_IN = frozenset({PlanState.DRAFT, PlanState.INACTIVE})
_OVER = frozenset({PlanState.EVALUATED, PlanState.INACTIVE})
_NEVER_APPROVED = _NEVER_HANDED_IN | {PlanState.IN_APPROVAL}
_NOTHING: tuple[object, ...] = (None, (), frozenset())
_PLACE = {grade: place for place, grade in enumerate(GRADES)}


class PlanClerk(Clerk):
    """History is welcome: what a new plan must have, an old one may lack."""

    sheet = Sheet.PLANS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._keys: dict[portal.PlanKey, str] = {}

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, and whom they speak of."""
        codes, pupils = codes_in(rows, "code"), codes_in(rows, "pupil")
        self._stored = portal.plans(codes)
        self.desk.fetch(self.sheet, codes)
        self.desk.fetch(Sheet.PUPILS, pupils)
        self.desk.fetch(Sheet.SCHOOLS, codes_in(rows, "school"))
        self.desk.fetch(Sheet.PROVIDERS, codes_in(rows, "author"))
        self._keys = portal.plan_keys(pupils) | self._keys

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """One plan a pupil, school and period; what was made in the portal stays as it is."""
        values = row.values
        self.desk.refer(row, "author", Sheet.PROVIDERS, Known)
        self.desk.refer(row, "school", Sheet.SCHOOLS, KnownSchool)
        pupil = self.desk.refer(row, "pupil", Sheet.PUPILS, KnownPupil)
        if values.get("no_improvement_reasons") and values.get("result") is not Result.NONE:
            self.desk.fault(row, "no_improvement_reasons", Wrong.REASONS_UNWANTED)
        stored = self._stored.get(values.get("code", ""))
        if row.is_sound and pupil is not None:
            self._judge_place(row, pupil)
            self._judge_key(row)
        if row.is_sound and stored is not None:
            self._judge_change(row, stored)
        if not row.is_sound:
            return stored, None
        return stored, self._known(row, stored)

    def _known(self, row: Row, stored: Stored | None) -> KnownPlan:
        before = self.desk.find(self.sheet, row.values["code"], KnownPlan)
        return KnownPlan(
            stored.id if stored else None,
            pupil=row.values["pupil"],
            school=row.values["school"],
            state=row.values["state"],
            term=before.term if before else self._term(row),
            is_imported=stored.is_imported if stored else True,
            is_gone=before.is_gone if before else False,
        )

    def _judge_place(self, row: Row, pupil: KnownPupil) -> None:
        school, scope = row.values["school"], self.desk.scope
        term, state = self._term(row), row.values["state"]
        is_over = state in _OVER or term.ends_on < self.desk.today
        if not scope.includes(school):
            self.desk.fault(row, "school", Wrong.FOREIGN_SCHOOL, value=school)
        elif not scope.includes(pupil.school):
            self.desk.fault(row, "pupil", Wrong.FOREIGN_PUPIL)
        elif not is_over and pupil.school != school:
            self.desk.fault(row, "school", Wrong.LEARNS_ELSEWHERE)
        self._note_history(row, pupil, term)

    def _note_history(self, row: Row, pupil: KnownPupil, term: Term) -> None:
        """Name what is unusual about a plan of long ago; it is kept."""
        is_open = row.values["state"] not in _OVER
        if pupil.school not in {None, row.values["school"]}:
            self.desk.note(row, "school", Wrong.FORMER_SCHOOL, school=pupil.school)
        if is_open and term.ends_on < self.desk.today:
            self.desk.note(row, "state", Wrong.PERIOD_ENDED, day=term.ends_on.isoformat())
        if not self._is_in_target(row, term):
            self.desk.note(row, "grade", Wrong.OUTSIDE_TARGET, grade=row.values["grade"])

    def _judge_key(self, row: Row) -> None:
        values = row.values
        if values["state"] is PlanState.INACTIVE:
            return
        key = (values["pupil"], values["school"], values["school_year"], values["period"])
        before = self._keys.setdefault(key, values["code"])
        if before != values["code"]:
            self.desk.fault(row, "pupil", Wrong.PLAN_TWICE, plan=before)

    def _judge_change(self, row: Row, stored: Stored) -> None:
        changes = self.differences(row, stored)
        for column in _FIXED:
            if column in changes:
                self.desk.fault(row, column, Wrong.FIXED)
        if changes and not stored.is_imported:
            self.desk.fault(row, "code", Wrong.NOT_IMPORTED)

    def comparable(self, row: Row) -> Mapping[str, Any]:
        """Reasons in any order; a plan handed in on an unstated day keeps the day it was given."""
        given = dict(row.values)
        if "no_improvement_reasons" in given:
            given["no_improvement_reasons"] = frozenset(given["no_improvement_reasons"] or ())
        if given.get("submitted_on") is None and given["state"] not in _NEVER_HANDED_IN:
            given.pop("submitted_on", None)
        return given

    def _term(self, row: Row) -> Term:
        values = row.values
        return self.desk.calendar.term(values["school_year"], values["period"], values["grade"])

    def _is_in_target(self, row: Row, term: Term) -> bool:
        """The grade belonged to the target group when the period began (School 12)."""
        lowest, _, highest = self.desk.rules.on(Policy.TARGET_GRADES, term.starts_on).partition("-")
        return _PLACE[lowest] <= _PLACE[row.values["grade"]] <= _PLACE[highest]

    def write(self) -> None:
        """Add plans with their endings; change what was imported before."""
        keys = insert_all(SupportPlan, [self._new(row) for row in self.new])
        self.note_keys(keys)
        for row, stored in self.changed:
            if self.differences(row, stored).keys() - set(_ENDING):
                change(SupportPlan, stored.id, **self._changeable(row))
            if self.differences(row, stored).keys() & set(_ENDING):
                self._remove_ending(stored.id)
                keys[row.values["code"]] = stored.id
        endings: list[tuple[Row, dict[str, Any]]] = [(row, {}) for row in self.new]
        endings += [(row, dict(stored.values)) for row, stored in self.changed]
        self._add_endings(
            {
                keys[row.values["code"]]: before | row.values
                for row, before in endings
                if row.values["code"] in keys
            }
        )

    def _new(self, row: Row) -> dict[str, Any]:
        values, term = row.values, self._term(row)
        submitted = values.get("submitted_on")
        if submitted is None and values["state"] not in _NEVER_HANDED_IN:
            submitted = min(term.starts_on, self.desk.today)
        was_approved = submitted is not None and values["state"] not in _NEVER_APPROVED
        return {
            "code": values["code"],
            "pupil_id": self.desk.id_of(Sheet.PUPILS, values["pupil"]),
            "school_id": self.desk.id_of(Sheet.SCHOOLS, values["school"]),
            "school_year": values["school_year"],
            "period": values["period"],
            "starts_on": term.starts_on,
            "ends_on": term.ends_on,
            "opened_at": self.desk.at,
            "approved_at": noon(submitted) if was_approved and submitted else None,
            "is_imported": True,
            "is_outside_target": not self._is_in_target(row, term),
            **self._changeable(row),
            "submitted_on": submitted,
        }

    def _changeable(self, row: Row) -> dict[str, Any]:
        values, state = row.values, row.values["state"]
        stopped = values.get("stopped_on")
        is_suspended, is_waiting = state is PlanState.SUSPENDED, state is PlanState.IN_APPROVAL
        handed_in = values.get("submitted_on")
        found = {
            "grade": values["grade"],
            "author_id": self.desk.id_of(Sheet.PROVIDERS, values["author"]),
            "state": state,
            "desk": ApprovalDesk.HEAD if is_waiting else None,
            "desk_since": (noon(handed_in) if handed_in else self.desk.at) if is_waiting else None,
            "suspended_at": (noon(stopped) if stopped else self.desk.at) if is_suspended else None,
            "suspended_why": (values.get("stop_reason") or "") if is_suspended else "",
        }
        if handed_in is not None or state in _NEVER_HANDED_IN:
            found["submitted_on"] = handed_in
        return found

    def _remove_ending(self, plan_id: int) -> None:
        db.session.execute(delete(OutcomeReason).where(OutcomeReason.plan_id == plan_id))
        db.session.execute(delete(Outcome).where(Outcome.plan_id == plan_id))

    def _add_endings(self, ended: Mapping[int, Mapping[str, Any]]) -> None:
        outcomes = [
            {
                "plan_id": key,
                "result": values.get("result"),
                "continues": values.get("continue"),
                "stopped_on": values.get("stopped_on"),
                "stop_reason": values.get("stop_reason") or "",
            }
            for key, values in ended.items()
            if any(values.get(name) not in _NOTHING for name in _ENDING)
        ]
        reasons = [
            {"plan_id": key, "why": why}
            for key, values in ended.items()
            for why in values.get("no_improvement_reasons") or ()
        ]
        insert_plain(Outcome, outcomes)
        insert_plain(OutcomeReason, reasons)


def noon(day: date) -> datetime:
    """Return the middle of a day in Riga: for what the files know the day of alone."""
    return datetime.combine(day, time(12), tzinfo=RIGA)
