"""What has been asked about a call, and what is answered in public?"""

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import lazyload

from portal.competitions.models import Competition
from portal.enquiries.models import Enquiry
from portal.extensions import db


def find_enquiry(code: str, id: int) -> Enquiry | None:  # noqa: A002 - a part of the address
    """Find an enquiry under its competition."""
    return db.session.scalar(
        select(Enquiry)
        .join(Competition, Competition.id == Enquiry.competition_id)
        .where(Enquiry.id == id, Competition.code == code)
    )


def _answered(competition_id: int) -> ColumnElement[bool]:
    return and_(Enquiry.competition_id == competition_id, Enquiry.answered_at.is_not(None))


def count_answered(competition_id: int) -> int:
    """Count the questions whose answers are public."""
    found = select(func.count(Enquiry.id)).where(_answered(competition_id))
    return db.session.scalar(found) or 0


def list_answered(competition_id: int, *, first: int, most: int) -> list[Enquiry]:
    """Return some of the questions whose answers are public, the latest answer first."""
    return list(
        db.session.scalars(
            select(Enquiry)
            .where(_answered(competition_id))
            .options(lazyload(Enquiry.competition))
            .order_by(Enquiry.answered_at.desc(), Enquiry.id.desc())
            .offset(first)
            .limit(most)
        )
    )


def count_asked(competition_id: int) -> int:
    """Count everything that has been asked."""
    found = select(func.count(Enquiry.id)).where(Enquiry.competition_id == competition_id)
    return db.session.scalar(found) or 0


def list_asked(competition_id: int, *, first: int, most: int) -> list[Enquiry]:
    """Return some of what has been asked: what waits comes first, the oldest before the others."""
    is_settled = func.coalesce(Enquiry.answered_at, Enquiry.set_aside_at).is_not(None)
    return list(
        db.session.scalars(
            select(Enquiry)
            .where(Enquiry.competition_id == competition_id)
            .options(lazyload(Enquiry.competition))
            .order_by(is_settled, Enquiry.asked_at, Enquiry.id)
            .offset(first)
            .limit(most)
        )
    )
