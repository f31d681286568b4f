"""When did a plan stand still?"""

from collections.abc import Iterable
from datetime import datetime

from portal.kernel.pause import Pause
from portal.support.plans.types import PlanState


def pauses(
    turns: Iterable[tuple[PlanState, PlanState, datetime]],
    *,
    now: PlanState,
    suspended_at: datetime | None,
) -> tuple[Pause, ...]:
    """Read them from the moves of a plan, oldest first: state before, state after, when.

    Of a plan that was brought in suspended no such move is known, only since when.
    """
    found, since = [], None
    for before, after, at in turns:
        if after is PlanState.SUSPENDED and before is not after:
            since = at
        elif before is PlanState.SUSPENDED and after is not before and since is not None:
            found.append(Pause(since, at))
            since = None
    since = since or suspended_at
    if now is PlanState.SUSPENDED and since is not None:
        found.append(Pause(since))
    return tuple(found)
