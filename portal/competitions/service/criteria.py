"""Criteria and extra questions, until the competition opens."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from portal.competitions import rules
from portal.competitions.models import Competition, Criterion, ExtraQuestion
from portal.competitions.service._changing import change, locked, record
from portal.competitions.types import CriterionKind, Values, WhyNotChanged
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import Refused, refuse_if

Row = TypeVar("Row", Criterion, ExtraQuestion)


def add_criterion(competition: Competition, values: Values, *, by: int, at: datetime) -> Criterion:
    """Add a criterion after the others."""
    with transaction():
        competition = _open_to_change(competition, at)
        refuse_if(_reasons_against(values))
        criterion = Criterion(
            code=_free_code("c", [one.code for one in competition.criteria]),
            position=_next_position(competition.criteria),
            **values,
        )
        competition.criteria.append(criterion)
        record("criterion added", competition, by=by, at=at, title=criterion.title_lv)
        return criterion


def change_criterion(
    competition: Competition,
    key: int,
    values: Values,
    *,
    seen: str,
    by: int,
    at: datetime,
) -> None:
    """Change a criterion; raises `Stale` when somebody else has since the page was opened."""
    with transaction():
        competition = _open_to_change(competition, at)
        refuse_if(_reasons_against(values))
        criterion = _one(competition.criteria, key)
        if changed := change(criterion, values, seen):
            title = criterion.title_lv
            record("criterion changed", competition, by=by, at=at, title=title, changed=changed)


def remove_criterion(competition: Competition, key: int, *, by: int, at: datetime) -> None:
    """Remove a criterion, also from the list that settles ties."""
    with transaction():
        competition = _open_to_change(competition, at)
        criterion = _one(competition.criteria, key)
        competition.tie_break = [one for one in competition.tie_break if one != criterion.code]
        competition.criteria.remove(criterion)
        record("criterion removed", competition, by=by, at=at, title=criterion.title_lv)


def move_criterion(
    competition: Competition,
    key: int,
    *,
    up: bool,
    by: int,
    at: datetime,
) -> None:
    """Put a criterion before or after its neighbour of the same kind."""
    with transaction():
        competition = _open_to_change(competition, at)
        criterion = _one(competition.criteria, key)
        same_kind = [one for one in competition.criteria if one.kind is criterion.kind]
        if _swap(same_kind, criterion, up=up):
            record("criterion moved", competition, by=by, at=at, title=criterion.title_lv)


def add_question(
    competition: Competition, values: Values, *, by: int, at: datetime
) -> ExtraQuestion:
    """Add a question after the others."""
    with transaction():
        competition = _open_to_change(competition, at)
        question = ExtraQuestion(
            code=_free_code("q", [one.code for one in competition.questions]),
            position=_next_position(competition.questions),
            **values,
        )
        competition.questions.append(question)
        record("question added", competition, by=by, at=at, title=question.title_lv)
        return question


def change_question(
    competition: Competition,
    key: int,
    values: Values,
    *,
    seen: str,
    by: int,
    at: datetime,
) -> None:
    """Change a question; raises `Stale` when somebody else has since the page was opened."""
    with transaction():
        competition = _open_to_change(competition, at)
        question = _one(competition.questions, key)
        if changed := change(question, values, seen):
            title = question.title_lv
            record("question changed", competition, by=by, at=at, title=title, changed=changed)


def remove_question(competition: Competition, key: int, *, by: int, at: datetime) -> None:
    """Remove a question."""
    with transaction():
        competition = _open_to_change(competition, at)
        question = _one(competition.questions, key)
        competition.questions.remove(question)
        record("question removed", competition, by=by, at=at, title=question.title_lv)


def _open_to_change(competition: Competition, at: datetime) -> Competition:
    competition = locked(competition.id)
    refuse_if(rules.reasons_not_to_change_terms(competition.stage, competition.window, at=at))
    return competition


def _reasons_against(values: Values) -> list[WhyNotChanged]:
    if values["kind"] is not CriterionKind.QUALITY:
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


def _next_position(rows: Sequence[Row]) -> int:
    return max((row.position for row in rows), default=0) + 1


def _free_code(letter: str, taken: Sequence[str]) -> str:
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
