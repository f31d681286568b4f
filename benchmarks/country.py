"""A town, a region and the nation: support plans of eight semesters, and who looks at them."""

from dataclasses import dataclass
from datetime import time, timedelta

from sqlalchemy import insert, select

from portal.database import transaction
from portal.demo.moments import riga
from portal.demo.nation import NATION, Extent, load_nation
from portal.demo.people import People
from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import Period
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.identity import Role
from portal.support.delivery.models import Slot
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.types import PlanState
from portal.support.staff.models import StaffMember

EXTENTS = {
    "town": Extent(municipalities=1, schools=8, plans=260, semesters=8, sessions=13_000),
    "region": Extent(municipalities=8, schools=100, plans=3_260, semesters=8, sessions=163_000),
    "nation": NATION,
}
UNLOGGED = 70
"""How many proposed times the provider whose pages are measured has still to log."""


@dataclass(frozen=True)
class Country:
    """What is measured in it."""

    school: int
    municipality: int
    evaluated: tuple[str, Period]
    """The last semester with results."""
    slots: list
    """Keys of the proposed times that are not logged yet."""


def load(extent):
    """Load an empty database with so much of a country; give what is measured in it."""
    now = clock.now()
    with transaction():
        people = People(riga(2018, 9, 3))
    load_nation(extent, at=now, say=lambda _: None)
    with transaction():
        school = db.session.scalars(select(School).order_by(School.id).limit(1)).one()
        _give_roles(people, school)
        slots = _provider(people[Role.PROVIDER], now)
        return Country(
            school=school.id,
            municipality=school.municipality_id,
            evaluated=_last_evaluated(),
            slots=slots,
        )


def _last_evaluated():
    plan = db.session.scalars(
        select(SupportPlan)
        .where(SupportPlan.state == PlanState.EVALUATED)
        .order_by(SupportPlan.id.desc())
        .limit(1)
    ).one()
    return plan.school_year, plan.period


_is_open = SupportPlan.state == PlanState.IN_PROGRESS


def _give_roles(people, school):
    for role in (Role.HEAD, Role.SCHOOL_COORDINATOR, Role.AUTHOR, Role.PROVIDER):
        people.give(people[role], role, school.id)
    people.give(people[Role.COORDINATOR], Role.COORDINATOR, school.municipality_id)
    people.give(people[Role.EXPERT], Role.EXPERT)


def _provider(person, now):
    """Let the first provider of the first school have an account, and times to log."""
    staff = db.session.scalars(select(StaffMember).order_by(StaffMember.id).limit(1)).one()
    staff.person_id = person.id
    measures = db.session.execute(
        select(Measure.id, Measure.plan_id)
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .where(Measure.provider_id == staff.id, _is_open)
        .order_by(Measure.id)
    ).all()
    today = now.astimezone(RIGA).date()
    rows = [
        {
            "measure_id": measures[number % len(measures)].id,
            "plan_id": measures[number % len(measures)].plan_id,
            "provider_id": staff.id,
            "on_date": today - timedelta(days=1 + number // 8),
            "starts_at": time(20, number % 8 * 6),
            "minutes": 5,
        }
        for number in range(UNLOGGED)
    ]
    made = db.session.scalars(insert(Slot).returning(Slot.id, sort_by_parameter_order=True), rows)
    return list(made)
