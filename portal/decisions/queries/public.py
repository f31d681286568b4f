"""What may everybody know once the results are published?

Only columns are read, and of an application that was not approved nothing but its points: no
name, title or number of it reaches a public page (ux P28).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import func, select

from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.decisions.access import PUBLISHED
from portal.decisions.models import Decision, Publication
from portal.decisions.queries.records import settled_places
from portal.decisions.rules.reserve import standing
from portal.decisions.types import Outcome, Standing
from portal.evaluation.queries import ranking_of
from portal.extensions import db
from portal.kernel.reference import register_number
from portal.kernel.score import shown
from portal.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A competition with public results, in a list."""

    competition: Competition
    published_at: datetime | None
    submitted: int
    approved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """A project on the public list: approved or in reserve."""

    title: str
    organisation: str
    total: Decimal | None
    reserve_place: int | None
    is_declined: bool
    is_offered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicResults:
    """The results of one competition as everybody may read them."""

    published_at: datetime | None
    decided_number: str
    submitted: int
    approved: Sequence[Winner]
    reserve: Sequence[Winner]
    not_approved: int

    @property
    def funded(self) -> int:
        """How many projects get the grant."""
        return sum(1 for one in self.approved if not one.is_declined)


def list_announced() -> list[Announced]:
    """List the competitions whose results are public, the latest first; two statements."""
    submitted = (
        select(func.count(Application.id))
        .where(Application.competition_id == Competition.id, Application.sequence.is_not(None))
        .scalar_subquery()
    )
    approved = (
        select(func.count(Decision.id))
        .where(Decision.competition_id == Competition.id, Decision.is_funded)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Competition, Publication.published_at, submitted, approved)
        .outerjoin(Publication, Publication.competition_id == Competition.id)
        .where(
            Competition.stage.in_(PUBLISHED)
            | ((Competition.stage == Stage.SUSPENDED) & Competition.resume_to.in_(PUBLISHED))
        )
        .order_by(Competition.closes_at.desc(), Competition.id.desc())
    )
    return [
        Announced(competition=row[0], published_at=row[1], submitted=row[2], approved=row[3])
        for row in rows.unique()
    ]


def public_results(competition: Competition) -> PublicResults:
    """Return what everybody may know about the outcome of a competition."""
    publication = db.session.scalar(
        select(Publication).where(Publication.competition_id == competition.id)
    )
    winners = _winners(competition)
    counts = _counts(competition)
    return PublicResults(
        published_at=publication.published_at if publication else None,
        decided_number=publication.decision_number if publication else "",
        submitted=counts[0],
        approved=[one for one in winners if one.reserve_place is None],
        reserve=[one for one in winners if one.reserve_place is not None],
        not_approved=counts[1],
    )


def _winners(competition: Competition) -> list[Winner]:
    rows = db.session.execute(
        select(
            Application.title,
            Organisation.name,
            Decision.total,
            Decision.outcome,
            Decision.reserve_place,
            Decision.declined_at,
            Decision.offered_at,
        )
        .join(Decision, Decision.application_id == Application.id)
        .join(Organisation, Organisation.id == Application.organisation_id)
        .where(
            Decision.competition_id == competition.id,
            Decision.outcome.in_((Outcome.APPROVED, Outcome.RESERVE)),
            Application.status != Status.WITHDRAWN,
        )
        .order_by(
            Decision.reserve_place.is_not(None),
            Decision.reserve_place,
            Decision.rank,
            Application.sequence,
        )
    )
    return [
        Winner(
            title=row.title,
            organisation=row.name,
            total=row.total,
            reserve_place=_waiting_place(row.outcome, row.reserve_place, row.offered_at),
            is_declined=row.declined_at is not None,
            is_offered=row.offered_at is not None,
        )
        for row in rows
    ]


def _waiting_place(outcome: Outcome, place: int | None, offered_at: datetime | None) -> int | None:
    """Return the place on the reserve list; None for who has left it by being offered."""
    return place if outcome is Outcome.RESERVE and offered_at is None else None


def _counts(competition: Competition) -> tuple[int, int]:
    submitted = (
        select(func.count(Application.id))
        .where(Application.competition_id == competition.id, Application.sequence.is_not(None))
        .scalar_subquery()
    )
    rejected = (
        select(func.count(Decision.id))
        .where(Decision.competition_id == competition.id, Decision.outcome == Outcome.REJECTED)
        .scalar_subquery()
    )
    found = db.session.execute(select(submitted, rejected)).one()
    return found[0] or 0, found[1] or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """A line of the data for recomputing the ranking; nothing says whose it is."""

    rank: int
    means: Sequence[Decimal]
    total: Decimal
    standing: Standing | None


def open_ranking(competition: Competition) -> tuple[list[str], list[OpenRow]]:
    """Return the codes of the criteria and, by rank, the means that make each total."""
    ranking = ranking_of(competition, settled=settled_places(competition.id))
    rows = db.session.execute(
        select(Application.sequence, Decision.outcome, Decision.declined_at, Decision.offered_at)
        .join(Decision, Decision.application_id == Application.id)
        .where(Decision.competition_id == competition.id)
        .order_by(Application.sequence)
    )
    standings = {
        register_number(competition.code, row.sequence): standing(
            row.outcome, declined_at=row.declined_at, offered_at=row.offered_at
        )
        for row in rows
    }
    codes = list(ranking.rows[0].means) if ranking.rows else []
    return codes, [
        OpenRow(
            rank=row.rank,
            means=[_exact(row.means[code]) for code in codes],
            total=_exact(row.total),
            standing=standings.get(row.number),
        )
        for row in ranking.rows
    ]


def _exact(value: Fraction) -> Decimal:
    # Six places tell apart all means of whole points by fewer than a thousand members.
    return shown(value, 6)
