"""Adding a pupil to a school, and correcting what was written."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.refusal import Refused, Stale, refuse_if
from portal.support.pupils import queries
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.pupils.rules import Move, plain_code, reasons_not_to_move
from portal.support.pupils.types import WhyNotAdded
from portal.vault import fingerprint

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Who a pupil is, and where in the school."""

    first_name: str
    last_name: str
    personal_code: str
    grade: str
    letter: str = ""


def new_code() -> str:
    """Return an internal key that says nothing and cannot be guessed from another one."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))


def add(school: School, details: Details, *, on: date, by: int, at: datetime) -> Pupil:
    """Add a pupil to a school from a day on.

    Somebody known by the personal code who is at no school now comes back under the same record.
    Raises `Refused` when the code belongs to a pupil of any school, which is not named, or when
    the grade is not of this kind of school.
    """
    with transaction():
        known = (
            queries.find_by_personal_code(plain_code(details.personal_code))
            if details.personal_code
            else None
        )
        if known is not None and known.place is not None:
            raise Refused([WhyNotAdded.KNOWN_ALREADY])
        _refuse_wrong_grade(school, details.grade, on)
        pupil = known or _new(details, at)
        db.session.add(
            Enrolment(
                pupil_id=pupil.id,
                school_id=school.id,
                grade=details.grade,
                letter=details.letter,
                starts_on=on,
            )
        )
        audit.record("pupil added", pupil, by=by, at=at, school=school.code)
    return pupil


def _new(details: Details, at: datetime) -> Pupil:
    pupil = Pupil(
        code=new_code(),
        first_name=details.first_name,
        last_name=details.last_name,
        recorded_at=at,
    )
    _write_code(pupil, details.personal_code)
    try:
        with db.session.begin_nested():
            db.session.add(pupil)
    except IntegrityError:
        raise Refused([WhyNotAdded.KNOWN_ALREADY]) from None
    return pupil


def correct(pupil: Pupil, details: Details, *, version: int, by: int, at: datetime) -> None:
    """Correct a name, the personal code (it may change once in a life) or the class letter.

    Raises `Refused` when the code belongs to another pupil, `Stale` when somebody else saved
    after the page was opened. The record of the change names the fields, never their contents.
    """
    try:
        with transaction():
            if pupil.version != version:
                raise Stale
            _refuse_taken(pupil, details.personal_code)
            changed = _differences(pupil, details)
            pupil.first_name, pupil.last_name = details.first_name, details.last_name
            if "personal_code" in changed:
                _write_code(pupil, details.personal_code)
            if pupil.place is not None:
                pupil.place.letter = details.letter
            if changed:
                audit.record("pupil corrected", pupil, by=by, at=at, fields=changed)
    except StaleDataError:
        raise Stale from None


def _differences(pupil: Pupil, details: Details) -> list[str]:
    place = pupil.place
    now = {
        "first_name": pupil.first_name,
        "last_name": pupil.last_name,
        "personal_code": pupil.personal_code or "",
        "letter": place.letter if place else "",
    }
    new = {
        "first_name": details.first_name,
        "last_name": details.last_name,
        "personal_code": plain_code(details.personal_code),
        "letter": details.letter,
    }
    return sorted(name for name in now if now[name] != new[name])


def _refuse_taken(pupil: Pupil, personal_code: str) -> None:
    if not personal_code:
        return
    other = queries.find_by_personal_code(plain_code(personal_code))
    if other is not None and other.id != pupil.id:
        raise Refused([WhyNotAdded.KNOWN_ALREADY])


def _refuse_wrong_grade(school: School, grade: str, on: date) -> None:
    move = Move(
        from_school=None,
        expected_from=None,
        to_school=school.id,
        closed_on=school.closed_on,
        kind=school.kind,
        grade=grade,
    )
    refuse_if(reasons_not_to_move(move, on=on))


def _write_code(pupil: Pupil, personal_code: str) -> None:
    code = plain_code(personal_code)
    pupil.personal_code = code or None
    pupil.personal_code_print = fingerprint(code) if code else None
