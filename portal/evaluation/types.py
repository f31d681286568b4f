"""The words of evaluation: score sheets, and what the ranking says of an application."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property


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


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The whole ranking: best first, then what is outside it, by number."""

    rows: tuple[Ranked, ...] = ()
    not_ranked: tuple[NotRanked, ...] = field(default=())

    @cached_property
    def tied_groups(self) -> tuple[tuple[Ranked, ...], ...]:
        """The groups that stand tied, best first."""
        groups: dict[frozenset[str], list[Ranked]] = {}
        for row in self.rows:
            if row.tied_with:
                groups.setdefault(frozenset({row.number, *row.tied_with}), []).append(row)
        return tuple(tuple(group) for group in groups.values())

    @cached_property
    def extremes(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest total any member gave; 0 and 1 when nobody gave any."""
        totals = [total for row in self.rows for total in row.member_totals.values()]
        return min(totals, default=Fraction()), max(totals, default=Fraction(1))


class WhyNotStarted(StrEnum):
    """What the start of evaluation waits for."""

    WRONG_STAGE = "evaluation_wrong_stage"
    NOT_CLOSED = "evaluation_not_closed"
    CHECKS_LEFT = "evaluation_checks_left"
    CLARIFYING = "evaluation_clarifying"
    """A clarification is waited for, or nobody has accepted or closed it yet."""
    NO_CHAIR = "evaluation_no_chair"
    TOO_FEW_MEMBERS = "evaluation_too_few_members"
    OUT_OF_REACH = "evaluation_out_of_reach"
    """Some application has fewer members without a conflict than assessments are needed."""


class WhyNotNamed(StrEnum):
    """Why somebody cannot be named to a commission, or their place in it changed."""

    IS_IN_ALREADY = "member_is_in_already"
    HAS_LEFT = "member_has_left"
    NOT_AN_ADDRESS = "member_without_address"


class WhyNotScored(StrEnum):
    """Why a score sheet cannot be saved, handed in or opened again."""

    NOT_EVALUATING = "scoring_not_open"
    NOT_SCORING_ROLE = "scoring_wrong_role"
    IN_CONFLICT = "scoring_in_conflict"
    LOCKED = "scoring_locked"
    NOT_LOCKED = "scoring_not_locked"
    INCOMPLETE = "scoring_incomplete"
    NO_REASON = "scoring_no_reason"


class WhyNotDeclared(StrEnum):
    """Why a conflict or the word that there is none cannot be given."""

    NOT_IMPARTIAL_YET = "declare_impartiality_first"
    IN_CONFLICT_ALREADY = "conflict_declared_already"
    NO_REASON = "conflict_without_reason"


class ConflictKind(StrEnum):
    """What ties a member to an application."""

    WORKS = "works"
    BOARD = "board"
    FAMILY = "family"
    MONEY = "money"
    HELPED = "helped"
    OTHER = "other"


class Sign(StrEnum):
    """A possible conflict the portal can see."""

    ORGANISATION = "same_organisation"
    DOMAIN = "same_domain"
    TEAM = "in_the_team"


class Only(StrEnum):
    """Which part of the queue is shown."""

    ALL = "all"
    LEFT = "left"
    DONE = "done"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a member has come; applications in conflict count nowhere but in `recused`."""

    total: int
    done: int
    recused: int = 0

    @property
    def left(self) -> int:
        """How many are not handed in yet."""
        return self.total - self.done

    @property
    def shown(self) -> int:
        """How many rows the whole queue has."""
        return self.total + self.recused

    def rows(self, only: "Only") -> int:
        """How many rows a part of the queue has."""
        counts = {Only.LEFT: self.left, Only.DONE: self.done, Only.CONFLICT: self.recused}
        return counts.get(only, self.shown)
