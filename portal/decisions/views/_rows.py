"""The ranking as the meeting sees it: rows, the funding line, what is left to discuss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from portal.decisions.queries.desk import Desk
from portal.decisions.queries.docket import effective_quota_of
from portal.decisions.queries.names import Named, names_of
from portal.decisions.queries.records import Decided
from portal.decisions.rules.deciding import effective_outcome
from portal.decisions.types import Outcome
from portal.evaluation.types import NotRanked, Proposal, Ranked, Ranking, Why
from portal.kernel.score import shown
from portal.web.pages import PER_PAGE, Page

T = TypeVar("T")
_WIDTH = 150


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The whole ranking, counted, with the funding line drawn."""

    ranking: Ranking
    decided: Mapping[str, Decided]
    """By register number."""
    quota: int
    grant: Decimal

    def outcome(self, row: Ranked) -> Outcome | None:
        """What is decided, or else proposed; None while a tie is open."""
        found = self.decided.get(row.number)
        return found.outcome if found else effective_outcome(row.proposal)

    @cached_property
    def _approved(self) -> list[int]:
        """The places in the list, from 0, of what is approved or proposed for approval."""
        return [
            at for at, row in enumerate(self.ranking.rows) if self.outcome(row) is Outcome.APPROVED
        ]

    @property
    def approved(self) -> int:
        """How many are approved, or proposed for approval."""
        return len(self._approved)

    @property
    def line(self) -> int:
        """How many rows stand above the funding line."""
        return self._approved[-1] + 1 if self._approved else 0

    @cached_property
    def passing(self) -> int:
        """How many reach every minimum."""
        return sum(1 for row in self.ranking.rows if row.passes)

    @cached_property
    def to_decide(self) -> int:
        """How many need an outcome: all but those withdrawn."""
        outside = self.ranking.not_ranked
        return len(self.ranking.rows) + sum(1 for line in outside if not _is_withdrawn(line))

    @cached_property
    def undisputed(self) -> int:
        """How many can be decided as proposed in one act."""
        ranked = (row.number for row in self.ranking.rows if not _is_to_discuss(row))
        outside = (line.number for line in self.ranking.not_ranked if _may_be_decided(line))
        return sum(1 for number in (*ranked, *outside) if number not in self.decided)

    @cached_property
    def scale(self) -> tuple[int, int]:
        """The ends of the drawing's scale: tens around the totals members gave."""
        lowest, highest = self.ranking.extremes
        low = int(lowest) // 10 * 10
        return low, max(int(-(-highest // 10) * 10), low + 10)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One application in the ranking."""

    application: Named
    ranked: Ranked
    decision: Decided | None
    scale: tuple[int, int]
    """The ends of the drawing's scale."""
    is_mine_in_conflict: bool
    """The reader has stepped back from it, and sees no member's marks."""

    @cached_property
    def _totals(self) -> list[Fraction]:
        return sorted(self.ranked.member_totals.values())

    @cached_property
    def low(self) -> Decimal:
        """The lowest total a member gave."""
        return shown(self._totals[0])

    @cached_property
    def high(self) -> Decimal:
        """The highest total a member gave."""
        return shown(self._totals[-1])

    @cached_property
    def dots(self) -> list[float]:
        """Where the members' totals stand on the drawing, left to right, to a tenth of a unit."""
        low, high = self.scale
        return [round((float(total) - low) * _WIDTH / (high - low), 1) for total in self._totals]

    @property
    def is_to_discuss(self) -> bool:
        """Members differ widely, or a tie across the funding line is open."""
        return _is_to_discuss(self.ranked)

    @property
    def is_below(self) -> bool:
        """It does not reach a minimum."""
        return not self.ranked.passes


@dataclass(frozen=True, kw_only=True)
class Outside:
    """One application outside the ranking, with its reasons."""

    application: Named
    line: NotRanked
    decision: Decided | None

    @property
    def may_be_decided(self) -> bool:
        """It waits for a decision that can be made."""
        return _may_be_decided(self.line)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One page of the ranking, and one of what is outside it."""

    above: Sequence[Row]
    under: Sequence[Row]
    has_line: bool
    """The funding line is on this page."""
    page: Page[Ranked]
    outside: Sequence[Outside]
    outside_page: Page[NotRanked]


def _is_to_discuss(row: Ranked) -> bool:
    return row.disagrees or row.proposal is Proposal.TIE


def _is_withdrawn(line: NotRanked) -> bool:
    """The applicant withdrew it, so there is nothing to decide."""
    return Why.WITHDRAWN in line.why


def _may_be_decided(line: NotRanked) -> bool:
    return not _is_withdrawn(line) and Why.TOO_FEW_ASSESSMENTS not in line.why


def standing_of(desk: Desk) -> Standing:
    """Count what there is in the ranking and draw its line."""
    return Standing(
        ranking=desk.ranking,
        decided=desk.decided,
        quota=effective_quota_of(desk.competition),
        grant=desk.competition.grant_amount,
    )


def rows_of(
    desk: Desk, standing: Standing, lines: Sequence[Ranked], *, in_conflict: set[int]
) -> list[Row]:
    """Put names to some lines of the ranking, for one reader."""
    names = names_of(desk.competition, [line.number for line in lines])
    return [_row(standing, line, names[line.number], in_conflict) for line in lines]


def sheet_of(
    desk: Desk, standing: Standing, *, page: int, outside: int, in_conflict: set[int]
) -> Sheet:
    """Cut a page out of the ranking; a page past the end is the last one."""
    ranked = _page(standing.ranking.rows, page)
    beside = _page(standing.ranking.not_ranked, outside)
    numbers = [*(one.number for one in ranked.rows), *(one.number for one in beside.rows)]
    names = names_of(desk.competition, numbers)
    rows = [_row(standing, line, names[line.number], in_conflict) for line in ranked.rows]
    first, line = ranked.first - 1, standing.line
    cut = max(line - first, 0)
    return Sheet(
        above=rows[:cut],
        under=rows[cut:],
        has_line=first < line <= ranked.last or (line == 0 and first <= 0),
        page=ranked,
        outside=[_outside(standing, one, names[one.number]) for one in beside.rows],
        outside_page=beside,
    )


def _row(standing: Standing, line: Ranked, named: Named, in_conflict: set[int]) -> Row:
    return Row(
        application=named,
        ranked=line,
        decision=standing.decided.get(line.number),
        scale=standing.scale,
        is_mine_in_conflict=named.id in in_conflict,
    )


def _outside(standing: Standing, line: NotRanked, named: Named) -> Outside:
    return Outside(application=named, line=line, decision=standing.decided.get(line.number))


def _page(rows: Sequence[T], number: int) -> Page[T]:
    last = max(1, -(-len(rows) // PER_PAGE))
    number = min(number, last)
    return Page(
        rows=rows[(number - 1) * PER_PAGE : number * PER_PAGE], number=number, total=len(rows)
    )
