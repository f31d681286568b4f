"""A whole country of support plans, for measuring: rows straight into the tables, in great batches.

Everything is invented but the names of municipalities. Nothing here goes through the services, so
it is for looking at figures and for the benchmarks only.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from sqlalchemy import func, select

from portal.demo.places import MUNICIPALITIES, placements
from portal.demo.rows import Row, add, count_on
from portal.demo.semester import PROVIDERS_A_SCHOOL, Semester, SemesterOf
from portal.demo.words import FIRST_NAMES, LAST_NAMES
from portal.extensions import db
from portal.institutions.calendar import school_year_of, usual_term
from portal.institutions.models import Agreement, Municipality, RegionPlacement, School
from portal.institutions.types import Founder, PartnerKind, Period, Region, SchoolKind
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Session
from portal.support.plans.models import Measure, PlanRisk, SupportPlan
from portal.support.pupils.models import Enrolment, Pupil, name_print
from portal.support.staff.models import StaffMember, StaffPlace
from portal.support.staff.types import Specialist

_COUNTED = (Municipality, School, StaffMember, Pupil, SupportPlan, PlanRisk, Measure, Session)
_PUPILS_A_PLAN = 3
"""How many pupils there are for each plan of a semester: most have a plan now and then."""
_GRADES = [str(number) for number in range(1, 13)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much of a country."""

    municipalities: int = 43
    schools: int = 614
    plans: int = 20_000
    """In each semester."""
    semesters: int = 8
    sessions: int = 1_000_000
    """In all."""


NATION = Extent()


def load_nation(extent: Extent, *, at: datetime, say: Callable[[str], None]) -> None:
    """Add municipalities, schools, people, and semesters of plans and sessions; then commit."""
    country = Country(extent, at)
    for step in country.steps():
        say(step)
        db.session.commit()


