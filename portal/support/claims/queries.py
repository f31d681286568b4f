"""Which claims are there?"""

from decimal import Decimal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from portal.extensions import db
from portal.files.models import StoredFile
from portal.support.claims.models import Claim
from portal.support.claims.types import ClaimState
from portal.support.plans.models import Measure, SupportPlan

_COUNTED = Claim.state != ClaimState.RETURNED


def find_claim(id: int) -> Claim | None:  # noqa: A002 - a key
    """Return a claim with its measure, plan and document."""
    return db.session.scalar(
        select(Claim)
        .where(Claim.id == id)
        .options(
            joinedload(Claim.measure).joinedload(Measure.plan).joinedload(SupportPlan.school),
            joinedload(Claim.file),
        )
    )


def list_of_plan(plan_id: int) -> list[Claim]:
    """Return the claims of a plan, the newest first."""
    query = (
        select(Claim)
        .where(Claim.plan_id == plan_id)
        .options(joinedload(Claim.measure), joinedload(Claim.file))
        .order_by(Claim.period_from.desc(), Claim.id.desc())
    )
    return list(db.session.scalars(query))


def list_at_school(school_id: int, state: ClaimState) -> list[Claim]:
    """Return the claims of a school in a state, the oldest first."""
    query = (
        select(Claim)
        .join(Claim.measure)
        .join(Measure.plan)
        .options(
            contains_eager(Claim.measure)
            .contains_eager(Measure.plan)
            .joinedload(SupportPlan.pupil),
            joinedload(Claim.file),
        )
        .where(SupportPlan.school_id == school_id, Claim.state == state)
        .order_by(Claim.submitted_at, Claim.id)
    )
    return list(db.session.scalars(query))


def list_of_measure(measure_id: int) -> list[Claim]:
    """Return the claims of a measure that count: handed in, approved or paid."""
    query = (
        select(Claim).where(Claim.measure_id == measure_id, _COUNTED).order_by(Claim.period_from)
    )
    return list(db.session.scalars(query))


def is_document_used(document: StoredFile) -> bool:
    """Another claim of the school that counts has the same document, by its content.

    One that still lies open is known by its digest.
    """
    query = (
        select(Claim.id)
        .join(StoredFile, StoredFile.id == Claim.file_id)
        .where(
            or_(
                StoredFile.content_print == document.content_print,
                StoredFile.sha256 == document.content_sha256,
            ),
            StoredFile.id != document.id,
            _COUNTED,
        )
        .limit(1)
    )
    return db.session.scalar(query) is not None


def amounts_claimed(plan_id: int) -> dict[int, Decimal]:
    """Return what was claimed in a plan, by the key of the measure."""
    rows = db.session.execute(
        select(Claim.measure_id, func.sum(Claim.amount))
        .where(Claim.plan_id == plan_id, _COUNTED)
        .group_by(Claim.measure_id)
    )
    return {measure_id: Decimal(amount) for measure_id, amount in rows}
