"""Adding and correcting schools, and noting agreements."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import Agreement, School
from portal.institutions.service.correcting import correcting, take_over
from portal.institutions.types import (
    Founder,
    PartnerKind,
    Period,
    Region,
    SchoolKind,
    WhyNotKept,
)
from portal.kernel.refusal import Refused, refuse_if


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDetails:
    """What the programme knows of a school."""

    name: str
    municipality_id: int
    region: Region
    kind: SchoolKind
    founder: Founder
    joined_school_year: str = ""
    joined_semester: Period | None = None
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementDetails:
    """A cooperation agreement, with one partner."""

    number: str
    signed_on: date
    municipality_id: int | None = None
    school_id: int | None = None


def add_school(code: str, details: SchoolDetails, *, by: int, at: datetime) -> School:
    """Add a school. Raises `Refused` when the code is taken or the founder has no such schools."""
    school = School(code=code, **asdict(details))
    with transaction():
        refuse_if(_faults(details))
        try:
            with db.session.begin_nested():
                db.session.add(school)
        except IntegrityError:
            raise Refused([WhyNotKept.CODE_TAKEN]) from None
        audit.record("school added", school, by=by, at=at)
    return school


def change_school(
    school: School, details: SchoolDetails, *, version: int, by: int, at: datetime
) -> None:
    """Correct a school. Raises `Refused`, or `Stale` when somebody saved meanwhile."""
    with correcting(school, version=version):
        refuse_if(_faults(details))
        if changed := take_over(school, asdict(details)):
            audit.record("school corrected", school, by=by, at=at, fields=changed)


def _faults(details: SchoolDetails) -> list[WhyNotKept]:
    is_of_a_ministry = details.founder is not Founder.MUNICIPALITY
    is_wrong = is_of_a_ministry and details.kind is not SchoolKind.VOCATIONAL
    return [WhyNotKept.STATE_SCHOOL_KIND] if is_wrong else []


def add_agreement(
    details: AgreementDetails, school: School | None, *, by: int, at: datetime
) -> Agreement:
    """Note a cooperation agreement with a municipality, or with a state vocational school.

    Raises `Refused` when the number is taken or the partner is neither.
    """
    with transaction():
        is_with_state = school is not None and school.is_of_the_state
        refuse_if(
            []
            if is_with_state or (school is None and details.municipality_id)
            else [WhyNotKept.NO_PARTNER]
        )
        agreement = Agreement(
            number=details.number,
            signed_on=details.signed_on,
            partner_kind=PartnerKind.VOCATIONAL if is_with_state else PartnerKind.MUNICIPALITY,
            municipality_id=None if is_with_state else details.municipality_id,
            school_id=school.id if school else None,
            ministry=school.founder if school else None,
        )
        try:
            with db.session.begin_nested():
                db.session.add(agreement)
        except IntegrityError:
            raise Refused([WhyNotKept.NUMBER_TAKEN]) from None
        audit.record("agreement noted", agreement, by=by, at=at)
    return agreement
