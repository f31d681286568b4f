"""In what order do applications stand, and what does that order propose?

Decisions, "Evaluation and decision", 4 to 7. Everything is exact: marks are added as decimals under
a context that refuses to round, means and totals are fractions.

- *Counted* is a sheet that is complete on every quality criterion and not in conflict.
- An application that cannot be judged (late, withdrawn, inadmissible, a budget that is not exactly
  the grant) is outside the ranking with all those reasons; one that could be but has too few
  counted sheets is outside it for that reason alone.
- Rank is the competition rank (1, 2, 2, 4) over all ranked applications, also those below a
  minimum; only those that pass use up the quota.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from portal.evaluation.types import Entry, NotRanked, Proposal, Ranked, Ranking, Sheet, Terms, Why

_EXACT = Context(prec=200, traps=[Inexact])
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LAST_PART = re.compile(r"(\d+)$", re.ASCII)

OrderKey: TypeAlias = tuple[Fraction | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """An application with its exact figures, before it has a place."""

    entry: Entry
    total: Fraction
    means: dict[str, Fraction]
    counted: tuple[str, ...]
    member_totals: dict[str, Fraction]
    failings: tuple[Why, ...]
    order: OrderKey
    disagrees: bool


@dataclass(frozen=True, slots=True)
class _Measures:
    """What the terms come to, worked out once for all applications."""

    terms: Terms
    codes: tuple[str, ...]
    weights: tuple[tuple[str, Decimal], ...]
    minima: tuple[tuple[str, Fraction], ...]
    min_total: Fraction | None
    spread: Decimal
    """Members' totals may differ by so much before it is called disagreement."""


def _measures(terms: Terms) -> _Measures:
    largest = sum((one.max_points * one.weight for one in terms.criteria), Decimal())
    return _Measures(
        terms=terms,
        codes=tuple(one.code for one in terms.criteria),
        weights=tuple((one.code, one.weight) for one in terms.criteria),
        minima=tuple(
            (one.code, Fraction(one.min_points))
            for one in terms.criteria
            if one.min_points is not None
        ),
        min_total=None if terms.min_total is None else Fraction(terms.min_total),
        spread=terms.disagreement_share * largest,
    )


def rank(terms: Terms, entries: Sequence[Entry]) -> Ranking:
    """Rank the applications of one competition; the order in which they are given never matters."""
    in_order = sorted(entries, key=lambda entry: by_number(entry.number))
    outside: list[NotRanked] = []
    scored: list[_Scored] = []
    with localcontext(_EXACT):
        measures = _measures(terms)
        for entry in in_order:
            counted = _counted(measures, entry)
            if why := _reasons_outside(terms, entry, counted):
                outside.append(NotRanked(number=entry.number, why=why))
            else:
                scored.append(_score(measures, entry, counted))
    return Ranking(rows=_place(terms, scored), not_ranked=tuple(outside))


