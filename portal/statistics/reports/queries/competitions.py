"""How far the applications of each competition came; a fixed number of statements."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select

from portal.admission.queries import ADMITTED, COMPETITIONS
from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Competition
from portal.competitions.types import PUBLIC_STAGES
from portal.decisions.models import Decision, Publication
from portal.decisions.types import Outcome
from portal.extensions import db
from portal.statistics.reports.types import AsOf, CompetitionRow


def competitions(at: AsOf, *, municipality_id: int | None = None) -> list[CompetitionRow]:
    """Return a row for each announced competition, by code.

    What the commission decided is counted once it is published; who declined afterwards has been
    approved and is not implemented.
    """
    query = (
        select(Competition.id, Competition.code, Competition.grant_amount)
        .where(Competition.stage.in_(PUBLIC_STAGES), Competition.announced_at <= at.moment)
        .order_by(Competition.code)
    )
    if municipality_id is not None:
        query = query.where(Competition.municipality_id == municipality_id)
    found = db.session.execute(query).all()
    keys = [row.id for row in found]
    received, admitted, decided = _received(keys, at), _admitted(keys), _decided(keys, at)
    rows = []
    for key, code, grant in found:
        of_it = decided.get(key, {})
        counts = received.get(key, {}) | of_it
        funded = of_it.get("implemented", 0)
        rows.append(
            CompetitionRow(
                code=code, admissible=admitted.get(key, 0), awarded=funded * grant, **counts
            )
        )
    return rows


def _how_many(is_so: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((is_so, 1)))


def _by_competition(query: Any, names: tuple[str, ...]) -> dict[int, dict[str, int]]:  # noqa: ANN401 - a select
    return {
        row[0]: dict(zip(names, row[1:], strict=True)) for row in db.session.execute(query).all()
    }


def _received(keys: list[int], at: AsOf) -> dict[int, dict[str, int]]:
    query = (
        select(
            Application.competition_id,
            func.count(),
            _how_many(Application.is_late.is_(True)),
            _how_many(Application.status == Status.WITHDRAWN),
        )
        .where(
            Application.competition_id.in_(keys),
            Application.sequence.is_not(None),
            Application.status != Status.DRAFT,
            Application.received_at <= at.moment,
        )
        .group_by(Application.competition_id)
    )
    return _by_competition(query, ("submitted", "late", "withdrawn"))


def _admitted(keys: list[int]) -> dict[int, int]:
    query = select(ADMITTED.c.competition_id, func.count()).group_by(ADMITTED.c.competition_id)
    rows = db.session.execute(query, {COMPETITIONS.key: keys})
    return {key: count for key, count in rows}  # noqa: C416 - a row is no pair to `dict`


def _decided(keys: list[int], at: AsOf) -> dict[int, dict[str, int]]:
    was_offered = Decision.offered_at <= at.moment
    has_declined = func.coalesce(Decision.declined_at <= at.moment, False)
    has_won = (Decision.outcome == Outcome.APPROVED) | func.coalesce(was_offered, False)
    query = (
        select(
            Decision.competition_id,
            *(_how_many(Decision.outcome == outcome) for outcome in Outcome),
            _how_many(has_declined),
            _how_many(and_(has_won, ~has_declined)),
        )
        .join(Publication, Publication.competition_id == Decision.competition_id)
        .where(Decision.competition_id.in_(keys), Publication.published_at <= at.moment)
        .group_by(Decision.competition_id)
    )
    names = ("approved", "reserve", "rejected", "declined", "implemented")
    return _by_competition(query, names)
