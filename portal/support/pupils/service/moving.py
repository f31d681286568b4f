"""A pupil goes to another school or another grade, or leaves."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.refusal import refuse_if
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.pupils.rules import Move, reasons_not_to_move
from portal.support.pupils.service.following import Left, after_leaving


def move(  # noqa: PLR0913 - who, from where, where to, as what, by whom, when
    pupil: Pupil,
    school: School,
    *,
    seen_at: int | None,
    grade: str,
    letter: str,
    on: date,
    by: int,
    at: datetime,
) -> None:
    """Let a pupil learn at another school from a day on; what is open there is handed over.

    The school left sees the pupil no more from the moment of this command. Raises `Refused` with
    every reason, one of them that the pupil is no longer where the person asking saw them.
    """
    with transaction():
        here = _locked_place(pupil)
        refuse_if(
            reasons_not_to_move(
                Move(
                    from_school=here.school_id if here else None,
                    expected_from=seen_at,
                    to_school=school.id,
                    closed_on=school.closed_on,
                    kind=school.kind,
                    grade=grade,
                ),
                on=on,
            )
        )
        if here is not None:
            _end(here, on)
        db.session.add(
            Enrolment(
                pupil_id=pupil.id, school_id=school.id, grade=grade, letter=letter, starts_on=on
            )
        )
        audit.record("pupil moved", pupil, by=by, at=at, to=school.code)
        if here is not None:
            _tell(Left(pupil=pupil, school_id=here.school_id, gone_to=school, by=by, at=at))


def leave(pupil: Pupil, why: str, *, on: date, by: int, at: datetime) -> None:
    """Note that a pupil learns at no school of the programme any more, and why.

    What is open there is stopped. Leaving twice is leaving.
    """
    with transaction():
        here = _locked_place(pupil)
        if here is None:
            return
        here.left_why = why
        _end(here, on)
        audit.record("pupil left", pupil, by=by, at=at)
        _tell(Left(pupil=pupil, school_id=here.school_id, gone_to=None, why=why, by=by, at=at))


def change_grade(pupil: Pupil, *, grade: str, letter: str, on: date, by: int, at: datetime) -> None:
    """Let a pupil learn in another grade of the same school from a day on; the old one is kept.

    Raises `Refused` when the grade is not of this kind of school.
    """
    with transaction():
        here = _locked_place(pupil)
        if here is None or (here.grade, here.letter) == (grade, letter):
            return
        refuse_if(
            reasons_not_to_move(
                Move(
                    from_school=None,
                    expected_from=None,
                    to_school=here.school_id,
                    closed_on=None,
                    kind=here.school.kind,
                    grade=grade,
                ),
                on=on,
            )
        )
        _end(here, on)
        db.session.add(
            Enrolment(
                pupil_id=pupil.id,
                school_id=here.school_id,
                grade=grade,
                letter=letter,
                starts_on=on,
            )
        )
        audit.record("pupil changed grade", pupil, by=by, at=at, grade=grade)


def _locked_place(pupil: Pupil) -> Enrolment | None:
    db.session.execute(select(Pupil.id).where(Pupil.id == pupil.id).with_for_update())
    db.session.expire(pupil, ["places"])
    return db.session.scalar(
        select(Enrolment)
        .where(Enrolment.pupil_id == pupil.id, Enrolment.ends_on.is_(None))
        .options(joinedload(Enrolment.school))
        .execution_options(populate_existing=True)
    )


def _end(here: Enrolment, on: date) -> None:
    # Somebody who came and goes the same day was there that day.
    here.ends_on = max(here.starts_on, on - timedelta(days=1))
    db.session.flush()


def _tell(left: Left) -> None:
    db.session.flush()
    for tell in after_leaving:
        tell(left)
