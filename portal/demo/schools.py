"""A school of the demonstration: its people, its pupils, what was planned and what took place."""

from datetime import date, datetime

from portal.accounts.models import Person
from portal.demo.people import People
from portal.demo.support_plans import Plans, Where
from portal.extensions import db
from portal.institutions.calendar import school_year_of, usual_term
from portal.institutions.models import Agreement, Municipality, PeriodDates, School, SchoolBreak
from portal.institutions.types import Founder, PartnerKind, Period, Region, SchoolKind, Term
from portal.kernel.clock import RIGA
from portal.kernel.identity import Role
from portal.support.staff.models import StaffMember, StaffPlace
from portal.support.staff.types import Specialist


class Schools:
    """A secondary school with support plans of this period, and a state school beside it."""

    def __init__(self, town: Municipality, people: People, at: datetime) -> None:
        self.town, self.people, self.at = town, people, at
        self.today = at.astimezone(RIGA).date()
        self.year = school_year_of(self.today)
        self.period, self.term = _present(self.year, self.today)
        self.staff: dict[str, StaffMember] = {}

    def load(self) -> None:
        """Add schools, calendar, staff, pupils, plans and sessions."""
        self.school = self._school("LIE-R6", "Liepājas Raiņa 6. vidusskola", Founder.MUNICIPALITY)
        state = self._school("LIE-LVT", "Liepājas Valsts tehnikums", Founder.IZM)
        self._agreements(state)
        self._calendar()
        self._people()
        where = Where(self.school, self.year, self.period, self.term)
        Plans(where, self.staff, self.people, self.at).load()

    def _school(self, code: str, name: str, founder: Founder) -> School:
        is_state = founder is not Founder.MUNICIPALITY
        school = School(
            code=code,
            name=name,
            municipality_id=self.town.id,
            region=Region.KURZEME,
            kind=SchoolKind.VOCATIONAL if is_state else SchoolKind.GENERAL,
            founder=founder,
            joined_school_year="2017/2018",
            joined_semester=Period.FIRST,
            contact_name="Aigars Rozītis",
            contact_phone="6000 0303",
        )
        db.session.add(school)
        db.session.flush()
        return school

    def _agreements(self, state: School) -> None:
        db.session.add_all(
            [
                Agreement(
                    number="P6-13/12-2017",
                    partner_kind=PartnerKind.MUNICIPALITY,
                    municipality_id=self.town.id,
                    signed_on=date(2017, 9, 4),
                ),
                Agreement(
                    number="P6-13/13-2017",
                    partner_kind=PartnerKind.VOCATIONAL,
                    school_id=state.id,
                    ministry=Founder.IZM,
                    signed_on=date(2017, 9, 4),
                ),
            ]
        )

    def _calendar(self) -> None:
        for period in (Period.FIRST, Period.SECOND):
            term = usual_term(self.year, period, "8")
            db.session.add(
                PeriodDates(
                    school_year=self.year,
                    period=period,
                    grade_from="1",
                    grade_to="C4",
                    starts_on=term.starts_on,
                    ends_on=term.ends_on,
                )
            )
        first = int(self.year[:4])
        db.session.add_all(
            [
                SchoolBreak(
                    school_year=self.year,
                    name="Rudens brīvlaiks",
                    starts_on=date(first, 10, 19),
                    ends_on=date(first, 10, 23),
                ),
                SchoolBreak(
                    school_year=self.year,
                    name="Ziemas brīvlaiks",
                    starts_on=date(first, 12, 21),
                    ends_on=date(first + 1, 1, 3),
                ),
                SchoolBreak(
                    school_year=self.year,
                    name="Pavasara brīvlaiks",
                    starts_on=date(first + 1, 3, 15),
                    ends_on=date(first + 1, 3, 19),
                ),
            ]
        )

    def _people(self) -> None:
        for role in (Role.HEAD, Role.SCHOOL_COORDINATOR):
            self.people.give(self.people[role], role, self.school.id)
        self.people.give(self.people[Role.EXPERT], Role.EXPERT)
        self._member("author", Specialist.SOCIAL_PEDAGOGUE, self.people[Role.AUTHOR], [Role.AUTHOR])
        self._member("teacher", Specialist.TEACHER, self.people[Role.PROVIDER], [Role.PROVIDER])
        second = self.people.person("latviesu@example.lv", "Baiba Upīte")
        self._member("second", Specialist.TEACHER, second, [Role.PROVIDER])
        listener = self.people.person("psihologe@example.lv", "Ieva Zvirbule")
        self._member("psychologist", Specialist.PSYCHOLOGIST, listener, [Role.PROVIDER])

    def _member(self, key: str, specialist: Specialist, person: Person, duties: list[Role]) -> None:
        first, last = person.name.split(" ", 1)
        member = StaffMember(
            code=f"D-{key.upper()}",
            first_name=first,
            last_name=last,
            specialist=specialist,
            email=person.email,
            person_id=person.id,
        )
        db.session.add(member)
        db.session.flush()
        db.session.add(
            StaffPlace(
                staff_id=member.id,
                school_id=self.school.id,
                weekly_minutes=200,
                duties=[one.value for one in duties],
            )
        )
        for role in duties:
            self.people.give(person, role, self.school.id)
        self.staff[key] = member


def _present(school_year: str, today: date) -> tuple[Period, Term]:
    """Return the period today lies in; between two of them, the one that is near."""
    terms = [(one, usual_term(school_year, one, "8")) for one in Period]
    within = [(one, term) for one, term in terms if term.includes(today)]
    return within[0] if within else terms[0]
