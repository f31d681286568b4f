"""Setting the dates of periods and breaks."""

from datetime import date, datetime

from sqlalchemy import select

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.calendar import Dated
from portal.institutions.models import PeriodDates, SchoolBreak
from portal.institutions.rules import faults_of_break, faults_of_dates
from portal.institutions.types import Term
from portal.kernel.refusal import refuse_if


def add_dates(dates: Dated, *, by: int, at: datetime) -> PeriodDates:
    """Set when a period begins and ends for a span of grades.

    Plans made before keep the days they were made with. Raises `Refused` with every reason.
    """
    with transaction():
        others = [
            Dated(
                one.school_year,
                one.period,
                one.grade_from,
                one.grade_to,
                Term(one.starts_on, one.ends_on),
            )
            for one in db.session.scalars(
                select(PeriodDates)
                .where(PeriodDates.school_year == dates.school_year)
                .order_by(PeriodDates.id)
            )
        ]
        refuse_if(faults_of_dates(dates, others))
        row = PeriodDates(
            school_year=dates.school_year,
            period=dates.period,
            grade_from=dates.grade_from,
            grade_to=dates.grade_to,
            starts_on=dates.term.starts_on,
            ends_on=dates.term.ends_on,
        )
        db.session.add(row)
        audit.record("period dates set", row, by=by, at=at)
    return row


def remove_dates(row: PeriodDates, *, by: int, at: datetime) -> None:
    """Take dates back; the usual ones hold again for plans made from now on."""
    with transaction():
        audit.record("period dates removed", row, by=by, at=at, school_year=row.school_year)
        db.session.delete(row)


def add_break(
    school_year: str, name: str, starts_on: date, ends_on: date, *, by: int, at: datetime
) -> SchoolBreak:
    """Note days without lessons; slots made from now on keep away from them."""
    with transaction():
        refuse_if(faults_of_break(school_year, starts_on, ends_on))
        row = SchoolBreak(school_year=school_year, name=name, starts_on=starts_on, ends_on=ends_on)
        db.session.add(row)
        audit.record("school break noted", row, by=by, at=at)
    return row


def remove_break(row: SchoolBreak, *, by: int, at: datetime) -> None:
    """Take a break back."""
    with transaction():
        audit.record("school break removed", row, by=by, at=at, school_year=row.school_year)
        db.session.delete(row)
