"""All applications of a competition with marks and decisions, for a spreadsheet.

Seven statements, or eight when a tie was settled: 500 rows cost what five do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import func, select

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.decisions.models import Decision, TieSettled
from portal.decisions.queries.records import settled_places
from portal.decisions.rules.reserve import standing
from portal.decisions.types import Standing
from portal.evaluation.queries import ranking_of
from portal.evaluation.types import NotRanked, Ranked, Why
from portal.extensions import db
from portal.kernel.reference import register_number
from portal.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One application as the table gives it."""

    number: str
    title: str
    organisation: str
    registration_number: str
    received_at: datetime | None
    rank: int | None
    total: Fraction | None
    means: Mapping[str, Fraction]
    counted: int
    why: tuple[Why, ...]
    standing: Standing | None
    reserve_place: int | None
    reason: str
    amount: Decimal


def table_of(competition: Competition) -> tuple[list[str], list[TableRow]]:
    """Return the codes of the scored criteria and a row for each application received."""
    ties = select(func.count()).where(TieSettled.competition_id == competition.id)
    rows = db.session.execute(
        select(
            Application.sequence,
            Application.title,
            Application.received_at,
            Organisation.name,
            Organisation.registration_number,
            Decision.outcome,
            Decision.reserve_place,
            Decision.declined_at,
            Decision.offered_at,
            Decision.reason,
            Decision.declined_reason,
            ties.scalar_subquery().label("ties"),
        )
        .join(Organisation, Organisation.id == Application.organisation_id)
        .outerjoin(Decision, Decision.application_id == Application.id)
        .where(Application.competition_id == competition.id, Application.sequence.is_not(None))
        .order_by(Application.sequence)
    ).all()
    settled = settled_places(competition.id) if rows and rows[0].ties else {}
    ranking = ranking_of(competition, settled=settled)
    lines: dict[str, Ranked | NotRanked] = {line.number: line for line in ranking.rows}
    lines |= {line.number: line for line in ranking.not_ranked}
    codes = list(ranking.rows[0].means) if ranking.rows else []
    return codes, [_row(competition, row, lines) for row in rows]


def _row(
    competition: Competition,
    row: object,
    lines: Mapping[str, Ranked | NotRanked],
) -> TableRow:
    got = row._mapping  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    number = register_number(competition.code, got["sequence"])
    line = lines.get(number)
    ranked = line if isinstance(line, Ranked) else None
    now = got["outcome"] and standing(
        got["outcome"], declined_at=got["declined_at"], offered_at=got["offered_at"]
    )
    return TableRow(
        number=number,
        title=got["title"],
        organisation=got["name"],
        registration_number=got["registration_number"],
        received_at=got["received_at"],
        rank=ranked.rank if ranked else None,
        total=ranked.total if ranked else None,
        means=ranked.means if ranked else {},
        counted=len(ranked.counted_members) if ranked else 0,
        # Who was offered the grant has it, whatever kept it in reserve before.
        why=line.why if line and got["offered_at"] is None else (),
        standing=now,
        reserve_place=got["reserve_place"],
        reason=got["declined_reason"] or got["reason"] or "",
        amount=competition.grant_amount if now is Standing.APPROVED else Decimal("0.00"),
    )
