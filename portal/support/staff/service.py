"""Taking somebody on at a school, changing what they do there, and their leaving."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from portal.accounts import service as accounts
from portal.accounts.models import Person
from portal.accounts.queries import find_person, find_person_by_email
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.email import same_address
from portal.kernel.identity import SCHOOL_STAFF, Role
from portal.kernel.refusal import Refused, refuse_if
from portal.support.staff import queries
from portal.support.staff.models import StaffMember, StaffPlace
from portal.support.staff.types import Specialist, WhyNotTakenOn

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Who somebody is, and what they do at the school."""

    first_name: str
    last_name: str
    specialist: Specialist
    email: str
    duties: Sequence[Role]
    weekly_minutes: int = 0


def take_on(school: School, post: Post, *, by: int, at: datetime, language: str) -> StaffPlace:
    """Note that somebody works at a school, and invite them to what they will do there.

    Somebody known by the address works at both schools under one name. Who has an account gets
    the roles by answering the letter, as everybody: the answer never says who has one. Raises
    `Refused` when they work here already, or no duty is named.
    """
    address = same_address(post.email) if post.email else ""
    with transaction():
        refuse_if([] if post.duties else [WhyNotTakenOn.NO_DUTY])
        staff = (queries.find_by_email(address) if address else None) or _new(post, address)
        place = _place(staff, school)
        place.duties = [role.value for role in post.duties]
        place.weekly_minutes = post.weekly_minutes
        place.left_on = None
        db.session.flush()
        audit.record("staff member added", place, by=by, at=at, school=school.code)
        if address:
            _invite(staff, place, by=by, at=at, language=language)
    return place


def _new(post: Post, address: str) -> StaffMember:
    staff = StaffMember(
        code="D" + "".join(secrets.choice(_LETTERS) for _ in range(7)),
        first_name=post.first_name,
        last_name=post.last_name,
        specialist=post.specialist,
        email=address,
        places=[],
    )
    db.session.add(staff)
    db.session.flush()
    return staff


def _place(staff: StaffMember, school: School) -> StaffPlace:
    place = db.session.scalar(
        select(StaffPlace)
        .where(StaffPlace.staff_id == staff.id, StaffPlace.school_id == school.id)
        .with_for_update()
    )
    if place is None:
        place = StaffPlace(staff_id=staff.id, school_id=school.id)
        db.session.add(place)
    elif place.left_on is None:
        raise Refused([WhyNotTakenOn.WORKS_HERE])
    return place


def _invite(staff: StaffMember, place: StaffPlace, *, by: int, at: datetime, language: str) -> None:
    person = find_person_by_email(staff.email)
    if person is not None and _holds_all(person, place):
        _link(staff, person)
        return
    first = next(
        Role(one)
        for one in place.duties
        if person is None or not person.identity.holds(Role(one), place.school_id)
    )
    accounts.invite(
        staff.email, first, place.school_id, by=by, at=at, name=staff.name, language=language
    )


def _holds_all(person: Person, place: StaffPlace) -> bool:
    return all(person.identity.holds(Role(one), place.school_id) for one in place.duties)


def change(
    place: StaffPlace, duties: Sequence[Role], weekly_minutes: int, *, by: int, at: datetime
) -> None:
    """Change what somebody does at a school; with an account the roles follow at once.

    Raises `Refused` when no duty is left: who does nothing here has left.
    """
    with transaction():
        refuse_if([] if duties else [WhyNotTakenOn.NO_DUTY])
        place.duties = [role.value for role in duties]
        place.weekly_minutes = weekly_minutes
        _follow(place, by=by, at=at)
        audit.record("staff member changed", place, by=by, at=at, duties=place.duties)


def leave(place: StaffPlace, *, on: date, by: int, at: datetime) -> None:
    """Note that somebody has left the school; their roles there end at once."""
    with transaction():
        place.duties = []
        place.left_on = on
        _follow(place, by=by, at=at)
        audit.record("staff member left", place, by=by, at=at)


def _follow(place: StaffPlace, *, by: int | None, at: datetime) -> None:
    """Let the person behind a place hold exactly the roles of its duties."""
    person = find_person(place.staff.person_id) if place.staff.person_id else None
    if person is None:
        return
    for role in sorted(SCHOOL_STAFF):
        if role.value in place.duties:
            accounts.give_role(person, role, place.school_id, by=by, at=at)
        else:
            accounts.take_role(person, role, place.school_id, by=by, at=at)


def _link(staff: StaffMember, person: Person) -> None:
    if staff.person_id is None and queries.find_staff_of(person.id) is None:
        staff.person_id = person.id
        db.session.flush()


def join(person: Person, role: Role, school_id: int, at: datetime) -> None:
    """Bind an account to the staff member it was invited for, with every duty of that place."""
    if role not in SCHOOL_STAFF:
        return
    staff = queries.find_by_email(person.email)
    place = (
        next((one for one in staff.places if one.school_id == school_id), None) if staff else None
    )
    if staff is None or place is None or place.left_on is not None:
        return
    _link(staff, person)
    if staff.person_id != person.id:
        return
    for duty in place.duties:
        accounts.give_role(person, Role(duty), school_id, by=person.id, at=at)


accounts.after_giving.append(join)
