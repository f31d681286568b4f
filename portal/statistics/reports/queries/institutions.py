"""Institutions that joined, and agreements."""

from collections import Counter
from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import Select, func, select

from portal.extensions import db
from portal.institutions.calendar import usual_term
from portal.institutions.models import Agreement, RegionPlacement, School
from portal.institutions.types import GRADES, Founder, PartnerKind, Period, SchoolKind
from portal.statistics.reports.queries.belonging import municipality_on, placed_on, regions_of
from portal.statistics.reports.types import (
    Agreements,
    AnyRegion,
    Division,
    Institutions,
    Joined,
)

MINISTRIES = (Founder.IZM, Founder.KM, Founder.VM)


def institutions(
    school_year: str,
    *,
    on: date,
    division: Division = Division.PROGRAMME,
    placed: date | None = None,
) -> Institutions:
    """Count the institutions that joined in a school year, by region and kind; one statement.

    Statistical regions are those in which their municipalities lay on the day `placed`, `on` when
    none is given. Rows without a region are there only when somebody is missing from the others.
    """
    day = placed or on
    found: Counter[tuple[AnyRegion | None, SchoolKind, Period]] = Counter()
    for region, kind, period, count in db.session.execute(_joined(school_year, division, day)):
        if period is not None and usual_term(school_year, period, GRADES[0]).starts_on <= on:
            found[region, kind, period] += count
    regions = regions_of(division, day, found={region for region, _, _ in found})
    rows = [
        Joined(
            region=region,
            kind=kind,
            first=found[region, kind, Period.FIRST],
            second=found[region, kind, Period.SECOND],
        )
        for region, kind in product(regions, SchoolKind)
    ]
    total = Joined(first=sum(row.first for row in rows), second=sum(row.second for row in rows))
    return Institutions(rows, total)


def _joined(school_year: str, division: Division, day: date) -> Select[Any]:
    of_programme = division is Division.PROGRAMME
    region: Any = School.region if of_programme else RegionPlacement.region
    query = select(region, School.kind, School.joined_semester, func.count()).select_from(School)
    if not of_programme:
        then = municipality_on(day, School.id, School.municipality_id)
        query = query.outerjoin(RegionPlacement, placed_on(day, then))
    return query.where(
        School.joined_school_year == school_year, School.joined_semester.is_not(None)
    ).group_by(region, School.kind, School.joined_semester)


def agreements(*, on: date) -> Agreements:
    """Count the agreements signed on or before a day; one statement."""
    query = (
        select(Agreement.partner_kind, Agreement.ministry, func.count())
        .where(Agreement.signed_on <= on)
        .group_by(Agreement.partner_kind, Agreement.ministry)
    )
    found = {(kind, ministry): count for kind, ministry, count in db.session.execute(query)}
    by_ministry = {one: found.get((PartnerKind.VOCATIONAL, one), 0) for one in MINISTRIES}
    return Agreements(
        municipalities=found.get((PartnerKind.MUNICIPALITY, None), 0),
        vocational=sum(by_ministry.values()),
        by_ministry=by_ministry,
    )
