"""May these days and this amount be claimed, and what may be done with a claim?

facts 2.9 and peers, "Compensation": in the past, within the plan, no day twice, not over the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.kernel.pause import Pause
from portal.support.claims.types import ClaimState, WhyNotClaimed, WhyNotSettled
from portal.support.plans.types import ECONOMIC, MeasureKind, PlanState

OPEN_TO_CLAIMS = frozenset(
    {PlanState.APPROVED, PlanState.IN_PROGRESS, PlanState.IN_REVISION, PlanState.IN_APPROVAL}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a claim, both ends included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many calendar days it holds; none when it ends before it begins."""
        return max(0, (self.last - self.first).days + 1)

    def meets(self, other: "Span") -> bool:
        """The two share a day."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A claim somebody wants to hand in, and the measure it is for."""

    kind: MeasureKind
    state: PlanState
    was_approved: bool
    plan: Span
    pauses: Sequence[Pause] = ()
    """When the plan was suspended; the last one lasts when it still is."""
    span: Span
    days: int
    amount: Decimal
    planned: Decimal | None
    claimed: Decimal
    """What other claims of this measure hold already; a returned one does not count."""
    others: Sequence[Span]
    evidence: str
    has_file: bool
    is_file_used: bool
    """The same document, by its content, stands at another claim."""


def reasons_not_to_claim(wanted: Wanted, *, on: date) -> list[WhyNotClaimed]:
    """Return everything that stands against the claim, in the order of the page."""
    left = (wanted.planned or Decimal(0)) - wanted.claimed
    objections = {
        WhyNotClaimed.NOT_ECONOMIC: wanted.kind not in ECONOMIC,
        WhyNotClaimed.NOT_NOW: not _is_open(wanted),
        WhyNotClaimed.OUT_OF_ORDER: wanted.span.length == 0,
        WhyNotClaimed.OUTSIDE: wanted.span.first < wanted.plan.first
        or wanted.span.last > wanted.plan.last,
        WhyNotClaimed.PAUSED: any(
            one.fills_any(wanted.span.first, wanted.span.last) for one in wanted.pauses
        ),
        WhyNotClaimed.FUTURE: wanted.span.last > on,
        WhyNotClaimed.TWICE: any(wanted.span.meets(one) for one in wanted.others),
        WhyNotClaimed.DAYS: not 1 <= wanted.days <= max(1, wanted.span.length),
        WhyNotClaimed.NO_AMOUNT: wanted.amount <= 0,
        WhyNotClaimed.OVER_PLAN: wanted.amount > left,
        WhyNotClaimed.NO_EVIDENCE: not wanted.evidence.strip() and not wanted.has_file,
        WhyNotClaimed.DOCUMENT_USED: wanted.is_file_used,
    }
    return [why for why, objects in objections.items() if objects]


def _is_open(wanted: Wanted) -> bool:
    """The plan is carried out, or was until it was suspended."""
    is_stopped = wanted.state is PlanState.SUSPENDED and bool(wanted.pauses)
    return wanted.was_approved and (wanted.state in OPEN_TO_CLAIMS or is_stopped)


SETTLING = {
    ClaimState.APPROVED: frozenset({ClaimState.SUBMITTED}),
    ClaimState.RETURNED: frozenset({ClaimState.SUBMITTED}),
    ClaimState.PAID: frozenset({ClaimState.APPROVED}),
}
"""Into which state a claim goes, and from which."""


def reasons_not_to_settle(
    now: ClaimState, new: ClaimState, *, is_own: bool, comment: str
) -> list[WhyNotSettled]:
    """Return everything that stands against approving, returning or paying a claim."""
    objections = {
        WhyNotSettled.NOT_NOW: now not in SETTLING[new],
        WhyNotSettled.OWN: is_own and new is ClaimState.APPROVED,
        WhyNotSettled.NO_COMMENT: new is ClaimState.RETURNED and not comment.strip(),
    }
    return [why for why, objects in objections.items() if objects]
