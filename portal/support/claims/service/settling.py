"""Approving, returning and paying a claim."""

from datetime import datetime

from sqlalchemy import select

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import refuse_if
from portal.support.claims.models import Claim
from portal.support.claims.rules import reasons_not_to_settle
from portal.support.claims.types import ClaimState


def settle(claim: Claim, state: ClaimState, *, comment: str = "", by: int, at: datetime) -> None:
    """Approve, return or note as paid. Raises `Refused`; of two at once the first one counts."""
    with transaction():
        locked = db.session.scalars(
            select(Claim)
            .where(Claim.id == claim.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        ).one()
        is_own = locked.submitted_by_id == by
        refuse_if(reasons_not_to_settle(locked.state, state, is_own=is_own, comment=comment))
        locked.state, locked.comment = state, comment
        locked.settled_at, locked.settled_by_id = at, by
        audit.record("claim settled", locked, by=by, at=at, state=state.value)
