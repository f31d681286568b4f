"""What stands above plans is told of every move, and asked what was given in them.

Plans know nothing of sessions and claims: those register here when they are imported.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from portal.support.plans.models import SupportPlan
from portal.support.plans.types import Move

after_move: list[Callable[[SupportPlan, Move, datetime], None]] = []
"""Called within the transaction of each move, when the plan already stands in its new state.

The plan is whole (`queries.lock_plan`). `Move.APPROVE` comes from every desk: it was the last one
when `plan.state` is approved. With `Move.HAND_OVER` the state stays, `handed_over_at` is set.
"""


@dataclass(frozen=True, slots=True)
class Given:
    """What a measure has come to: units that took place, used or not, and money spent."""

    units: int = 0
    amount: Decimal = Decimal(0)

    def __add__(self, other: "Given") -> "Given":
        """Add up what two tellers know of one measure."""
        return Given(self.units + other.units, self.amount + other.amount)


given: list[Callable[[int], Mapping[int, Given]]] = []
"""Asked what was delivered or spent in a plan, by the key of the measure.

A measure is named as soon as anything is recorded of it, even when no unit was used: a plan in
which a measure is named cannot be deleted.
"""


stopped: list[Callable[[Collection[int]], Mapping[int, date]]] = []
"""Asked which of these plans were stopped for good, and when: nothing is given after that day."""


def last_days(plans: Iterable[SupportPlan]) -> dict[int, date]:
    """Return the last day on which anything can be given, by the key of each plan."""
    ends = {one.id: one.ends_on for one in plans}
    for ask in stopped:
        for plan_id, day in ask(ends).items():
            ends[plan_id] = min(ends[plan_id], day)
    return ends


def tell(plan: SupportPlan, move: Move, at: datetime) -> None:
    """Tell everybody who follows plans."""
    for follow in after_move:
        follow(plan, move, at)


def given_in(plan_id: int) -> Mapping[int, Given]:
    """Return what was given, by the key of each measure in which anything was."""
    found: dict[int, Given] = {}
    for ask in given:
        for measure_id, one in ask(plan_id).items():
            found[measure_id] = found.get(measure_id, Given()) + one
    return found
