"""Criteria and extra questions, until the competition opens.

Both are rows of one competition that are added, changed and removed alike; only criteria are put in
order by hand and have numbers that must fit together.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from portal.competitions import rules
from portal.competitions.models import Competition, Criterion, ExtraQuestion
from portal.competitions.service._changing import change, locked, record
from portal.competitions.types import CriterionKind, Values, WhyNotChanged
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import Refused, refuse_if

Row = TypeVar("Row", Criterion, ExtraQuestion)


def add_row(
    competition: Competition, table: type[Row], values: Values, *, by: int, at: datetime
) -> Row:
    """Add a criterion or a question after the others."""
    with transaction():
        competition = _open_to_change(competition, at)
        refuse_if(_reasons_against(table, values))
        rows = _rows(competition, table)
        row = table(
            code=_free_code(table, [one.code for one in rows]),
            position=max((one.position for one in rows), default=0) + 1,
            **values,
        )
        rows.append(row)
        record(
            "criterion added" if table is Criterion else "question added",
            competition,
            by=by,
            at=at,
            title=row.title_lv,
        )
        return row


def change_row(
    competition: Competition, row: Row, values: Values, *, seen: str, by: int, at: datetime
) -> None:
    """Change a criterion or a question; raises `Stale` when somebody else has since it was read."""
    with transaction():
        competition = _open_to_change(competition, at)
        refuse_if(_reasons_against(type(row), values))
        row = _one(_rows(competition, type(row)), row.id)
        if changed := change(row, values, seen):
            record(
                "criterion changed" if isinstance(row, Criterion) else "question changed",
                competition,
                by=by,
                at=at,
                title=row.title_lv,
                changed=changed,
            )


def remove_row(
    competition: Competition, table: type[Row], key: int, *, by: int, at: datetime
) -> None:
    """Remove a criterion, also from the list that settles ties, or a question."""
    with transaction():
        competition = _open_to_change(competition, at)
        rows = _rows(competition, table)
        row = _one(rows, key)
        if isinstance(row, Criterion):
            competition.tie_break = [one for one in competition.tie_break if one != row.code]
        rows.remove(row)
        record(
            "criterion removed" if isinstance(row, Criterion) else "question removed",
            competition,
            by=by,
            at=at,
            title=row.title_lv,
        )


def move_criterion(competition: Competition, key: int, *, up: bool, by: int, at: datetime) -> None:
    """Put a criterion before or after its neighbour of the same kind."""
    with transaction():
        competition = _open_to_change(competition, at)
        criterion = _one(competition.criteria, key)
        same_kind = [one for one in competition.criteria if one.kind is criterion.kind]
        if _swap(same_kind, criterion, up=up):
            record("criterion moved", competition, by=by, at=at, title=criterion.title_lv)


def _open_to_change(competition: Competition, at: datetime) -> Competition:
    competition = locked(competition.id)
    refuse_if(rules.reasons_not_to_change_terms(competition.stage, competition.window, at=at))
    return competition


def _rows(competition: Competition, table: type[Row]) -> list[Any]:
    return competition.criteria if table is Criterion else competition.questions


def _reasons_against(table: type[Row], values: Values) -> list[WhyNotChanged]:
    if table is not Criterion or values["kind"] is not CriterionKind.QUALITY:
        return []
    return rules.reasons_not_to_mark(
        rules.Marks(
            max_points=values["max_points"],
            step=values["step"],
            min_points=values["min_points"],
            anchors=rules.anchor_points(values["anchors"]),
        )
    )


def _one(rows: Sequence[Row], key: int) -> Row:
    found = next((row for row in rows if row.id == key), None)
    if found is None:
        raise Refused([WhyNotChanged.GONE])
    return found


def _free_code(table: type[Row], taken: Sequence[str]) -> str:
    letter = "c" if table is Criterion else "q"
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _swap(rows: list[Criterion], row: Criterion, *, up: bool) -> bool:
    place = rows.index(row)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return False
    row.position, rows[other].position = rows[other].position, row.position
    db.session.flush()
    return True