class Country:
    """The rows of a country, made in the order in which the tables need them."""

    def __init__(self, extent: Extent, at: datetime) -> None:
        self.extent, self.at = extent, at
        self.chance = Random(43)  # noqa: S311 - invented data
        self.first = {
            model: (db.session.scalar(select(func.max(model.id))) or 0) + 1 for model in _COUNTED
        }
        self.schools: list[int] = []
        self.pupils_at: dict[int, range] = {}

    def steps(self) -> Iterator[str]:
        """Load one part after another, and say which."""
        yield self._institutions()
        yield self._people()
        yield self._pupils()
        for number, (year, period) in enumerate(self._periods()):
            yield self._semester(number, year, period)
        count_on(_COUNTED)
        yield "Done."

    def _periods(self) -> list[tuple[str, Period]]:
        """The semesters up to the present one."""
        year = school_year_of(self.at.astimezone(RIGA).date())
        first = int(year[:4])
        all_of_them = [
            (f"{one}/{one + 1}", period)
            for one in range(first - self.extent.semesters, first + 1)
            for period in (Period.FIRST, Period.SECOND)
        ]
        present = Period.FIRST if self.at.astimezone(RIGA).month > 8 else Period.SECOND  # noqa: PLR2004 - August
        last = all_of_them.index((year, present))
        return all_of_them[last + 1 - self.extent.semesters : last + 1]

    def _institutions(self) -> str:
        places = [(region, name) for region, names in MUNICIPALITIES.items() for name in names]
        places = places[: self.extent.municipalities]
        start = self.first[Municipality]
        towns = {start + place: one for place, one in enumerate(places)}
        add(
            Municipality,
            (
                {
                    "id": key,
                    "code": f"N{key}",
                    "name": f"{name}: pašvaldība",
                    "place": name,
                    "region": region,
                    "second_person_publishes": True,
                    "contact_hours": "9.00–17.00",
                    **dict.fromkeys(
                        ("contact_name", "contact_phone", "contact_email", "address"), ""
                    ),
                    "version": 1,
                }
                for key, (region, name) in towns.items()
            ),
        )
        keys = list(towns)
        first = self.first[School]
        self.schools = list(range(first, first + self.extent.schools))
        add(
            School,
            (
                self._school(key, keys[place % len(keys)], towns)
                for place, key in enumerate(self.schools)
            ),
        )
        add(Agreement, (self._agreement(key) for key in keys))
        add(
            RegionPlacement,
            (row for key, where in towns.items() for row in placements(key, *where)),
        )
        return f"{len(keys)} municipalities, {len(self.schools)} schools"

    def _school(self, key: int, town: int, towns: dict[int, tuple[Region, str]]) -> Row:
        is_state = key % 20 == 0
        region, name = towns[town]
        return {
            "id": key,
            "code": f"NS{key}",
            "name": f"{name}: {'tehnikums' if is_state else 'skola'} Nr. {key}",
            "municipality_id": town,
            "region": region,
            "kind": SchoolKind.VOCATIONAL if is_state else SchoolKind.GENERAL,
            "founder": Founder.IZM if is_state else Founder.MUNICIPALITY,
            "joined_school_year": "2017/2018",
            "joined_semester": Period.FIRST if key % 5 else Period.SECOND,
            "contact_name": "",
            "contact_phone": "",
            "version": 1,
        }

    @staticmethod
    def _agreement(town: int) -> Row:
        return {
            "number": f"N-{town}",
            "partner_kind": PartnerKind.MUNICIPALITY,
            "municipality_id": town,
            "signed_on": date(2017, 9, 1),
        }

    def _people(self) -> str:
        first = self.first[StaffMember]
        total = len(self.schools) * PROVIDERS_A_SCHOOL
        add(
            StaffMember,
            (
                {
                    "id": first + place,
                    "code": f"ND{first + place}",
                    "first_name": self.chance.choice(FIRST_NAMES),
                    "last_name": self.chance.choice(LAST_NAMES)[0],
                    "specialist": Specialist.TEACHER,
                    "email": "",
                }
                for place in range(total)
            ),
        )
        add(
            StaffPlace,
            (
                {
                    "staff_id": first + place,
                    "school_id": self.schools[place // PROVIDERS_A_SCHOOL],
                    "weekly_minutes": 600,
                    "duties": [],
                }
                for place in range(total)
            ),
        )
        return f"{total} people who give support"

    def _pupils(self) -> str:
        each = max(1, self.extent.plans * _PUPILS_A_PLAN // len(self.schools))
        first = self.first[Pupil]
        for place, school in enumerate(self.schools):
            self.pupils_at[school] = range(first + place * each, first + (place + 1) * each)
        keys = [(key, school) for school, keys in self.pupils_at.items() for key in keys]
        add(Pupil, (self._pupil(key) for key, _ in keys))
        add(
            Enrolment,
            (
                {
                    "pupil_id": key,
                    "school_id": school,
                    "grade": _GRADES[key % len(_GRADES)],
                    "letter": "a",
                    "starts_on": date(2020, 9, 1),
                }
                for key, school in keys
            ),
        )
        return f"{len(keys)} pupils"

    def _pupil(self, key: int) -> Row:
        names = self.chance.choice(FIRST_NAMES), self.chance.choice(LAST_NAMES)[0]
        return {
            "id": key,
            "code": f"NP{key}",
            "first_name": names[0],
            "last_name": names[1],
            "name_print": name_print(*names),
            "is_imported": True,
            "recorded_at": self.at,
            "version": 1,
        }

    def _semester(self, number: int, year: str, period: Period) -> str:
        term = usual_term(year, period, "8")
        where = SemesterOf(
            plans=self.extent.plans,
            sessions=self.extent.sessions // self.extent.semesters,
            year=year,
            period=period,
            term=term,
            schools=self.schools,
            pupils_at=self.pupils_at,
            first_person=self.first[StaffMember],
            at=self.at,
        )
        Semester(where, number, self.first).load()
        return f"{year}, semester {period.value}: {self.extent.plans} plans"
