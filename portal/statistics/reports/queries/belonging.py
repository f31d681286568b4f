"""To which municipality and region did a school, and a plan of it, belong on a day?"""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, union

from portal.institutions.models import RegionPlacement, School, SchoolPast
from portal.institutions.regions import DIVISIONS, scheme_on
from portal.institutions.types import Region
from portal.statistics.reports.types import AnyRegion, Division
from portal.support.plans.models import SupportPlan

Regions = list[AnyRegion | None]


def regions_of(division: Division, day: date, *, found: Collection[AnyRegion | None]) -> Regions:
    """Return the regions of a division as it was on a day, in the order of the reports.

    None, for those whose region nobody has written, stands last and only where it was found.
    """
    regions = Region if division is Division.PROGRAMME else DIVISIONS[scheme_on(day)].regions
    return [*regions, *([None] if None in found else [])]


def _left(school_id: Any, day: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns, or a day
    """Return what makes a row of the past say where the school was on the day."""
    return and_(
        SchoolPast.school_id == school_id,
        or_(SchoolPast.since.is_(None), SchoolPast.since <= day),
        SchoolPast.until > day,
    )


def municipality_on(day: Any, school_id: Any, present: Any) -> ColumnElement[int]:  # noqa: ANN401 - columns, or a day
    """Return the municipality of a school on a day: one it has left, else the `present` one."""
    past = select(SchoolPast.municipality_id).where(_left(school_id, day)).scalar_subquery()
    return func.coalesce(past, present)


def counts_with(municipality_id: int) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a plan one of a municipality: its school was there as it was handed in.

    For queries over `SupportPlan`. The schools stand first, so that an index finds the plans. What
    follows says the same as `municipality_on`, in words from which a database can guess how many
    plans there are: PostgreSQL guessed one, and added up every session anew for each of them.
    """
    now = select(School.id).where(School.municipality_id == municipality_id)
    then = select(SchoolPast.school_id).where(SchoolPast.municipality_id == municipality_id)
    was = _left(SupportPlan.school_id, SupportPlan.submitted_on)
    was_here = exists().where(was, SchoolPast.municipality_id == municipality_id)
    is_here = and_(SupportPlan.school_id.in_(now), ~exists().where(was))
    return (SupportPlan.school_id.in_(union(now, then)), or_(was_here, is_here))


def placed_on(day: date, municipality: ColumnElement[int]) -> ColumnElement[bool]:
    """Return what makes a placement the one of a municipality on a day.

    `portal.institutions.regions.region_on` says it for one municipality; a test holds the two
    against each other.
    """
    return (
        (RegionPlacement.municipality_id == municipality)
        & (RegionPlacement.scheme == scheme_on(day))
        & (RegionPlacement.valid_from <= day)
        & or_(RegionPlacement.valid_to.is_(None), RegionPlacement.valid_to >= day)
    )
