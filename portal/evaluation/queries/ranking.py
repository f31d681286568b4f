"""How do the applications of a competition stand? Read in five statements, whatever the number.

The marks are read again only when they are not the ones the last ranking was made of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, select

from portal.admission.queries import passes_checks
from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Competition, Criterion
from portal.competitions.types import CriterionKind
from portal.evaluation.models import Member
from portal.evaluation.queries.sheets import sheets_of
from portal.evaluation.rules.ranking import rank
from portal.evaluation.types import Entry, RankedCriterion, Ranking, Terms
from portal.extensions import db
from portal.kernel.reference import register_number

_NOTHING_SETTLED: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class _Read:
    """Everything a ranking hangs on, as it was read: what is equal is ranked alike."""

    code: str
    closes_at: datetime
    terms: Terms
    codes: Mapping[int, str]
    asked: int
    """How many criteria are judged yes or no."""
    settled: Mapping[str, int]
    received: Sequence[Any]
    editions: Sequence[Any]
    """Stand for the marks: they are other words as soon as a mark or a conflict is another."""


_MOST_KEPT = 4
_kept: dict[int, tuple[_Read, Ranking]] = {}
"""The last ranking of a competition and what it was made of.

A commission asks for its ranking over and over while nothing in it changes. All it hangs on is read
and compared each time, the marks by the editions of their members (`Member.edition`), so a kept
ranking cannot be an old one.
"""


def ranking_of(
    competition: Competition, *, settled: Mapping[str, int] = _NOTHING_SETTLED
) -> Ranking:
    """Rank the applications received; `settled` has the places the commission gave within ties."""
    read = _read(competition, settled)
    kept = _kept.get(competition.id)
    if kept and kept[0] == read:
        return kept[1]
    ranking = rank(read.terms, _entries(competition.id, read))
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[competition.id] = read, ranking
    return ranking


def terms_of(competition: Competition) -> Terms:
    """Return what the ranking looks at in the competition itself."""
    return _terms(competition, _criteria(competition.id))


def entries_of(
    competition: Competition, *, settled: Mapping[str, int] = _NOTHING_SETTLED
) -> list[Entry]:
    """Return what the ranking looks at in every application received, by register number."""
    return _entries(competition.id, _read(competition, settled))


def list_quality_criteria(competition_id: int) -> list[Criterion]:
    """Return the criteria members give points on, in their order."""
    return list(
        db.session.scalars(_asked_of(competition_id).where(Criterion.kind == CriterionKind.QUALITY))
    )


def _criteria(competition_id: int) -> list[Criterion]:
    return list(db.session.scalars(_asked_of(competition_id)))


def _asked_of(competition_id: int) -> Select[Criterion]:
    return (
        select(Criterion)
        .where(Criterion.competition_id == competition_id)
        .order_by(Criterion.position, Criterion.id)
    )


def _terms(competition: Competition, criteria: Sequence[Criterion]) -> Terms:
    return Terms(
        criteria=tuple(
            RankedCriterion(
                code=one.code,
                max_points=one.max_points or Decimal(),
                weight=one.weight or Decimal(1),
                min_points=one.min_points,
            )
            for one in criteria
            if one.kind is CriterionKind.QUALITY
        ),
        grant_amount=competition.grant_amount,
        quota=competition.quota,
        budget=competition.budget,
        min_assessments=competition.min_assessments,
        min_total=competition.min_total,
        tie_break=tuple(competition.tie_break),
        tie_break_by_time=competition.tie_break_by_time,
        disagreement_share=competition.disagreement_share,
    )


def _read(competition: Competition, settled: Mapping[str, int]) -> _Read:
    criteria = _criteria(competition.id)
    return _Read(
        code=competition.code,
        closes_at=competition.closes_at,
        terms=_terms(competition, criteria),
        codes={one.id: one.code for one in criteria},
        asked=sum(1 for one in criteria if one.kind is not CriterionKind.QUALITY),
        settled=dict(settled),
        received=db.session.execute(_received(competition.id)).all(),
        # Before the marks: one handed in meanwhile is then read under words that are old already.
        editions=db.session.execute(_editions(competition.id)).all(),
    )


def _editions(competition_id: int) -> "Select[*tuple[Any, ...]]":
    return (
        select(Member.id, Member.edition)
        .where(Member.competition_id == competition_id)
        .order_by(Member.id)
    )


def _entries(competition_id: int, read: _Read) -> list[Entry]:
    sheets = sheets_of(competition_id, read.codes)
    entries = []
    for row in read.received:
        number = register_number(read.code, row.sequence)
        is_withdrawn = row.status is Status.WITHDRAWN
        is_judged = not (row.is_late or is_withdrawn)
        entries.append(
            Entry(
                number=number,
                received_at=row.received_at or read.closes_at,
                planned=_planned(read.terms, row.status, row.planned),
                is_late=row.is_late,
                is_withdrawn=is_withdrawn,
                is_admissible=passes_checks(
                    read.asked,
                    given=row.checks_given,
                    failed=row.checks_failed,
                    is_judged=is_judged,
                ),
                sheets=tuple(sheets.get(row.id, ())),
                settled_order=read.settled.get(number),
            )
        )
    return entries


def _received(competition_id: int) -> "Select[*tuple[Any, ...]]":
    return (
        select(
            Application.id,
            Application.sequence,
            Application.status,
            Application.received_at,
            Application.planned,
            Application.is_late,
            Application.checks_given,
            Application.checks_failed,
        )
        .where(Application.competition_id == competition_id, Application.sequence.is_not(None))
        .order_by(Application.sequence)
    )


def _planned(terms: Terms, status: Status, planned: Decimal) -> Decimal:
    # Taken back for changes: the version in force was submitted, so it was exact; only the
    # draft beside it may not be.
    return terms.grant_amount if status is Status.REOPENED else planned
