"""Which pupils are at a school, and who may be one person?"""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.text import folded, sort_key
from portal.support.pupils.models import Enrolment, Pupil
from portal.vault import fingerprint


def find_pupil(code: str) -> Pupil | None:
    """Find a pupil by the internal key, with every school and grade so far."""
    return db.session.scalar(
        select(Pupil)
        .where(Pupil.code == code)
        .options(selectinload(Pupil.places).joinedload(Enrolment.school))
    )


def find_by_personal_code(personal_code: str) -> Pupil | None:
    """Find the pupil with this personal code anywhere in the country, by its keyed digest."""
    return db.session.scalar(
        select(Pupil)
        .where(Pupil.personal_code_print == fingerprint(personal_code))
        .options(selectinload(Pupil.places).joinedload(Enrolment.school))
    )


def list_at_school(school_id: int, *, grade: str = "", words: str = "") -> list[Enrolment]:
    """Return who learns at a school now, by name; each with its pupil.

    Names are sealed, so the search and the order are ours, among the pupils of one school.
    """
    query = (
        select(Enrolment)
        .join(Enrolment.pupil)
        .options(contains_eager(Enrolment.pupil))
        .where(
            Enrolment.school_id == school_id,
            Enrolment.ends_on.is_(None),
            Pupil.merged_into_id.is_(None),
        )
        .order_by(Enrolment.id)
    )
    if grade:
        query = query.where(Enrolment.grade == grade)
    found = list(db.session.scalars(query))
    if words:
        sought = folded(words)
        found = [one for one in found if sought in folded(one.pupil.name)]
    return sorted(found, key=lambda one: sort_key(one.pupil.last_name + one.pupil.first_name))


def list_twins(pupil: Pupil, school_ids: Collection[int]) -> list[Pupil]:
    """Return the records at these schools that bear the same name as this one.

    A pupil who has gone to another school is not among them: that record is the other school's.
    """
    elsewhere = select(Enrolment.pupil_id).where(
        Enrolment.ends_on.is_(None), Enrolment.school_id.not_in(school_ids)
    )
    query = (
        select(Pupil)
        .where(
            Pupil.name_print == pupil.name_print,
            Pupil.id != pupil.id,
            Pupil.merged_into_id.is_(None),
            Pupil.id.in_(select(Enrolment.pupil_id).where(Enrolment.school_id.in_(school_ids))),
            Pupil.id.not_in(elsewhere),
        )
        .options(selectinload(Pupil.places).joinedload(Enrolment.school))
        .order_by(Pupil.id)
    )
    return list(db.session.scalars(query))


def list_doubtful(school_id: int) -> list[str]:
    """Return the keyed digests of names that several records at a school bear."""
    query = (
        select(Pupil.name_print)
        .join(Enrolment, Enrolment.pupil_id == Pupil.id)
        .where(
            Enrolment.school_id == school_id,
            Enrolment.ends_on.is_(None),
            Pupil.merged_into_id.is_(None),
        )
        .group_by(Pupil.name_print)
        .having(func.count(Pupil.id.distinct()) > 1)
        .order_by(Pupil.name_print)
    )
    return list(db.session.scalars(query))


def list_schools_to_go_to(school_id: int) -> list[School]:
    """Return the schools a pupil of this one can go to, by name."""
    query = (
        select(School)
        .where(School.id != school_id, School.closed_on.is_(None))
        .options(joinedload(School.municipality))
        .order_by(School.name, School.id)
    )
    return list(db.session.scalars(query))
