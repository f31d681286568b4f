"""Finding what rows refer to by its code, many at once and each with little."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import func, select

from portal.extensions import db
from portal.institutions.models import Municipality, School
from portal.institutions.types import Term
from portal.support.intake.types import (
    Known,
    KnownMeasure,
    KnownPlan,
    KnownPupil,
    KnownSchool,
    Sheet,
)
from portal.support.plans.models import Measure, SupportPlan
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.staff.models import StaffMember

_AT_ONCE = 5000


def find_known(sheet: Sheet, codes: Collection[str]) -> dict[str, Known]:
    """Return, by code, what the portal knows of these rows of a sheet."""
    found: dict[str, Known] = {}
    for some in in_parts(codes):
        found |= _FINDERS[sheet](some)
    return found


def in_parts(codes: Collection[Any], size: int = _AT_ONCE) -> Iterator[list[Any]]:
    """Give the keys in lists no database is too small for."""
    listed = sorted(codes)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def _municipalities(codes: Collection[str]) -> dict[str, Known]:
    rows = db.session.execute(
        select(Municipality.code, Municipality.id).where(Municipality.code.in_(codes))
    )
    return {code: Known(key) for code, key in rows}


def _schools(codes: Collection[str]) -> dict[str, Known]:
    rows = db.session.execute(
        select(School.code, School.id, School.kind).where(School.code.in_(codes))
    )
    return {code: KnownSchool(key, kind) for code, key, kind in rows}


def _providers(codes: Collection[str]) -> dict[str, Known]:
    rows = db.session.execute(
        select(StaffMember.code, StaffMember.id).where(StaffMember.code.in_(codes))
    )
    return {code: Known(key) for code, key in rows}


def _pupils(codes: Collection[str]) -> dict[str, Known]:
    """A record that was merged into another one stands for that one."""
    kept = select(Pupil.id, School.code.label("school")).select_from(Pupil)
    kept = kept.join(Enrolment, Enrolment.pupil_id == Pupil.id).join(School)
    now = kept.where(Enrolment.ends_on.is_(None)).subquery()
    person = func.coalesce(Pupil.merged_into_id, Pupil.id)
    rows = db.session.execute(
        select(Pupil.code, person, now.c.school)
        .outerjoin(now, now.c.id == person)
        .where(Pupil.code.in_(codes))
    )
    return {code: KnownPupil(key, school) for code, key, school in rows}


def _plans(codes: Collection[str]) -> dict[str, Known]:
    rows = db.session.execute(
        select(
            SupportPlan.id,
            SupportPlan.code,
            Pupil.code.label("pupil"),
            School.code.label("school"),
            SupportPlan.state,
            SupportPlan.suspended_at,
            SupportPlan.starts_on,
            SupportPlan.ends_on,
            SupportPlan.is_imported,
            SupportPlan.handed_over_at,
        )
        .join(Pupil, Pupil.id == SupportPlan.pupil_id)
        .join(School, School.id == SupportPlan.school_id)
        .where(SupportPlan.code.in_(codes))
    )
    return {row.code: _as_plan(row) for row in rows}


def _as_plan(row: Any) -> KnownPlan:  # noqa: ANN401 - a row of several columns
    return KnownPlan(
        row.id,
        pupil=row.pupil,
        school=row.school,
        state=row.state,
        suspended_at=row.suspended_at,
        term=Term(row.starts_on, row.ends_on),
        is_imported=row.is_imported,
        is_gone=row.handed_over_at is not None,
    )


def _measures(codes: Collection[str]) -> dict[str, Known]:
    rows = db.session.execute(
        select(Measure.code, Measure.id, SupportPlan.code, Measure.kind)
        .join(SupportPlan, SupportPlan.id == Measure.plan_id)
        .where(Measure.code.in_(codes))
    )
    return {code: KnownMeasure(key, plan, kind) for code, key, plan, kind in rows}


_FINDERS: Mapping[Sheet, Callable[[Collection[str]], dict[str, Known]]] = {
    Sheet.MUNICIPALITIES: _municipalities,
    Sheet.SCHOOLS: _schools,
    Sheet.PROVIDERS: _providers,
    Sheet.PUPILS: _pupils,
    Sheet.PLANS: _plans,
    Sheet.MEASURES: _measures,
}
