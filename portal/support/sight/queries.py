"""Who looked at a plan, on which ground, and who was turned away?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.extensions import db
from portal.support.sight.models import Look, NamesOpened
from portal.support.sight.types import Ground, Shown


@dataclass(frozen=True, slots=True)
class Looked:
    """One look with the name of who looked."""

    at: datetime
    name: str
    ground: Ground
    shown: Shown


@dataclass(frozen=True, slots=True)
class Looker:
    """All looks of one person on one ground, with the same shown, together."""

    name: str
    ground: Ground
    shown: Shown
    times: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """Names opened for some hours, with the stated reason."""

    at: datetime
    until: datetime
    name: str
    reason: str


def count_looks(plan_id: int) -> int:
    """Return how often a plan was looked at or refused."""
    counted = select(func.count()).select_from(Look).where(Look.plan_id == plan_id)
    return db.session.scalar(counted) or 0


def list_looks(plan_id: int, *, page: int, per_page: int) -> list[Looked]:
    """Return a page of the looks at a plan, the newest first."""
    rows = db.session.execute(
        select(Look.at, Person.name, Look.ground, Look.shown)
        .outerjoin(Person, Person.id == Look.person_id)
        .where(Look.plan_id == plan_id)
        .order_by(Look.at.desc(), Look.id.desc())
        .limit(per_page)
        .offset((page - 1) * per_page)
    )
    return [Looked(at, name or "", ground, shown) for at, name, ground, shown in rows]


def list_lookers(plan_id: int) -> list[Looker]:
    """Return everybody who looked at a plan, with why they may and how often."""
    rows = db.session.execute(
        select(
            Person.name,
            Look.ground,
            Look.shown,
            func.count(Look.id),
            func.min(Look.at),
            func.max(Look.at),
        )
        .outerjoin(Person, Person.id == Look.person_id)
        .where(Look.plan_id == plan_id)
        .group_by(Person.id, Person.name, Person.sort_key, Look.ground, Look.shown)
        .order_by(Person.sort_key, Person.id, Look.ground, Look.shown)
    )
    return [
        Looker(name or "", ground, shown, times, first, last)
        for name, ground, shown, times, first, last in rows
    ]


def list_names_opened(plan_id: int) -> Sequence[Opened]:
    """Return when, by whom and why the names of a plan were opened, the newest first."""
    rows = db.session.execute(
        select(NamesOpened.at, NamesOpened.until, Person.name, NamesOpened.reason)
        .join(Person, Person.id == NamesOpened.person_id)
        .where(NamesOpened.plan_id == plan_id)
        .order_by(NamesOpened.id.desc())
    )
    return [Opened(*row) for row in rows]
