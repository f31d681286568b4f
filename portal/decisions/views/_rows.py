"""The ranking as the meeting sees it: rows, the funding line, what is left to discuss."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from portal.applications.models import Application
from portal.decisions.models import Decision
from portal.decisions.queries.desk import Desk
from portal.decisions.rules.deciding import effective_outcome
from portal.decisions.types import Outcome
from portal.evaluation.types import NotRanked, Proposal, Ranked, Why
from portal.kernel.score import shown
from portal.web.pages import PER_PAGE, Page

T = TypeVar("T")
_WIDTH = 150


@dataclass(frozen=True, kw_only=True)
class Row:
    """One application in the ranking."""

    application: Application
    ranked: Ranked
    decision: Decision | None
    scale: tuple[int, int]
    """The ends of the drawing's scale."""
    is_mine_in_conflict: bool
    """The reader has stepped back from it, and sees no member's marks."""

    @cached_property
    def _totals(self) -> list[Fraction]:
        return sorted(self.ranked.member_totals.values())

    @property
    def low(self) -> Decimal:
        """The lowest total a member gave."""
        return shown(self._totals[0])

    @property
    def high(self) -> Decimal:
        """The highest total a member gave."""
        return shown(self._totals[-1])

    @cached_property
    def dots(self) -> list[Decimal]:
        """Where the members' totals stand on the drawing, left to right."""
        low, high = self.scale
        return [shown((total - low) * _WIDTH / (high - low), 1) for total in self._totals]

    @cached_property
    def outcome(self) -> Outcome | None:
        """What is decided, or else proposed; None while a tie is open."""
        return self.decision.outcome if self.decision else effective_outcome(self.ranked.proposal)

    @property
    def is_to_discuss(self) -> bool:
        """Members differ widely, or a tie across the funding line is open."""
        return self.ranked.disagrees or self.ranked.proposal is Proposal.TIE

    @property
    def is_below(self) -> bool:
        """It does not reach a minimum."""
        return not self.ranked.passes

    @property
    def is_undecided(self) -> bool:
        """Nothing is decided yet."""
        return self.decision is None


@dataclass(frozen=True, kw_only=True)
class Outside:
    """One application outside the ranking, with its reasons."""

    application: Application
    line: NotRanked
    decision: Decision | None

    @property
    def is_withdrawn(self) -> bool:
        """The applicant withdrew it, so there is nothing to decide."""
        return Why.WITHDRAWN in self.line.why

    @property
    def may_be_decided(self) -> bool:
        """It waits for a decision that can be made."""
        return not self.is_withdrawn and Why.TOO_FEW_ASSESSMENTS not in self.line.why


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The whole ranking, with the funding line drawn."""

    rows: Sequence[Row]
    outside: Sequence[Outside]
    quota: int
    grant: Decimal
    low: int
    high: int
    """The ends of the drawing's scale."""

    @cached_property
    def above(self) -> list[Row]:
        """The rows above the funding line."""
        last = max(
            (at for at, row in enumerate(self.rows) if row.outcome is Outcome.APPROVED),
            default=-1,
        )
        return list(self.rows[: last + 1])

    @cached_property
    def under(self) -> list[Row]:
        """The rows under the funding line."""
        return list(self.rows[len(self.above) :])

    @property
    def approved(self) -> int:
        """How many are approved, or proposed for approval."""
        return sum(1 for row in self.rows if row.outcome is Outcome.APPROVED)

    @property
    def passing(self) -> int:
        """How many reach every minimum."""
        return sum(1 for row in self.rows if row.ranked.passes)

    @property
    def to_discuss(self) -> list[Row]:
        """What the commission has to talk about, in the order of the ranking."""
        return [row for row in self.rows if row.is_to_discuss]

    @property
    def undisputed(self) -> int:
        """How many can be decided as proposed in one act."""
        ranked = sum(1 for row in self.rows if row.is_undecided and not row.is_to_discuss)
        return ranked + sum(1 for one in self.outside if one.may_be_decided and not one.decision)

    @property
    def decided(self) -> int:
        """How many have an outcome."""
        everything: list[Row | Outside] = [*self.rows, *self.outside]
        return sum(1 for one in everything if one.decision)


def standing_of(desk: Desk, *, in_conflict: set[int], quota: int) -> Standing:
    """Lay out the ranking for one reader."""
    totals = [total for row in desk.ranking.rows for total in row.member_totals.values()]
    low = int(min(totals, default=Fraction())) // 10 * 10
    high = max(int(-(-max(totals, default=Fraction(1)) // 10) * 10), low + 10)
    return Standing(
        rows=[_row(desk, row, in_conflict, low, high) for row in desk.ranking.rows],
        outside=[
            Outside(
                application=desk.by_number[line.number],
                line=line,
                decision=desk.decisions.get(desk.by_number[line.number].id),
            )
            for line in desk.ranking.not_ranked
        ],
        quota=quota,
        grant=desk.competition.grant_amount,
        low=low,
        high=high,
    )


def _row(desk: Desk, row: Ranked, in_conflict: set[int], low: int, high: int) -> Row:
    application = desk.by_number[row.number]
    return Row(
        application=application,
        ranked=row,
        decision=desk.decisions.get(application.id),
        scale=(low, high),
        is_mine_in_conflict=application.id in in_conflict,
    )


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One page of the ranking, and one of what is outside it; the whole is counted elsewhere."""

    above: Sequence[Row]
    under: Sequence[Row]
    has_line: bool
    """The funding line is on this page."""
    page: Page[Row]
    outside: Page[Outside]


def sheet_of(standing: Standing, *, page: int, outside: int) -> Sheet:
    """Cut a page out of the ranking; a page past the end is the last one."""
    ranked = _page(standing.rows, page)
    first = ranked.first - 1
    line = len(standing.above)
    cut = max(line - first, 0)
    return Sheet(
        above=ranked.rows[:cut],
        under=ranked.rows[cut:],
        has_line=first < line <= ranked.last or (line == 0 and first <= 0),
        page=ranked,
        outside=_page(standing.outside, outside),
    )


def _page(rows: Sequence[T], number: int) -> Page[T]:
    last = max(1, -(-len(rows) // PER_PAGE))
    number = min(number, last)
    return Page(
        rows=rows[(number - 1) * PER_PAGE : number * PER_PAGE], number=number, total=len(rows)
    )
