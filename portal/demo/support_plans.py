"""The support plans of the demonstration: approved by every desk, logged as the weeks went by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy import select

from portal.demo.moments import on, working_day
from portal.demo.people import People
from portal.demo.pupils import PUPILS, Support
from portal.demo.pupils import Pupil as Invented
from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import Period, Term
from portal.kernel.clock import RIGA
from portal.kernel.identity import Role
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.service import slots
from portal.support.delivery.types import NOT_HELD, Mark
from portal.support.plans.models import Measure, PlanEvent, SupportPlan, WeeklySlot
from portal.support.plans.queries import lock_plan
from portal.support.plans.service.freezing import freeze
from portal.support.plans.service.opening import new_code
from portal.support.plans.service.sensitive import seal_risk
from portal.support.plans.types import Desk, MeasureKind, Move, PlanState
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.pupils.service.recording import new_code as new_pupil_code
from portal.support.staff.models import StaffMember

_MARKS = (
    *([Mark.ATTENDED] * 16),
    Mark.ABSENT_EXCUSED,
    Mark.ABSENT_UNEXCUSED,
    Mark.PROVIDER_ABSENT,
    Mark.CANCELLED,
)
_WENT_THROUGH = {
    PlanState.APPROVED: 3,
    PlanState.IN_PROGRESS: 3,
    PlanState.SUSPENDED: 3,
    PlanState.IN_APPROVAL: 1,
    PlanState.DRAFT: 0,
}
_THURSDAY, _FRIDAY = 3, 4
_DESKS = (Desk.HEAD, Desk.MUNICIPALITY, Desk.AGENCY)


@dataclass(frozen=True, slots=True)
class Where:
    """The school and the period the plans are for."""

    school: School
    year: str
    period: Period
    term: Term


class Plans:
    """Plans in every state, each as if its people had gone through it."""

    def __init__(
        self, where: Where, staff: Mapping[str, StaffMember], people: People, at: datetime
    ) -> None:
        self.where, self.staff, self.people, self.at = where, staff, people, at
        self.today = at.astimezone(RIGA).date()
        self.chance = Random(17)  # noqa: S311 - invented data

    def load(self) -> None:
        """Add the pupils, their plans and what took place."""
        for number, invented in enumerate(PUPILS):
            self._plan(invented, number)
        db.session.flush()

    def _plan(self, invented: Invented, number: int) -> None:
        approved = on(working_day(self.where.term.starts_on + timedelta(days=6)), 10)
        if invented.state is PlanState.APPROVED:
            approved = on(max(self.where.term.starts_on, self.today - timedelta(days=4)), 10)
        plan = self._begun(invented, approved)
        for risk, words in invented.risks:
            seal_risk(plan.id, risk, words)
        db.session.flush()
        for place, support in enumerate(invented.support, 1):
            self._measure(plan, support, place)
        db.session.flush()
        self._gone_through(plan, invented.state, approved, number)
        if invented.state in {PlanState.IN_PROGRESS, PlanState.SUSPENDED}:
            self._took_place(plan)

    def _begun(self, invented: Invented, approved: datetime) -> SupportPlan:
        pupil = Pupil(
            code=new_pupil_code(),
            first_name=invented.first_name,
            last_name=invented.last_name,
            recorded_at=approved - timedelta(days=5),
        )
        db.session.add(pupil)
        db.session.flush()
        db.session.add(
            Enrolment(
                pupil_id=pupil.id,
                school_id=self.where.school.id,
                grade=invented.grade,
                letter=invented.letter,
                starts_on=date(int(self.where.year[:4]), 9, 1),
            )
        )
        plan = SupportPlan(
            code=new_code(),
            pupil_id=pupil.id,
            school_id=self.where.school.id,
            school_year=self.where.year,
            period=self.where.period,
            grade=invented.grade,
            starts_on=self.where.term.starts_on,
            ends_on=self.where.term.ends_on,
            author_id=self.staff["author"].id,
            state=PlanState.DRAFT,
            signed_by=f"{invented.last_name}, vecāks",
            signed_on=(approved - timedelta(days=3)).date(),
            pupil_words=invented.words,
            opened_at=approved - timedelta(days=4),
        )
        db.session.add(plan)
        db.session.flush()
        return plan

    def _measure(self, plan: SupportPlan, support: Support, place: int) -> None:
        provider = self.staff[support.by]
        measure = Measure(
            code=f"{plan.code}-M{place}",
            plan_id=plan.id,
            kind=support.kind,
            subject=support.subject,
            specialist=provider.specialist,
            provider_id=provider.id,
            planned_units=support.units,
            slots=[WeeklySlot(weekday=self._weekday(support), starts_at=support.at, minutes=40)],
        )
        measure.risks = list(lock_plan(plan.id).risks)
        db.session.add(measure)
        if place == 1 and any(risk.risk == "material_circumstances" for risk in measure.risks):
            meals = Measure(
                code=f"{plan.code}-M9",
                plan_id=plan.id,
                kind=MeasureKind.MEALS,
                planned_amount=Decimal("120.00"),
            )
            meals.risks = list(measure.risks)
            db.session.add(meals)

    def _weekday(self, support: Support) -> int:
        """Turn the week so that what stands on a Thursday is today, or on the next Monday."""
        today = min(self.today.weekday(), _FRIDAY)
        return (support.weekday - _THURSDAY + today) % (_FRIDAY + 1)

    def _gone_through(
        self, plan: SupportPlan, state: PlanState, approved: datetime, number: int
    ) -> None:
        if state is PlanState.DRAFT:
            return
        desks = _WENT_THROUGH[state] + (number % 2 if state is PlanState.IN_APPROVAL else 0)
        handed_in = approved - timedelta(days=2)
        if state is PlanState.IN_APPROVAL:
            handed_in = self.at - timedelta(days=2)
        plan = lock_plan(plan.id)
        plan.submitted_on = handed_in.astimezone(RIGA).date()
        self._event(plan, Move.SUBMIT, PlanState.IN_APPROVAL, handed_in, None)
        plan.state = PlanState.IN_APPROVAL
        for passed, desk in enumerate(_DESKS[:desks], 1):
            is_last = passed == len(_DESKS)
            after = PlanState.APPROVED if is_last else PlanState.IN_APPROVAL
            self._event(plan, Move.APPROVE, after, handed_in + timedelta(hours=passed), desk)
        if desks == len(_DESKS):
            freeze(plan, at=approved)
            plan.state, plan.approved_at = PlanState.APPROVED, approved
            db.session.flush()
            slots.renew(plan, plan.measures, at=approved)
        else:
            plan.desk, plan.desk_since = _DESKS[desks], handed_in + timedelta(hours=desks)
        db.session.flush()
        self._ended_up(plan, state)

    def _ended_up(self, plan: SupportPlan, state: PlanState) -> None:
        if state is PlanState.SUSPENDED:
            at = self.at - timedelta(days=9)
            self._event(plan, Move.SUSPEND, PlanState.SUSPENDED, at, None)
            plan.suspended_at, plan.suspended_why = at, "Ilgstoši slimo."
            slots.clear(plan, at=at)
            plan.state = PlanState.SUSPENDED
        elif state is PlanState.IN_PROGRESS:
            plan.state = PlanState.IN_PROGRESS
        db.session.flush()

    def _event(
        self, plan: SupportPlan, move: Move, after: PlanState, at: datetime, desk: Desk | None
    ) -> None:
        by = {
            None: Role.AUTHOR,
            Desk.HEAD: Role.HEAD,
            Desk.MUNICIPALITY: Role.COORDINATOR,
            Desk.AGENCY: Role.EXPERT,
        }[desk]
        db.session.add(
            PlanEvent(
                plan_id=plan.id,
                move=move,
                desk=desk,
                before=plan.state,
                after=after,
                by_id=self.people[by].id,
                at=at,
                comment="",
            )
        )

    def _took_place(self, plan: SupportPlan) -> None:
        """Log what passed, but for a time here and there that somebody forgot."""
        for slot in self._passed(plan):
            if self.chance.random() < 0.04:  # noqa: PLR2004 - one in twenty-five is forgotten
                continue
            self._logged(slot, self.chance.choice(_MARKS))
        db.session.flush()

    def _passed(self, plan: SupportPlan) -> Iterator[Slot]:
        here = self.at.astimezone(RIGA)
        query = (
            select(Slot)
            .where(Slot.plan_id == plan.id, Slot.on_date < here.date())
            .order_by(Slot.on_date, Slot.starts_at, Slot.id)
        )
        yield from db.session.scalars(query).all()

    def _logged(self, slot: Slot, mark: Mark) -> None:
        starts_at = on(slot.on_date, slot.starts_at.hour, slot.starts_at.minute)
        session = db.session.scalar(
            select(Session).where(
                Session.provider_id == slot.provider_id, Session.starts_at == starts_at
            )
        )
        if session is None:
            session = Session(
                code=f"demo-{slot.id}",
                provider_id=slot.provider_id,
                held_on=slot.on_date,
                week=slot.on_date - timedelta(days=slot.on_date.weekday()),
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=slot.minutes),
                minutes=slot.minutes,
                is_held=mark not in NOT_HELD,
                note="",
                recorded_at=starts_at + timedelta(minutes=slot.minutes + 3),
                form_seconds=self.chance.randint(4, 14),
            )
            db.session.add(session)
            db.session.flush()
        part = Participation(
            session_id=session.id, measure_id=slot.measure_id, plan_id=slot.plan_id, mark=mark
        )
        db.session.add(part)
        db.session.flush()
        slot.participation_id = part.id
