"""A school with its people, and browsers in which they are signed in."""

from dataclasses import dataclass, field

import pytest

from portal.accounts.models import Person
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import find_plan
from portal.support.staff.models import StaffMember
from portal.support.staff.types import Specialist


@dataclass
class School:
    """A municipal school: who works there, and one browser for each."""

    place: object
    author: StaffMember
    head: Person
    coordinator: Person
    municipality: Person
    expert: Person
    provider: StaffMember
    psychologist: StaffMember
    browser: object
    opened: dict = field(default_factory=dict)

    def person(self, name):
        found = getattr(self, name)
        return found if isinstance(found, Person) else found.person_id

    def by(self, name):
        """The browser of somebody here: `school.by("head")`."""
        if name not in self.opened:
            self.opened[name] = self.browser(getattr(self, name))
        return self.opened[name]


@pytest.fixture
def school(make, sign_in, database):
    place = make.school()
    make.semester()

    def browser(who):
        key = who.id if isinstance(who, Person) else who.person_id
        return sign_in(database.session.get_one(Person, key))

    return School(
        place=place,
        author=make.author(place),
        head=make.head(place, name="Andris Kalējs"),
        coordinator=make.school_coordinator(place, name="Zane Vītola"),
        municipality=make.coordinator(place.municipality, name="Ilze Jansone"),
        expert=make.expert(name="Rita Ābele"),
        provider=make.staff(place, first_name="Māris", last_name="Liepa"),
        psychologist=make.staff(
            place, first_name="Elīna", last_name="Krūmiņa", specialist=Specialist.PSYCHOLOGIST
        ),
        browser=browser,
    )


@pytest.fixture
def plan_of(make, school):
    """A plan of the school by its author: `plan_of(state=…)`, with the provider's measure."""

    def plan_of(**given):
        plan = make.plan(school=school.place, author=school.author, measures=0, **given)
        make.measure(plan, provider=school.provider)
        return plan

    return plan_of


@pytest.fixture
def fresh(database):
    """The plan as it is stored now, whole."""

    def fresh(plan: SupportPlan | str) -> SupportPlan:
        code = plan if isinstance(plan, str) else plan.code
        database.session.expire_all()
        return find_plan(code)

    return fresh
