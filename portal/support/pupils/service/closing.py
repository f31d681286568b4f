"""A school closes; its pupils learn at another one from the next day."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import School
from portal.institutions.types import WhyNotKept
from portal.kernel.refusal import refuse_if
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.pupils.service.moving import move


def close_school(school: School, successor: School, *, on: date, by: int, at: datetime) -> int:
    """Close a school and hand every pupil over to its successor; return how many there were.

    Raises `Refused` when the successor is the school itself, is closed, or the school is closed
    already, and with the reasons of the first pupil who cannot go there: then nobody has moved.
    """
    with transaction():
        db.session.execute(
            select(School.id)
            .where(School.id.in_([school.id, successor.id]))
            .order_by(School.id)
            .with_for_update()
        )
        objections = {
            WhyNotKept.OWN_SUCCESSOR: successor.id == school.id,
            WhyNotKept.SUCCESSOR_CLOSED: successor.closed_on is not None,
            WhyNotKept.CLOSED_ALREADY: school.closed_on is not None,
        }
        refuse_if([why for why, objects in objections.items() if objects])
        pupils = db.session.scalars(
            select(Pupil)
            .join(Enrolment, Enrolment.pupil_id == Pupil.id)
            .where(Enrolment.school_id == school.id, Enrolment.ends_on.is_(None))
            .options(selectinload(Pupil.places))
            .order_by(Pupil.id)
        ).all()
        for pupil in pupils:
            _hand_over(pupil, school, successor, on=on, by=by, at=at)
        school.closed_on, school.successor_id = on, successor.id
        audit.record(
            "school closed", school, by=by, at=at, successor=successor.code, pupils=len(pupils)
        )
    return len(pupils)


def _hand_over(
    pupil: Pupil, school: School, successor: School, *, on: date, by: int, at: datetime
) -> None:
    place = pupil.place
    assert place is not None  # noqa: S101 - the query asked for those who are here
    move(
        pupil,
        successor,
        seen_at=school.id,
        grade=place.grade,
        letter=place.letter,
        on=on,
        by=by,
        at=at,
    )
