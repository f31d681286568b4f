"""Schools, staff, pupils, plans and sessions."""

from datetime import date, time, timedelta
from decimal import Decimal

from portal.accounts.models import Person
from portal.institutions.models import PeriodDates, School
from portal.institutions.types import Founder, Period, Region, SchoolKind
from portal.kernel.clock import RIGA
from portal.kernel.identity import Role
from portal.support.claims.models import Claim
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.types import NOT_HELD, Mark
from portal.support.plans.models import Measure, PlanRisk, SupportPlan
from portal.support.plans.types import GROUP_OF, Desk, MeasureKind, PlanState, Risk, Subject
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.staff.models import StaffMember, StaffPlace
from portal.support.staff.types import Specialist
from portal.vault import fingerprint
from tests.builders.making import Making

YEAR = "2026/2027"


class SchoolBuilders(Making):
    """At noon it is the second semester of 2026/2027, which ends on 31 May."""

    def school(self, **given):
        """A municipal secondary school that has joined the programme."""
        number = self.number()
        if "municipality" not in given and "municipality_id" not in given:
            given["municipality"] = self.municipality()
        if "municipality" in given:
            given["municipality_id"] = given.pop("municipality").id
        sound = {
            "code": f"SK{number}",
            "name": f"Upmalas {number}. vidusskola",
            "region": Region.KURZEME,
            "kind": SchoolKind.GENERAL,
            "founder": Founder.MUNICIPALITY,
            "joined_school_year": YEAR,
            "joined_semester": Period.FIRST,
        }
        return self.save(School(**(sound | given)))

    def semester(self, **given):
        """The second semester of 2026/2027, for every grade."""
        sound = {
            "school_year": YEAR,
            "period": Period.SECOND,
            "grade_from": "1",
            "grade_to": "C4",
            "starts_on": date(2027, 1, 4),
            "ends_on": date(2027, 5, 31),
        }
        return self.save(PeriodDates(**(sound | given)))

    def staff(self, school, *, role=Role.PROVIDER, person=None, **given):
        """Somebody who works at the school and can sign in: `staff.person`."""
        number = self.number()
        if person is None:
            person = self.person(name=f"Darbiniece Nr. {number}", roles=[(role, school)])
        else:
            self.role(person, role, school)
        sound = {
            "code": f"S{number}",
            "first_name": "Darbiniece",
            "last_name": f"Nr. {number}",
            "specialist": Specialist.TEACHER,
            "email": person.email,
            "person_id": person.id,
        }
        staff = StaffMember(**(sound | given))
        staff.places = [StaffPlace(school_id=school.id)]
        return self.save(staff)

    def place_of(self, staff, **given):
        """The staff member's first place, changed as you say."""
        place = (
            self.session.query(StaffPlace)
            .filter_by(staff_id=staff.id)
            .order_by(StaffPlace.id)
            .first()
        )
        for name, value in given.items():
            setattr(place, name, value)
        return self.save(place)

    def account_of(self, staff):
        """The person behind a staff member."""
        return self.session.get(Person, staff.person_id)

    def author(self, school, **given):
        return self.staff(school, role=Role.AUTHOR, specialist=Specialist.SOCIAL_PEDAGOGUE, **given)

    def head(self, school, **given):
        return self.person(roles=[(Role.HEAD, school)], **given)

    def school_coordinator(self, school, **given):
        return self.person(roles=[(Role.SCHOOL_COORDINATOR, school)], **given)

    def expert(self, **given):
        return self.person(roles=[(Role.EXPERT, None)], **given)

    def pupil(self, school, *, grade="8", letter="a", personal_code=None, **given):
        """A pupil who learns at the school since September."""
        number = self.number()
        sound = {
            "code": f"P{number}",
            "first_name": f"Krists{number}",
            "last_name": f"Bērziņš{number}",
            "personal_code": personal_code,
            "personal_code_print": fingerprint(personal_code) if personal_code else None,
            "recorded_at": self.now,
        }
        pupil = Pupil(**(sound | given))
        since = date(2026, 9, 1)
        pupil.places = [Enrolment(school_id=school.id, grade=grade, letter=letter, starts_on=since)]
        return self.save(pupil)

    def plan(self, *, school=None, pupil=None, author=None, risks=None, measures=1, **given):
        """A plan in progress for learning difficulties, with a consultation of ten units."""
        number = self.number()
        school = school or self.school()
        author = author or self.author(school)
        pupil = pupil or self.pupil(school)
        sound = {
            "code": f"A-{number}",
            "school_year": YEAR,
            "period": Period.SECOND,
            "grade": "8",
            "starts_on": date(2027, 1, 4),
            "ends_on": date(2027, 5, 31),
            "state": PlanState.IN_PROGRESS,
            "signed_by": "Vecāks",
            "signed_on": date(2027, 1, 5),
            "pupil_words": "Gribu saprast matemātiku.",
            "opened_at": self.now - timedelta(days=50),
            "submitted_on": date(2027, 1, 7),
            "approved_at": self.now - timedelta(days=45),
        }
        if given.get("state") is PlanState.DRAFT:
            sound |= {"submitted_on": None, "approved_at": None}
        if given.get("state") is PlanState.IN_APPROVAL:
            sound |= {"desk": Desk.HEAD, "desk_since": self.now - timedelta(days=2)}
        plan = self.save(
            SupportPlan(
                pupil_id=pupil.id, school_id=school.id, author_id=author.id, **(sound | given)
            )
        )
        for risk in [Risk.LEARNING_DIFFICULTIES] if risks is None else risks:
            self.risk(plan, risk)
        for _ in range(measures):
            self.measure(plan)
        return plan

    def risk(self, plan, risk=Risk.LEARNING_DIFFICULTIES, **given):
        """A risk of learning or means; health and family are added through the service."""
        sound = {
            "risk_group": GROUP_OF[risk],
            "risk": risk,
            "justification": "Divi zemi vērtējumi.",
        }
        return self.save(PlanRisk(plan_id=plan.id, **(sound | given)))

    def measure(self, plan, *, provider=None, units=10, **given):
        """A consultation in mathematics for the plan's first risk."""
        school = self.session.get(School, plan.school_id)
        provider = provider or self.staff(school)
        sound = {
            "code": f"M-{self.number()}",
            "kind": MeasureKind.SUBJECT_CONSULTATION,
            "subject": Subject.MATHEMATICS,
            "specialist": provider.specialist,
            "planned_units": units,
            "original_units": units,
        }
        measure = Measure(plan_id=plan.id, provider_id=provider.id, **(sound | given))
        first = (
            self.session.query(PlanRisk).filter_by(plan_id=plan.id).order_by(PlanRisk.id).first()
        )
        measure.risks = [first] if first else []
        return self.save(measure)

    def claim(self, measure, **given):
        """Ten euros for a day of February, handed in."""
        sound = {
            "code": f"K{self.number()}",
            "plan_id": measure.plan_id,
            "period_from": date(2027, 2, 1),
            "period_to": date(2027, 2, 1),
            "days": 1,
            "amount": Decimal(10),
            "submitted_at": self.now,
        }
        return self.save(Claim(measure_id=measure.id, **(sound | given)))

    def slot(self, measure, on_date=None, starts_at=time(14, 10), **given):
        """A proposed time; today unless said otherwise."""
        sound = {"minutes": 40, "provider_id": measure.provider_id, "plan_id": measure.plan_id}
        on_date = on_date or self.now.astimezone(RIGA).date()
        return self.save(
            Slot(measure_id=measure.id, on_date=on_date, starts_at=starts_at, **(sound | given))
        )

    def held(self, *measures, marks=None, at=None, minutes=40, **given):
        """A session that took place an hour ago for these measures, everybody there."""
        at = at or self.now - timedelta(hours=1)
        marks = marks or [Mark.ATTENDED] * len(measures)
        day = at.astimezone(RIGA).date()
        sound = {
            "code": f"N-{self.number()}",
            "provider_id": measures[0].provider_id,
            "held_on": day,
            "week": day - timedelta(days=day.weekday()),
            "starts_at": at,
            "ends_at": at + timedelta(minutes=minutes),
            "minutes": minutes,
            "is_held": any(mark not in NOT_HELD for mark in marks),
            "recorded_at": at,
        }
        session = self.save(Session(**(sound | given)))
        for measure, mark in zip(measures, marks, strict=True):
            self.save(
                Participation(
                    session_id=session.id, measure_id=measure.id, plan_id=measure.plan_id, mark=mark
                )
            )
        return session
