"""Who has the grant, who is in reserve and who is next?"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from portal.applications.types import Status
from portal.competitions.models import Competition
from portal.decisions.models import Decision
from portal.decisions.rules.reserve import Place, next_in_reserve
from portal.decisions.types import Outcome, Standing
from portal.extensions import db


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """Everybody who was approved or put in reserve, best first, and who is offered next."""

    decisions: list[Decision]
    next: Decision | None

    @property
    def winners(self) -> list[Decision]:
        """Those who were approved or offered, also when they declined."""
        return [one for one in self.decisions if one.standing is not Standing.RESERVE]

    @property
    def waiting(self) -> list[Decision]:
        """Those in reserve who have not been offered yet."""
        return [one for one in self.decisions if one.standing is Standing.RESERVE]


def reserve_of(competition: Competition) -> Reserve:
    """Read the approved and the reserve of a competition; one statement."""
    decisions = list(
        db.session.scalars(
            select(Decision)
            .where(
                Decision.competition_id == competition.id,
                Decision.outcome.in_((Outcome.APPROVED, Outcome.RESERVE)),
            )
            .order_by(
                Decision.reserve_place.is_not(None),
                Decision.reserve_place,
                Decision.rank,
                Decision.application_id,
            )
        )
    )
    return Reserve(decisions=decisions, next=next_of(decisions))


def next_of(decisions: Iterable[Decision]) -> Decision | None:
    """Return the decision about the application that is offered next."""
    by_key = {one.application_id: one for one in decisions}
    chosen = next_in_reserve(
        Place(
            application_id=key,
            standing=one.standing,
            reserve_place=one.reserve_place,
            is_withdrawn=one.application.status is Status.WITHDRAWN,
        )
        for key, one in by_key.items()
    )
    return None if chosen is None else by_key[chosen]
