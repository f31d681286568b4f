"""After publication: the decision sent formally, beside the e-mail."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from portal.audit import service as audit
from portal.database import transaction
from portal.decisions.models import Decision, FormalDelivery
from portal.decisions.queries.delivery import find_formal
from portal.decisions.types import Way, WhyNot
from portal.extensions import db
from portal.kernel.refusal import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """How, under which number and when a decision was sent formally."""

    way: Way
    number: str
    sent_at: datetime


def record_formal(decision: Decision, dispatch: Dispatch, *, by: int, at: datetime) -> None:
    """Note that the decision was sent formally; noting it again corrects the note."""
    try:
        with transaction():
            formal = find_formal(decision.id)
            if formal is None:
                formal = FormalDelivery(decision_id=decision.id)
                db.session.add(formal)
            formal.way, formal.number = dispatch.way, dispatch.number
            formal.sent_at, formal.recorded_by_id = dispatch.sent_at, by
            audit.record(
                "formal delivery recorded",
                formal,
                by=by,
                at=at,
                competition_id=decision.competition_id,
                way=dispatch.way.value,
                number=dispatch.number,
            )
    except IntegrityError as race:
        raise Refused([WhyNot.CHANGED_MEANWHILE]) from race
