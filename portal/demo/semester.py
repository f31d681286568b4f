"""The plans and sessions of one semester of an invented country."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from portal.demo.rows import Row, add
from portal.institutions.types import Period, Term
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Participation, Session
from portal.support.delivery.types import Mark, Mode
from portal.support.outcomes.models import Outcome
from portal.support.outcomes.types import Result
from portal.support.plans.models import Measure, PlanRisk, SupportPlan
from portal.support.plans.types import MeasureKind, PlanState, Risk, RiskGroup, Subject
from portal.support.staff.types import Specialist

PROVIDERS_A_SCHOOL = 6
_GRADES = [str(number) for number in range(1, 13)]
_MARKS = (*([Mark.ATTENDED] * 8), Mark.ABSENT_EXCUSED, Mark.ABSENT_UNEXCUSED)
_SUBJECTS = (*([Subject.MATHEMATICS] * 4), *([Subject.LATVIAN] * 3), Subject.ENGLISH)
_RESULTS = (*([Result.IMPROVED] * 7), Result.NONE, Result.NOT_NEEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SemesterOf:
    """Which semester, how large, and of which schools and pupils."""

    plans: int
    sessions: int
    year: str
    period: Period
    term: Term
    schools: Sequence[int]
    pupils_at: Mapping[int, Sequence[int]]
    first_person: int
    at: datetime


class Semester:
    """The plans and sessions of one semester."""

    def __init__(self, of: SemesterOf, number: int, first: Mapping[Any, int]) -> None:
        self.of = of
        self.first = first[SupportPlan] + number * of.plans
        self.first_measure = first[Measure] + number * of.plans
        self.first_risk = first[PlanRisk] + number * of.plans
        self.first_session = first[Session] + number * of.sessions
        self.is_over = of.term.ends_on < of.at.astimezone(RIGA).date()
        self.units = -(-of.sessions // of.plans)

    def load(self) -> None:
        """Add plans, risks, measures, sessions and outcomes."""
        plans = range(self.of.plans)
        add(SupportPlan, (self._plan(place) for place in plans))
        add(PlanRisk, (self._risk(place) for place in plans))
        add(Measure, (self._measure(place) for place in plans))
        add(Session, (self._session(place) for place in range(self.of.sessions)))
        add(Participation, (self._part(place) for place in range(self.of.sessions)))
        if self.is_over:
            add(Outcome, (self._outcome(place) for place in plans))

    def _school(self, place: int) -> int:
        schools = self.of.schools
        return schools[place % len(schools)]

    def _provider(self, place: int) -> int:
        schools = len(self.of.schools)
        at_school, round_ = place % schools, place // schools
        first = self.of.first_person
        return first + at_school * PROVIDERS_A_SCHOOL + round_ % PROVIDERS_A_SCHOOL

    def _plan(self, place: int) -> Row:
        school = self._school(place)
        pupils = self.of.pupils_at[school]
        nth = place // len(self.of.schools)
        return {
            "id": self.first + place,
            "code": f"NA-{self.first + place}",
            # Another third of the pupils each semester, so that many come again and many are new.
            "pupil_id": pupils[(nth + self.first) % len(pupils)],
            "school_id": school,
            "school_year": self.of.year,
            "period": self.of.period,
            "grade": _GRADES[place % len(_GRADES)],
            "starts_on": self.of.term.starts_on,
            "ends_on": self.of.term.ends_on,
            "author_id": self._provider(place),
            "state": PlanState.EVALUATED if self.is_over else PlanState.IN_PROGRESS,
            "signed_by": "",
            "pupil_words": "",
            "suspended_why": "",
            "opened_at": self.of.at,
            "submitted_on": self.of.term.starts_on,
            "approved_at": self.of.at,
            "is_imported": True,
            "is_outside_target": False,
            "version": 1,
        }

    def _risk(self, place: int) -> Row:
        return {
            "id": self.first_risk + place,
            "plan_id": self.first + place,
            "risk_group": RiskGroup.LEARNING,
            "risk": Risk.LEARNING_DIFFICULTIES,
            "justification": None,
        }

    def _measure(self, place: int) -> Row:
        return {
            "id": self.first_measure + place,
            "code": f"NM{self.first_measure + place}",
            "plan_id": self.first + place,
            "kind": MeasureKind.SUBJECT_CONSULTATION,
            "subject": _SUBJECTS[place % len(_SUBJECTS)],
            "specialist": Specialist.TEACHER,
            "provider_id": self._provider(place),
            "planned_units": self.units,
            "original_units": self.units,
        }

    def _session(self, place: int) -> Row:
        plan, turn = place % self.of.plans, place // self.of.plans
        # Plans of one provider follow each other through the day, their turns through the weeks.
        schools = len(self.of.schools)
        order = plan // schools // PROVIDERS_A_SCHOOL
        day = self.of.term.starts_on + timedelta(days=(turn * 7 + order % 5) % 110)
        slot = 60 * 8 + 45 * (order // 5 % 16)
        starts_at = datetime.combine(day, time(slot // 60, slot % 60), RIGA)
        return {
            "id": self.first_session + place,
            "code": f"NN{self.first_session + place}",
            "provider_id": self._provider(plan),
            "held_on": day,
            "week": day - timedelta(days=day.weekday()),
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=40),
            "minutes": 40,
            "mode": Mode.IN_PERSON,
            "is_in_lessons": False,
            "is_held": True,
            "is_payable": True,
            "over_minutes": 0,
            "note": "",
            "voided_why": "",
            "recorded_at": starts_at,
            "is_imported": True,
        }

    def _part(self, place: int) -> Row:
        plan = place % self.of.plans
        return {
            "session_id": self.first_session + place,
            "measure_id": self.first_measure + plan,
            "plan_id": self.first + plan,
            "mark": _MARKS[place % len(_MARKS)],
            "units": 1,
            "is_live": True,
            "confirm_tries": 0,
        }

    def _outcome(self, place: int) -> Row:
        result = _RESULTS[place % len(_RESULTS)]
        return {
            "plan_id": self.first + place,
            "result": result,
            "continues": result is not Result.NOT_NEEDED,
            "explanation": "",
            "pupil_said": "",
            "other_reason": "",
            "stop_reason": "",
            "is_undelivered": False,
        }
