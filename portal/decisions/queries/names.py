"""Who stands behind the lines of a ranking?"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.extensions import db
from portal.kernel.reference import register_number, sequence_in
from portal.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An application as a line of a list shows it."""

    id: int
    number: str
    title: str
    organisation: str


def names_of(competition: Competition, numbers: Iterable[str]) -> dict[str, Named]:
    """Return the applications with these register numbers; the others are not read."""
    rows = db.session.execute(
        select(Application.id, Application.sequence, Application.title, Organisation.name)
        .join(Organisation, Organisation.id == Application.organisation_id)
        .where(
            Application.competition_id == competition.id,
            Application.sequence.in_([sequence_in(number) for number in numbers]),
        )
        .order_by(Application.sequence)
    )
    named = [
        Named(
            id=row.id,
            number=register_number(competition.code, row.sequence or 0),
            title=row.title,
            organisation=row.name,
        )
        for row in rows
    ]
    return {one.number: one for one in named}