def effective_quota(terms: Terms) -> int:
    """How many may be approved: the quota, or fewer when the budget reaches for fewer."""
    if terms.budget is None:
        return terms.quota
    return min(terms.quota, Fraction(terms.budget) // Fraction(terms.grant_amount))


def largest_total(terms: Terms) -> Fraction:
    """The most points an application can get."""
    return sum(
        (Fraction(one.max_points) * Fraction(one.weight) for one in terms.criteria), Fraction()
    )


def by_number(number: str) -> tuple[str, int, str]:
    """Sort register numbers as people count: `…/999` before `…/1000`."""
    found = _LAST_PART.search(number)
    if found is None:
        return number, 0, number
    return number[: found.start()], int(found[1]), number


def _counted(measures: _Measures, entry: Entry) -> list[Sheet]:
    return sorted(
        (
            sheet
            for sheet in entry.sheets
            if not sheet.in_conflict and all(code in sheet.points for code in measures.codes)
        ),
        key=lambda sheet: sheet.member,
    )


def _reasons_outside(terms: Terms, entry: Entry, counted: Sequence[Sheet]) -> tuple[Why, ...]:
    objections = {
        Why.LATE: entry.is_late,
        Why.WITHDRAWN: entry.is_withdrawn,
        Why.INADMISSIBLE: not entry.is_admissible,
        Why.BUDGET_NOT_EXACT: entry.planned != terms.grant_amount,
    }
    found = tuple(why for why, objects in objections.items() if objects)
    # Nobody scores what cannot be judged, so missing marks are no reason of their own there.
    too_few = len(counted) < max(1, terms.min_assessments)
    return found or ((Why.TOO_FEW_ASSESSMENTS,) if too_few else ())


def _score(measures: _Measures, entry: Entry, counted: Sequence[Sheet]) -> _Scored:
    members = len(counted)
    sums = {
        code: sum([sheet.points[code] for sheet in counted], Decimal()) for code in measures.codes
    }
    means = {code: _share(added, members) for code, added in sums.items()}
    total = _share(_weighted(measures, sums), members)
    totals = {sheet.member: _weighted(measures, sheet.points) for sheet in counted}
    return _Scored(
        entry=entry,
        total=total,
        means=means,
        counted=tuple(totals),
        member_totals={member: Fraction(points) for member, points in totals.items()},
        failings=_failings(measures, means, total),
        order=_order(measures.terms, entry, means, total),
        disagrees=max(totals.values()) - min(totals.values()) > measures.spread,
    )


def _share(added: Decimal, members: int) -> Fraction:
    numerator, denominator = added.as_integer_ratio()
    return Fraction(numerator, denominator * members)


def _weighted(measures: _Measures, points: dict[str, Decimal]) -> Decimal:
    return sum([points[code] * weight for code, weight in measures.weights], Decimal())


def _failings(measures: _Measures, means: dict[str, Fraction], total: Fraction) -> tuple[Why, ...]:
    objections = {
        Why.BELOW_CRITERION_MINIMUM: any(means[code] < least for code, least in measures.minima),
        Why.BELOW_TOTAL_MINIMUM: measures.min_total is not None and total < measures.min_total,
    }
    return tuple(why for why, objects in objections.items() if objects)


def _order(terms: Terms, entry: Entry, means: dict[str, Fraction], total: Fraction) -> OrderKey:
    """Smaller is better: total, the stated criteria, time where the call says so, the vote."""
    by_criteria = (-means[code] for code in terms.tie_break)
    by_time = ((entry.received_at - _EPOCH) // _MICROSECOND,) if terms.tie_break_by_time else ()
    by_vote = (entry.settled_order is None, entry.settled_order or 0)
    return (-total, *by_criteria, *by_time, *by_vote)


def _place(terms: Terms, scored: Iterable[_Scored]) -> tuple[Ranked, ...]:
    places_left = effective_quota(terms)
    rows: list[Ranked] = []
    for _order_key, group in groupby(sorted(scored, key=lambda one: one.order), _by_order):
        tied = list(group)
        passing = sum(1 for one in tied if not one.failings)
        reached = _reached(passing, places_left)
        first = len(rows) + 1
        rows += [_row(one, tied, rank=first, reached=reached) for one in tied]
        places_left = max(0, places_left - passing)
    return tuple(rows)


def _by_order(one: _Scored) -> OrderKey:
    return one.order


def _reached(passing: int, places_left: int) -> Proposal:
    """What is proposed for those of a group that pass."""
    if passing <= places_left:
        return Proposal.APPROVED
    return Proposal.TIE if places_left else Proposal.RESERVE


def _row(one: _Scored, tied: Sequence[_Scored], *, rank: int, reached: Proposal) -> Ranked:
    proposal = Proposal.REJECTED if one.failings else reached
    quota_reached = (Why.QUOTA_REACHED,) if proposal is Proposal.RESERVE else ()
    return Ranked(
        number=one.entry.number,
        rank=rank,
        tied_with=tuple(other.entry.number for other in tied if other is not one),
        total=one.total,
        means=one.means,
        counted_members=one.counted,
        member_totals=one.member_totals,
        passes=not one.failings,
        proposal=proposal,
        why=one.failings or quota_reached,
        disagrees=one.disagrees,
    )
