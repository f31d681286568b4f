"""Every list is the access table as a filter: it shows exactly what the table permits."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from portal.institutions.types import Founder
from portal.kernel.access import permits
from portal.kernel.identity import SCOPE_OF, Held, Identity, Role, Scope
from portal.support.plans.access import ACCESS, Permission, ground_of, shown_to
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import find_plan, visible_to
from portal.support.plans.queries.approving import at_desk
from portal.support.plans.queries.listing import list_lines
from portal.support.plans.types import Desk, PlanState
from portal.support.sight.models import NamesOpened
from portal.support.sight.types import Ground, Shown

ROLES = [
    Role.HEAD,
    Role.SCHOOL_COORDINATOR,
    Role.AUTHOR,
    Role.PROVIDER,
    Role.COORDINATOR,
    Role.EXPERT,
    Role.ADMINISTRATOR,
    Role.OWNER,
    Role.CHAIR,
]
STATES = [
    (PlanState.DRAFT, None),
    (PlanState.IN_APPROVAL, Desk.HEAD),
    (PlanState.IN_APPROVAL, Desk.MUNICIPALITY),
    (PlanState.IN_APPROVAL, Desk.AGENCY),
    (PlanState.IN_PROGRESS, None),
    (PlanState.INACTIVE, None),
]


class Country:
    """Three schools of two municipalities, one of them the state's; every kind of plan."""

    def __init__(self, make):
        first, second = make.municipality(), make.municipality()
        self.schools = [
            make.school(municipality=first),
            make.school(municipality=second),
            make.school(municipality=second, founder=Founder.IZM),
        ]
        self.staff = [make.author(school) for school in self.schools]
        self.people = [one.person_id for one in self.staff] + [make.person().id]
        kinds = product(self.schools, STATES, (False, True), (False, True))
        for school, (state, desk), was_submitted, is_handed in kinds:
            self._plan(make, school, state, desk, was_submitted, is_handed)
        codes = make.session.scalars(select(SupportPlan.code).order_by(SupportPlan.id))
        self.plans = [find_plan(code) for code in codes]

    def _plan(self, make, school, state, desk, was_submitted, is_handed):
        place = self.schools.index(school)
        following = self.schools[(place + 1) % 3]
        plan = make.plan(
            school=school,
            author=self.staff[place],
            measures=0,
            state=state,
            desk=desk,
            submitted_on=date(2027, 1, 7) if was_submitted else None,
            handed_over_at=make.now if is_handed else None,
            handed_to_id=following.id if is_handed else None,
        )
        make.measure(plan, provider=self.staff[(place + 1) % 3])
        if was_submitted:
            make.save(
                NamesOpened(
                    plan_id=plan.id,
                    person_id=self.people[-1],
                    reason="x",
                    at=make.now,
                    until=make.now + timedelta(hours=3),
                )
            )

    def scopes(self, role):
        kind = SCOPE_OF[role]
        if kind is Scope.INSTALLATION:
            return [0]
        things = (
            self.schools
            if kind is not Scope.MUNICIPALITY
            else [one.municipality for one in self.schools]
        )
        return [one.id for one in things]

    def identities(self):
        held = [Held(role, key) for role in ROLES for key in dict.fromkeys(self.scopes(role))]
        return st.builds(
            Identity,
            id=st.sampled_from(self.people),
            held=st.frozensets(st.sampled_from(held), max_size=4),
        )


@pytest.fixture
def country(make, once):
    return once("country", lambda: Country(make))


def everybody(country):
    """Whoever holds up to four roles anywhere, as any of the people."""
    return settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )(given(country.identities()))


def test_a_list_shows_exactly_what_may_be_read(country, database):

    def holds(person):
        listed = {one.code for one in database.session.scalars(visible_to(person))}
        permitted = {
            one.code for one in country.plans if permits(ACCESS, Permission.READ, person, one)
        }
        assert listed == permitted

    everybody(country)(holds)()


def test_a_desk_shows_exactly_what_may_be_decided_there(country, database):

    def holds(person):
        listed = {
            one.code for desk in Desk for one in database.session.scalars(at_desk(person, desk))
        }
        permitted = {
            one.code for one in country.plans if permits(ACCESS, Permission.DECIDE, person, one)
        }
        assert listed == permitted

    everybody(country)(holds)()


def test_a_school_list_opens_only_names_that_may_be_read(country):
    plans = {one.code: one for one in country.plans}
    period = (country.plans[0].school_year, country.plans[0].period)

    def holds(person):
        for school in country.schools:
            for line in list_lines(person, school.id, period=period):
                assert permits(ACCESS, Permission.READ_NAMES, person, plans[line.code])

    everybody(country)(holds)()


def test_whoever_may_read_has_a_ground_and_is_shown_something(country):

    def holds(person):
        for plan in country.plans:
            may = permits(ACCESS, Permission.READ, person, plan)
            assert (ground_of(person, plan) is not Ground.NONE) == may
            assert (shown_to(person, plan) is not Shown.NOTHING) == may

    everybody(country)(holds)()


def test_nothing_can_be_done_with_what_may_not_be_read(country):

    def holds(person):
        for plan in country.plans:
            can = {one for one in Permission if permits(ACCESS, one, person, plan)}
            assert not can or Permission.READ in can

    everybody(country)(holds)()


def test_health_and_family_are_seen_by_nobody_outside_the_school(country):
    outside = {Role.COORDINATOR, Role.EXPERT, Role.ADMINISTRATOR, Role.OWNER, Role.CHAIR}

    def holds(person):
        if {one.role for one in person.held} <= outside:
            assert not any(
                permits(ACCESS, Permission.READ_SENSITIVE, person, plan) for plan in country.plans
            )

    everybody(country)(holds)()
