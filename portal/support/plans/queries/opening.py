"""What has to be known before a plan is begun: periods, where the pupil learns, who works there."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from portal.accounts.queries import list_holding
from portal.extensions import db
from portal.institutions.calendar import school_year_of
from portal.institutions.queries import calendar
from portal.institutions.types import GRADES, Period
from portal.kernel.identity import Role
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import PlanState
from portal.support.pupils.models import Enrolment
from portal.support.staff.models import StaffMember, StaffPlace


def list_open_periods(on: date) -> list[tuple[str, Period]]:
    """Return the periods of this school year and the next that some grade has not ended yet."""
    dates = calendar()
    this = school_year_of(on)
    following = school_year_of(on.replace(year=on.year + 1, day=1))
    return [
        (year, period)
        for year in (this, following)
        for period in Period
        if any(dates.term(year, period, grade).ends_on >= on for grade in GRADES)
        and (year == this or period is Period.FIRST)
    ]


def place_now(pupil_id: int, school_id: int) -> Enrolment | None:
    """Return where and in which grade the pupil learns now, when it is at this school."""
    return db.session.scalar(
        select(Enrolment).where(
            Enrolment.pupil_id == pupil_id,
            Enrolment.school_id == school_id,
            Enrolment.ends_on.is_(None),
        )
    )


def find_plan_of(
    pupil_id: int, school_id: int, school_year: str, period: Period
) -> SupportPlan | None:
    """Return the plan of a pupil at a school in a period; a deleted one does not count."""
    return db.session.scalar(
        select(SupportPlan).where(
            SupportPlan.pupil_id == pupil_id,
            SupportPlan.school_id == school_id,
            SupportPlan.school_year == school_year,
            SupportPlan.period == period,
            SupportPlan.state != PlanState.INACTIVE,
        )
    )


def find_staff(person_id: int) -> StaffMember | None:
    """Return the staff member who signs in as this person."""
    return db.session.scalar(select(StaffMember).where(StaffMember.person_id == person_id))


def list_staff_at(school_id: int, *, on: date) -> Sequence[StaffMember]:
    """Return who works at a school, by name as people write it."""
    query = (
        select(StaffMember)
        .join(StaffPlace, StaffPlace.staff_id == StaffMember.id)
        .where(
            StaffPlace.school_id == school_id,
            (StaffPlace.left_on.is_(None)) | (StaffPlace.left_on > on),
        )
        .order_by(StaffMember.last_name, StaffMember.first_name, StaffMember.id)
    )
    return db.session.scalars(query).all()


def works_at(staff_id: int, school_id: int, *, on: date) -> bool:
    """The staff member works at the school on a day."""
    place = select(StaffPlace.id).where(
        StaffPlace.staff_id == staff_id,
        StaffPlace.school_id == school_id,
        (StaffPlace.left_on.is_(None)) | (StaffPlace.left_on > on),
    )
    return db.session.scalar(place) is not None


def list_authors_at(school_id: int, *, on: date) -> list[StaffMember]:
    """Return who prepares plans at a school: on its staff list, with the role, by name."""
    holding = {one.id for one in list_holding(Role.AUTHOR, school_id)}
    return [one for one in list_staff_at(school_id, on=on) if one.person_id in holding]
