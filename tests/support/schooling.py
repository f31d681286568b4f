"""A school of the test world: its people, a pupil with a plan, what was given and what is ahead."""

from datetime import date, time, timedelta
from decimal import Decimal

from portal.institutions.models import PeriodDates, SchoolBreak
from portal.institutions.types import Founder, Period, StatisticalRegion
from portal.support.claims.models import Claim
from portal.support.delivery.models import Participation, RemoteOrder
from portal.support.delivery.types import Mode
from portal.support.plans.models import PlanEvent
from portal.support.plans.service import sensitive
from portal.support.plans.types import Desk, MeasureKind, Move, PlanState, Risk
from portal.support.policies.types import Policy
from portal.support.staff.types import Specialist
from tests.builders.school import YEAR
from tests.support.belongings import file

_CONFIDED_IN = Specialist.PSYCHOLOGIST


def add_school(make, side):
    """Put a school with its people and their things on a side; return its scene."""
    school = make.school(municipality=side.municipality)
    provider, author = make.staff(school), make.author(school)
    side.people |= {
        "head": make.head(school),
        "school coordinator": make.school_coordinator(school),
        "author": make.account_of(author),
        "provider": make.account_of(provider),
    }
    pupil = make.pupil(school)
    twin = make.pupil(school, first_name=pupil.first_name, last_name=pupil.last_name)
    plan = make.plan(school=school, pupil=pupil, author=author, measures=0)
    scene = {
        "name": "school",
        "school": school.id,
        "schools": school.id,
        "municipality": side.municipality.id,
        "municipalities": side.municipality.id,
        "regions": make.placement(side.municipality, StatisticalRegion.KURZEME).id,
        "plans": plan.code,
        "pupils": pupil.code,
        "merge": twin.code,
        "staff": make.place_of(provider).id,
        "rules": Policy.WEEKLY_LIMIT.value,
        "ending": YEAR.replace("/", "-"),
        "period": Period.SECOND.value,
        **_given(make, plan, provider),
        **_claimed(make, plan, by=side.people["author"]),
        **_calendar(make),
    }
    side.scenes.append(scene)
    side.people["psychologist"] = make.account_of(make.staff(school, specialist=_CONFIDED_IN))
    for state in (PlanState.DRAFT, PlanState.IN_APPROVAL):
        side.scenes.append(_plan_of(make, school, author, provider, state))
    state_school = make.school(municipality=side.municipality, founder=Founder.IZM)
    side.people["head of the state school"] = make.head(state_school)
    taught = _plan_of(make, state_school, make.author(state_school), make.staff(state_school))
    side.scenes.append(taught | {"name": "state school"})
    return scene


def _plan_of(make, school, author, provider, state=PlanState.IN_PROGRESS):
    """A plan with a health risk, a scan and a comment in its log: what its pages can show."""
    pupil = make.pupil(school)
    plan = make.plan(school=school, pupil=pupil, author=author, measures=0, state=state)
    sensitive.seal_risk(plan.id, Risk.OFTEN_ILL, "Bieži nav klāt.")
    plan.scan_id = file(make).id
    make.save(
        PlanEvent(
            plan_id=plan.id,
            move=Move.RETURN,
            desk=Desk.HEAD,
            before=PlanState.IN_APPROVAL,
            after=PlanState.DRAFT,
            at=make.now,
            comment="Jāsadala pa mēnešiem.",
        )
    )
    return {
        "name": f"a plan {state.value}",
        "school": school.id,
        "plans": plan.code,
        "measures": make.measure(plan, provider=provider).code,
        "pupils": pupil.code,
    }


def _given(make, plan, provider):
    """What a provider has logged and has to log, and the order that allows it remotely."""
    measure = make.measure(plan, provider=provider)
    order = make.save(
        RemoteOrder(
            school_id=plan.school_id,
            number=f"{make.number()}-r",
            signed_on=date(2027, 2, 1),
            valid_from=date(2027, 2, 1),
            valid_to=date(2027, 2, 28),
            is_for_all=True,
        )
    )
    remote = make.held(measure, at=make.now - timedelta(hours=3), mode=Mode.REMOTE)
    for part in make.session.query(Participation).filter_by(session_id=remote.id):
        part.confirm_code = "2468"
    return {
        "slots": make.slot(measure, starts_at=time(11)).id,
        "sessions": remote.code,
        "confirm": remote.code,
        "orders": order.id,
        "measures": measure.code,
    }


def _claimed(make, plan, *, by):
    """Meals of a week, handed in."""
    meals = make.measure(
        plan,
        kind=MeasureKind.MEALS,
        subject=None,
        units=None,
        planned_amount=Decimal("100.00"),
    )
    claim = make.save(
        Claim(
            code=f"K-{make.number()}",
            measure_id=meals.id,
            plan_id=plan.id,
            period_from=date(2027, 2, 1),
            period_to=date(2027, 2, 5),
            days=5,
            amount=Decimal("12.50"),
            submitted_at=make.now,
            submitted_by_id=by.id,
            file_id=file(make).id,
        )
    )
    return {"claims": claim.id, "measure_id": meals.id}


def _calendar(make):
    """Days of the school year, which an administrator keeps."""
    dates = make.save(
        PeriodDates(
            school_year="2026/2027",
            period=Period.SECOND,
            grade_from="1",
            grade_to="C4",
            starts_on=date(2027, 1, 4),
            ends_on=date(2027, 5, 31),
        )
    )
    free = make.save(
        SchoolBreak(
            school_year="2026/2027",
            name="Pavasara brīvlaiks",
            starts_on=date(2027, 3, 15),
            ends_on=date(2027, 3, 19),
        )
    )
    return {"dates": dates.id, "breaks": free.id}
