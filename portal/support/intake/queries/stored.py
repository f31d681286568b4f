"""What rows of institutions, people and plans say in the portal now, in the words of the format."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from portal.extensions import db
from portal.institutions.models import Agreement, Municipality, School
from portal.institutions.types import Period
from portal.support.intake.queries.known import in_parts
from portal.support.intake.types import Stored
from portal.support.outcomes.models import Outcome, OutcomeReason
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.staff.models import StaffMember, StaffPlace

PlanKey = tuple[str, str, str, Period]


def municipalities(codes: Collection[str]) -> dict[str, Stored]:
    """Return municipalities by code."""
    rows = db.session.execute(
        select(Municipality.id, Municipality.code, Municipality.name, Municipality.region).where(
            Municipality.code.in_(codes)
        )
    )
    return {row.code: Stored(row.id, {"name": row.name, "region": row.region}) for row in rows}


def merged(codes: Collection[str]) -> dict[str, str]:
    """Return those of these municipalities that are part of another, with the code of that one."""
    successor = aliased(Municipality)
    rows = db.session.execute(
        select(Municipality.code, successor.code)
        .join(successor, successor.id == Municipality.successor_id)
        .where(Municipality.code.in_(codes))
    )
    return {code: follows for code, follows in rows}  # noqa: C416 - a row is no pair to `dict`


def schools(codes: Collection[str]) -> dict[str, Stored]:
    """Return schools by code."""
    successor = aliased(School)
    rows = db.session.execute(
        select(School, successor.code)
        .outerjoin(successor, successor.id == School.successor_id)
        .where(School.code.in_(codes))
    )
    return {
        one.code: Stored(
            one.id,
            {
                "name": one.name,
                "municipality": one.municipality.code,
                "region": one.region,
                "kind": one.kind,
                "founder": one.founder,
                "joined_school_year": one.joined_school_year or None,
                "joined_semester": one.joined_semester,
                "successor": follows,
            },
        )
        for one, follows in rows
    }


def agreements(numbers: Collection[str]) -> dict[str, Stored]:
    """Return agreements by number."""
    partner = func.coalesce(Municipality.code, School.code)
    rows = db.session.execute(
        select(Agreement, partner)
        .outerjoin(Municipality, Municipality.id == Agreement.municipality_id)
        .outerjoin(School, School.id == Agreement.school_id)
        .where(Agreement.number.in_(numbers))
    )
    return {
        one.number: Stored(
            one.id,
            {
                "partner_kind": one.partner_kind,
                "partner_code": code,
                "ministry": one.ministry,
                "signed_on": one.signed_on,
            },
        )
        for one, code in rows
    }


def providers(codes: Collection[str]) -> dict[str, Stored]:
    """Return staff members by code, with the schools they work at now."""
    staff = db.session.scalars(select(StaffMember).where(StaffMember.code.in_(codes))).all()
    places: dict[int, set[str]] = defaultdict(set)
    for key, school in db.session.execute(
        select(StaffPlace.staff_id, School.code)
        .join(School, School.id == StaffPlace.school_id)
        .join(StaffMember, StaffMember.id == StaffPlace.staff_id)
        .where(StaffMember.code.in_(codes), StaffPlace.left_on.is_(None))
    ):
        places[key].add(school)
    return {
        one.code: Stored(
            one.id,
            {
                "first_name": one.first_name,
                "last_name": one.last_name,
                "specialist": one.specialist,
                "schools": frozenset(places[one.id]),
            },
            is_imported=one.person_id is None,
        )
        for one in staff
    }


def pupils(codes: Collection[str]) -> dict[str, Stored]:
    """Return pupils by code, with the school and grade of now; not those merged into others."""
    rows = db.session.execute(
        select(
            Pupil.id,
            Pupil.code,
            Pupil.first_name,
            Pupil.last_name,
            Pupil.personal_code,
            Pupil.is_imported,
            School.code.label("school"),
            Enrolment.grade,
        )
        .outerjoin(Enrolment, (Enrolment.pupil_id == Pupil.id) & Enrolment.ends_on.is_(None))
        .outerjoin(School, School.id == Enrolment.school_id)
        .where(Pupil.code.in_(codes), Pupil.merged_into_id.is_(None))
    )
    names = ("first_name", "last_name", "personal_code", "school", "grade")
    return {
        row.code: Stored(row.id, {name: getattr(row, name) for name in names}, row.is_imported)
        for row in rows
    }


def owners_of(prints: Collection[str]) -> dict[str, str]:
    """Return the code of the pupil each personal code belongs to, by its keyed digest."""
    rows = db.session.execute(
        select(Pupil.personal_code_print, Pupil.code).where(Pupil.personal_code_print.in_(prints))
    )
    return {seal: code for seal, code in rows if seal is not None}


def with_open_plans(pupil_ids: Collection[int], *, on: date) -> set[int]:
    """Return those of the pupils who have a plan under way at the school they learn at."""
    over = (PlanState.EVALUATED, PlanState.INACTIVE)
    return set(
        db.session.scalars(
            select(SupportPlan.pupil_id).where(
                SupportPlan.pupil_id.in_(pupil_ids),
                SupportPlan.state.not_in(over),
                SupportPlan.handed_over_at.is_(None),
                SupportPlan.ends_on >= on,
            )
        )
    )


def plans(codes: Collection[str]) -> dict[str, Stored]:
    """Return plans by code, with how they ended."""
    rows = db.session.execute(
        select(SupportPlan, Outcome, Pupil.code, School.code, StaffMember.code)
        .join(Pupil, Pupil.id == SupportPlan.pupil_id)
        .join(School, School.id == SupportPlan.school_id)
        .join(StaffMember, StaffMember.id == SupportPlan.author_id)
        .outerjoin(Outcome, Outcome.plan_id == SupportPlan.id)
        .where(SupportPlan.code.in_(codes))
    ).all()
    reasons = _reasons([row[0].id for row in rows])
    return {
        plan.code: Stored(
            plan.id,
            {
                "pupil": pupil,
                "school": school,
                "school_year": plan.school_year,
                "period": plan.period,
                "grade": plan.grade,
                "author": author,
                "state": plan.state,
                "submitted_on": plan.submitted_on,
                **_ending(outcome, reasons[plan.id]),
            },
            plan.is_imported,
        )
        for plan, outcome, pupil, school, author in rows
    }


def _ending(outcome: Outcome | None, reasons: set[Any]) -> dict[str, Any]:
    return {
        "result": outcome and outcome.result,
        "continue": outcome and outcome.continues,
        "stopped_on": outcome and outcome.stopped_on,
        "stop_reason": (outcome and outcome.stop_reason) or None,
        "no_improvement_reasons": frozenset(reasons),
    }


def _reasons(plan_ids: Collection[int]) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for key, why in db.session.execute(
        select(OutcomeReason.plan_id, OutcomeReason.why).where(OutcomeReason.plan_id.in_(plan_ids))
    ):
        found[key].add(why)
    return found


def plan_keys(pupils: Collection[str]) -> dict[PlanKey, str]:
    """Return the code of each of these pupils' plans by pupil, school, year and period.

    A plan that was made inactive leaves its place free.
    """
    found: dict[PlanKey, str] = {}
    for some in in_parts(pupils):
        rows = db.session.execute(
            select(
                Pupil.code,
                School.code,
                SupportPlan.school_year,
                SupportPlan.period,
                SupportPlan.code,
            )
            .join(Pupil, Pupil.id == SupportPlan.pupil_id)
            .join(School, School.id == SupportPlan.school_id)
            .where(Pupil.code.in_(some), SupportPlan.state != PlanState.INACTIVE)
        )
        found |= {(pupil, school, year, period): code for pupil, school, year, period, code in rows}
    return found
