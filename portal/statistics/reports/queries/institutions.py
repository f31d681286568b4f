"""Institutions that joined, and agreements."""

from collections import Counter
from datetime import date
from itertools import product

from sqlalchemy import func, select

from portal.extensions import db
from portal.institutions.calendar import usual_term
from portal.institutions.models import Agreement, School
from portal.institutions.types import GRADES, Founder, PartnerKind, Period, Region, SchoolKind
from portal.statistics.reports.types import Agreements, Institutions, Joined

MINISTRIES = (Founder.IZM, Founder.KM, Founder.VM)


def institutions(school_year: str, *, on: date) -> Institutions:
    """Count the institutions that joined in a school year, by region and kind; one statement."""
    found: Counter[tuple[Region, SchoolKind, Period]] = Counter()
    query = (
        select(School.region, School.kind, School.joined_semester, func.count())
        .where(School.joined_school_year == school_year, School.joined_semester.is_not(None))
        .group_by(School.region, School.kind, School.joined_semester)
    )
    for region, kind, period, count in db.session.execute(query):
        if period is not None and usual_term(school_year, period, GRADES[0]).starts_on <= on:
            found[region, kind, period] += count
    rows = [
        Joined(
            region=region,
            kind=kind,
            first=found[region, kind, Period.FIRST],
            second=found[region, kind, Period.SECOND],
        )
        for region, kind in product(Region, SchoolKind)
    ]
    total = Joined(first=sum(row.first for row in rows), second=sum(row.second for row in rows))
    return Institutions(rows, total)


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
