"""The words of evaluation: score sheets, and what the ranking says of an application."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class AssessmentStatus(StrEnum):
    """Where a score sheet is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class Proposal(StrEnum):
    """The outcome the rules propose (formats, competition bundle)."""

    APPROVED = "approved"
    RESERVE = "reserve"
    REJECTED = "rejected"
    TIE = "tie"


class Why(StrEnum):
    """Why an application is not ranked, or not proposed for approval."""

    LATE = "late"
    WITHDRAWN = "withdrawn"
    INADMISSIBLE = "inadmissible"
    BUDGET_NOT_EXACT = "budget_not_exact"
    TOO_FEW_ASSESSMENTS = "too_few_assessments"
    BELOW_CRITERION_MINIMUM = "below_criterion_minimum"
    BELOW_TOTAL_MINIMUM = "below_total_minimum"
    QUOTA_REACHED = "quota_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCriterion:
    """A quality criterion as the ranking sees it."""

    code: str
    max_points: Decimal
    weight: Decimal = Decimal(1)
    min_points: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything about the competition the ranking looks at."""

    criteria: tuple[RankedCriterion, ...]
    """The quality criteria, in their order."""
    grant_amount: Decimal
    quota: int
    budget: Decimal | None = None
    min_assessments: int = 2
    min_total: Decimal | None = None
    tie_break: tuple[str, ...] = ()
    tie_break_by_time: bool = False
    disagreement_share: Decimal = Decimal("0.3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One member's submitted marks for one application, by criterion code."""

    member: str
    points: dict[str, Decimal]
    in_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Everything about one application the ranking looks at."""

    number: str
    received_at: datetime
    planned: Decimal
    is_late: bool = False
    is_withdrawn: bool = False
    is_admissible: bool = True
    sheets: tuple[Sheet, ...] = ()
    settled_order: int | None = None
    """The place the commission gave it within a tie, by vote and with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One line of the ranking; fractions are exact."""

    number: str
    rank: int
    tied_with: tuple[str, ...]
    total: Fraction
    means: dict[str, Fraction]
    counted_members: tuple[str, ...]
    member_totals: dict[str, Fraction]
    passes: bool
    proposal: Proposal
    why: tuple[Why, ...]
    disagrees: bool
    """Members' totals differ by more than the competition's share of the maximum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRanked:
    """An application outside the ranking, with every reason."""

    number: str
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The whole ranking: best first, then what is outside it, by number."""

    rows: tuple[Ranked, ...] = ()
    not_ranked: tuple[NotRanked, ...] = field(default=())
