"""Which rules hold on a day?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from portal.extensions import db
from portal.support.policies.models import PolicyRow
from portal.support.policies.types import Policy, default_on


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every dated rule at once, so that any number of days is asked for with one query."""

    rows: tuple[tuple[Policy, date, str], ...]
    """By rule, the newest first."""

    def on(self, policy: Policy, day: date) -> str:
        """Return the value in force on a day, or the default before the first row."""
        for named, valid_from, value in self.rows:
            if named is policy and valid_from <= day:
                return value
        return default_on(policy, day)

    def number(self, policy: Policy, day: date) -> int:
        """Return a value that is a whole number."""
        return int(self.on(policy, day))

    def since(self, policy: Policy, day: date) -> date | None:
        """Return the day the value in force began, or None where the default holds."""
        return next(
            (start for named, start, _ in self.rows if named is policy and start <= day), None
        )


def rulebook() -> Rulebook:
    """Read every dated rule."""
    rows = db.session.execute(
        select(PolicyRow.policy, PolicyRow.valid_from, PolicyRow.value).order_by(
            PolicyRow.policy, PolicyRow.valid_from.desc()
        )
    )
    return Rulebook(tuple((policy, start, value) for policy, start, value in rows))


def list_rows() -> Sequence[PolicyRow]:
    """Return every row, by rule, the newest first."""
    query = select(PolicyRow).order_by(PolicyRow.policy, PolicyRow.valid_from.desc(), PolicyRow.id)
    return db.session.scalars(query).all()
