"""The shape of each report: keys of JSON (an interface: keep them), and tables of the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from portal.institutions.types import Period, StatisticalRegion
from portal.statistics.reports.rules.shares import Share
from portal.statistics.reports.types import (
    Agreements,
    AnyRegion,
    CompetitionRow,
    Cumulative,
    Delivered,
    Institutions,
    Joined,
    Plans,
    SchoolRow,
    Semester,
)
from portal.support.intake.rules.cells import REGION_NAMES
from portal.support.outcomes.types import Result

Json: TypeAlias = dict[str, Any]

_NAMES: Mapping[AnyRegion, str] = REGION_NAMES | {
    StatisticalRegion.RIGA: "Rīga",
    StatisticalRegion.PIERIGA: "Pierīga",
    StatisticalRegion.VIDZEME: "Vidzeme",
    StatisticalRegion.KURZEME: "Kurzeme",
    StatisticalRegion.ZEMGALE: "Zemgale",
    StatisticalRegion.LATGALE: "Latgale",
}
"""Regions as reports write them; proper names in every language."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report: for the screen, a sheet or a file. A cell may be a `Share`."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[object]]


def of_institutions(report: Institutions) -> Json:
    """Rows by region and kind, and their sum."""
    return {
        "rows": [_joined(row) for row in report.rows],
        "total": _counts(report.total),
    }


def _joined(row: Joined) -> Json:
    named = {
        "region": _NAMES[row.region] if row.region else "",
        "kind": row.kind.value if row.kind else "",
    }
    return named | _counts(row)


def _counts(row: Joined) -> Json:
    return {
        "joined_semester_1": row.first,
        "joined_semester_2": row.second,
        "total": row.total,
    }


def of_agreements(report: Agreements) -> Json:
    """In all, by kind of partner, and of the schools by ministry."""
    return {
        "total": report.total,
        "municipalities": report.municipalities,
        "vocational": report.vocational,
        "by_ministry": {one.value: count for one, count in report.by_ministry.items()},
    }


def of_plans(report: Plans) -> Json:
    """Plans by period, and the people they are for."""
    return {
        "total": report.total,
        "by_period": {period.value: report.by_period.get(period, 0) for period in Period},
        "pupils": report.pupils,
    }


def of_semester(report: Semester) -> Json:
    """One period; shares are of the pupils, those of units are of the planned units."""
    names: Mapping[Result | None, str] = {one: one.value for one in Result}
    return {
        "plans": report.plans,
        "pupils": report.pupils,
        "schools": len(report.by_school),
        "providers": report.providers,
        "results": {
            names.get(result, "not_evaluated"): {
                "count": count,
                "percent": Share(count, report.pupils),
            }
            for result, count in report.results.items()
        },
        "stopped": report.stopped,
        "continue": report.continues,
        "by_school": [_school(row) for row in report.by_school],
        "by_subject": [
            {"subject": one.value, "pupils": count, "percent": Share(count, report.pupils)}
            for one, count in report.by_subject
        ],
        "by_measure": [
            {"kind": one.value, "pupils": count, "percent": Share(count, report.pupils)}
            for one, count in report.by_measure
        ],
        "delivery": _delivery(report.delivered),
    }


def _school(row: SchoolRow) -> Json:
    return {
        "code": row.code,
        "name": row.name,
        "plans": row.plans,
        "pupils": row.pupils,
        "improved": row.improved,
        "none": row.none,
        "not_needed": row.not_needed,
        "continue": row.continues,
    }


def _delivery(units: Delivered) -> Json:
    return {
        "planned_units": units.planned,
        "offered_units": units.offered,
        "used_units": units.used,
        "unaccounted_units": units.unaccounted,
        "offered_percent": Share(units.offered, units.planned, is_held_against_the_gate=True),
        "used_percent": Share(units.used, units.planned, is_held_against_the_gate=True),
        "plans_at_gate": units.at_gate,
        "plans_below_gate": units.below_gate,
    }


def of_cumulative(report: Cumulative) -> Json:
    """Distinct people and plans since a day, in all and by school."""
    return {
        "pupils": report.pupils,
        "plans": report.plans,
        "by_school": [
            {"code": row.code, "name": row.name, "pupils": row.pupils, "plans": row.plans}
            for row in report.by_school
        ],
    }


def of_competitions(rows: Iterable[CompetitionRow]) -> Json:
    """A row for each competition."""
    return {
        "rows": [
            {
                "code": row.code,
                "submitted": row.submitted,
                "late": row.late,
                "admissible": row.admissible,
                "approved": row.approved,
                "reserve": row.reserve,
                "rejected": row.rejected,
                "withdrawn": row.withdrawn,
                "declined": row.declined,
                "implemented": row.implemented,
                "awarded_eur": f"{row.awarded:.2f}",
            }
            for row in rows
        ]
    }


def tables(name: str, report: Json) -> list[Table]:
    """Return the same numbers as tables: one of what stands alone, one for each list."""
    alone: list[tuple[str, object]] = []
    listed: list[Table] = []
    for key, value in report.items():
        if isinstance(value, list):
            total = report.get("total") if key == "rows" else None
            listed.append(_listed(name if key == "rows" else key, value, total))
        elif not (key == "total" and "rows" in report):
            alone += _flat(key, value)
    first = Table(name, ("measure", "value"), alone)
    return [first, *listed] if alone else listed


def _listed(title: str, rows: Sequence[Json], total: Json | None) -> Table:
    header = list(rows[0]) if rows else []
    lines: list[list[object]] = [list(row.values()) for row in rows]
    if total is not None:
        lines.append(["total", *(total.get(key, "") for key in header[1:])])
    return Table(title, header, lines)


def _flat(key: str, value: object) -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return [one for name, inner in value.items() for one in _flat(f"{key} {name}", inner)]
    return [(key, value)]
