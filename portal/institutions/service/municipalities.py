"""Adding and correcting municipalities, placing them in regions, and merging them."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import Municipality, RegionPlacement, School, SchoolPast
from portal.institutions.queries import placed
from portal.institutions.regions import Placed, faults_of_placement
from portal.institutions.rules import Merger, faults_of_merger
from portal.institutions.service.correcting import correcting, take_over
from portal.institutions.types import Region, WhyNotKept
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused, refuse_if


@dataclass(frozen=True, slots=True)
class MunicipalityDetails:
    """What the programme knows of a municipality; how it is reached it says itself."""

    name: str
    place: str
    region: Region | None


def add_municipality(
    code: str, details: MunicipalityDetails, *, by: int, at: datetime
) -> Municipality:
    """Add a municipality. Raises `Refused` when the code is taken."""
    municipality = Municipality(code=code, **asdict(details))
    with transaction():
        try:
            with db.session.begin_nested():
                db.session.add(municipality)
        except IntegrityError:
            raise Refused([WhyNotKept.MUNICIPALITY_CODE_TAKEN]) from None
        audit.record("municipality added", municipality, by=by, at=at)
    return municipality


def change_municipality(
    municipality: Municipality,
    details: MunicipalityDetails,
    *,
    version: int,
    by: int,
    at: datetime,
) -> None:
    """Correct a municipality. Raises `Stale` when somebody saved meanwhile."""
    with correcting(municipality, version=version):
        if changed := take_over(municipality, asdict(details)):
            audit.record("municipality corrected", municipality, by=by, at=at, fields=changed)


def place(municipality: Municipality, where: Placed, *, by: int, at: datetime) -> RegionPlacement:
    """Say where a municipality lies in a scheme of regions. Raises `Refused` with every reason."""
    with transaction():
        _locked([municipality.id])
        refuse_if(faults_of_placement(where, placed(municipality.id)))
        row = RegionPlacement(
            municipality_id=municipality.id,
            scheme=where.scheme,
            region=where.region,
            valid_from=where.since,
            valid_to=where.until,
        )
        db.session.add(row)
        audit.record(
            "municipality placed",
            municipality,
            by=by,
            at=at,
            scheme=where.scheme.value,
            region=where.region.value,
        )
    return row


def remove_placement(
    municipality: Municipality, row: RegionPlacement, *, by: int, at: datetime
) -> None:
    """Take back where a municipality lies."""
    with transaction():
        audit.record(
            "placement removed",
            municipality,
            by=by,
            at=at,
            scheme=row.scheme.value,
            region=row.region.value,
        )
        db.session.delete(row)


def merge(
    municipality: Municipality, successor: Municipality, *, on: date, by: int, at: datetime
) -> int:
    """Make a municipality part of another from a day on; return how many schools pass.

    What its schools handed in before that day goes on counting with it. Its competitions and its
    people keep what they have. Raises `Refused` with every reason.
    """
    with transaction():
        _locked([municipality.id, successor.id])
        merger = Merger(
            key=municipality.id,
            successor=successor.id,
            on=on,
            closed_on=municipality.closed_on,
            successor_closed_on=successor.closed_on,
            schools_came_on=_schools_came_on(municipality),
        )
        refuse_if(faults_of_merger(merger, today=at.astimezone(RIGA).date()))
        count = _pass_on(municipality, successor, on)
        municipality.closed_on, municipality.successor_id = on, successor.id
        audit.record(
            "municipality merged",
            municipality,
            by=by,
            at=at,
            successor=successor.code,
            schools=count,
        )
    return count


def _pass_on(municipality: Municipality, successor: Municipality, on: date) -> int:
    """Hand the schools over, each remembering where it was; return how many there are."""
    schools = db.session.scalars(
        select(School)
        .where(School.municipality_id == municipality.id)
        .order_by(School.id)
        .with_for_update(of=School)
    ).all()
    came = _came({school.id for school in schools})
    for school in schools:
        db.session.add(
            SchoolPast(
                school_id=school.id,
                municipality_id=municipality.id,
                since=came.get(school.id),
                until=on,
            )
        )
        school.municipality_id = successor.id
    return len(schools)


def _locked(keys: list[int]) -> None:
    """Hold the rows, in the order of their keys, and read them as they are now."""
    db.session.scalars(
        select(Municipality)
        .where(Municipality.id.in_(keys))
        .order_by(Municipality.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _schools_came_on(municipality: Municipality) -> date | None:
    """The last day on which a school that is its own now came from elsewhere."""
    query = (
        select(func.max(SchoolPast.until))
        .join(School, School.id == SchoolPast.school_id)
        .where(School.municipality_id == municipality.id)
    )
    return db.session.scalar(query)


def _came(schools: set[int]) -> dict[int, date]:
    """Return since when each school has been where it is, for those that were elsewhere before."""
    rows = db.session.execute(
        select(SchoolPast.school_id, func.max(SchoolPast.until))
        .where(SchoolPast.school_id.in_(schools))
        .group_by(SchoolPast.school_id)
    )
    return {key: until for key, until in rows}  # noqa: C416 - a row is no pair to `dict`
