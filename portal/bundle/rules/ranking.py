"""The ranking of a bundle, straight from the file, and how any ranking is written."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from portal.admission.rules import is_admissible, is_late, verdict
from portal.bundle.types import Application, Assessment, Bundle, CostLine
from portal.competitions.types import CriterionKind
from portal.evaluation.rules.ranking import rank
from portal.evaluation.types import Entry, RankedCriterion, Ranking, Sheet, Terms
from portal.kernel.score import shown

_CENT = Decimal("0.01")


def ranking_of(bundle: Bundle) -> Ranking:
    """Rank the applications of a bundle; exactly what the portal computes from its tables."""
    return rank(_terms(bundle), _entries(bundle))


def came_late(bundle: Bundle, application: Application) -> bool:
    """The application came after the deadline, by the rule of its channel."""
    return is_late(
        application.channel,
        received_at=application.received_at,
        postmark=application.postmark_date,
        closes_at=bundle.closes_at,
    )


def planned(lines: Iterable[CostLine]) -> Decimal:
    """Add up a cost plan; a line with a fraction of a cent counts as the nearest cent."""
    sums = ((one.quantity * one.unit_price).quantize(_CENT, ROUND_HALF_UP) for one in lines)
    return sum(sums, Decimal("0.00"))


def _terms(bundle: Bundle) -> Terms:
    return Terms(
        criteria=tuple(
            RankedCriterion(
                code=one.code,
                max_points=one.max_points,
                weight=one.weight,
                min_points=one.min_points,
            )
            for one in bundle.quality
        ),
        grant_amount=bundle.grant_amount,
        quota=bundle.quota,
        budget=bundle.budget,
        min_assessments=bundle.min_assessments,
        min_total=bundle.min_total,
        tie_break=bundle.tie_break,
        tie_break_by_time=bundle.tie_break_by_time,
        disagreement_share=bundle.disagreement_share,
    )


def _entries(bundle: Bundle) -> list[Entry]:
    asked = [one.code for one in bundle.criteria if one.kind is not CriterionKind.QUALITY]
    conflicts = {(one.member, one.application) for one in bundle.conflicts}
    sheets: dict[str, list[Sheet]] = {one.number: [] for one in bundle.applications}
    for one in bundle.assessments:
        sheets[one.application].append(_sheet(one, conflicts))
    return [
        _entry(bundle, application, asked, sheets[application.number])
        for application in bundle.applications
    ]


def _sheet(one: Assessment, conflicts: set[tuple[str, str]]) -> Sheet:
    return Sheet(
        member=one.member,
        points=dict(one.points),
        in_conflict=(one.member, one.application) in conflicts,
    )


def _entry(
    bundle: Bundle, application: Application, asked: Sequence[str], sheets: Sequence[Sheet]
) -> Entry:
    late = came_late(bundle, application)
    answers = [application.checks[code] for code in asked if code in application.checks]
    return Entry(
        number=application.number,
        received_at=application.received_at,
        planned=planned(application.cost_plan),
        is_late=late,
        is_withdrawn=application.withdrawn,
        is_admissible=is_admissible(
            verdict(len(asked), given=len(answers), failed=answers.count(False)),
            is_judged=not (late or application.withdrawn),
        ),
        sheets=tuple(sheets),
    )


def as_json(code: str, ranking: Ranking) -> dict[str, Any]:
    """Return the ranking in the shape of the format."""
    return {
        "code": code,
        "rows": [
            {
                "number": row.number,
                "rank": row.rank,
                "tied_with": list(row.tied_with),
                "total": str(shown(row.total)),
                "criteria": {name: str(shown(mean)) for name, mean in row.means.items()},
                "counted_members": list(row.counted_members),
                "passes": row.passes,
                "proposal": row.proposal.value,
                "why": [why.value for why in row.why],
            }
            for row in ranking.rows
        ],
        "not_ranked": [
            {"number": one.number, "why": [why.value for why in one.why]}
            for one in ranking.not_ranked
        ],
    }


def as_table(ranking: Ranking) -> str:
    """Return the ranking as lines of text for a terminal."""
    lines = [("rank", "number", "total", "passes", "proposal", "why")]
    lines += [
        (
            f"{row.rank}{'=' if row.tied_with else ''}",
            row.number,
            str(shown(row.total)),
            "yes" if row.passes else "no",
            row.proposal.value,
            ", ".join(row.why),
        )
        for row in ranking.rows
    ]
    lines += [("-", one.number, "-", "-", "-", ", ".join(one.why)) for one in ranking.not_ranked]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
