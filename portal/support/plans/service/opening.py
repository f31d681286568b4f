"""Beginning a plan: one for a pupil, a school and a period (decisions, School 1)."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.audit.service import record
from portal.database import transaction
from portal.extensions import db
from portal.institutions.queries import calendar
from portal.institutions.types import Period
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused, refuse_if
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries.opening import find_plan_of, place_now, works_at
from portal.support.plans.rules.opening import Beginning, is_in_target, reasons_not_to_open
from portal.support.plans.types import WhyNotOpened
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy
from portal.support.staff.models import StaffMember

_NUMBERS = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose support, where and when."""

    pupil_id: int
    school_id: int
    school_year: str
    period: Period


def open_plan(
    wanted: Wanted, author: StaffMember, *, by: int, at: datetime, continues_id: int | None = None
) -> SupportPlan:
    """Begin a draft for a pupil who learns at the school now. Raises `Refused` (`WhyNotOpened`).

    A grade outside the target group of that time is no reason to refuse; the plan is marked.
    `continues_id` is the plan of the period before.
    """
    try:
        with transaction():
            return _begun(wanted, author, by=by, at=at, continues_id=continues_id)
    except IntegrityError as fault:  # two presses in the same moment
        raise Refused([WhyNotOpened.ONE_PER_PERIOD]) from fault


def _begun(
    wanted: Wanted, author: StaffMember, *, by: int, at: datetime, continues_id: int | None
) -> SupportPlan:
    today = at.astimezone(RIGA).date()
    place = place_now(wanted.pupil_id, wanted.school_id)
    if place is None:
        raise Refused([WhyNotOpened.NOT_A_PUPIL])
    term = calendar().term(wanted.school_year, wanted.period, place.grade)
    known = find_plan_of(wanted.pupil_id, wanted.school_id, wanted.school_year, wanted.period)
    case = Beginning(
        term=term,
        has_plan=known is not None,
        works_here=works_at(author.id, wanted.school_id, on=today),
    )
    refuse_if(reasons_not_to_open(case, on=today))
    span = rulebook().on(Policy.TARGET_GRADES, term.starts_on)
    plan = SupportPlan(
        code=new_code(),
        pupil_id=wanted.pupil_id,
        school_id=wanted.school_id,
        school_year=wanted.school_year,
        period=wanted.period,
        grade=place.grade,
        starts_on=term.starts_on,
        ends_on=term.ends_on,
        author_id=author.id,
        opened_at=at,
        continues_id=continues_id,
        is_outside_target=not is_in_target(place.grade, span),
    )
    db.session.add(plan)
    record("support plan begun", plan, by=by, at=at, plan=plan.code)
    return plan


def new_code() -> str:
    """Return a number no plan has: it says nothing of the pupil, the school or the order."""
    while True:
        digits = f"{secrets.randbelow(_NUMBERS):07d}"
        code = f"A-{digits[:3]}-{digits[3:]}"
        if db.session.scalar(select(SupportPlan.id).where(SupportPlan.code == code)) is None:
            return code
