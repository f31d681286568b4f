"""What is on record about the meeting of a commission and around it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import lazyload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from portal.accounts.models import Person
from portal.applications.models import Application, Clarification
from portal.competitions.models import Competition, Criterion
from portal.decisions.models import Decision, Meeting, Publication, TieSettled, Vote
from portal.decisions.types import Outcome
from portal.evaluation.models import Conflict, Member
from portal.extensions import db
from portal.kernel.reference import register_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Recused:
    """A member who has stepped back from an application."""

    member_id: int
    application_id: int
    number: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a list shows of a decision."""

    outcome: Outcome
    reserve_place: int | None


@dataclass(frozen=True, slots=True)
class Clarifying:
    """What clarifications mean for what is decided."""

    unsettled: frozenset[int]
    """The applications with a clarification nobody has accepted or closed yet."""
    corrected_at: Mapping[int, datetime]
    """When an application became another one because of a clarification."""


def clarifying_in(competition_id: int) -> Clarifying:
    """Read the clarifications of a competition."""
    rows = db.session.execute(
        select(
            Clarification.application_id,
            Clarification.answered_at,
            Clarification.settled_at,
            Clarification.version_id,
        )
        .join(Application, Application.id == Clarification.application_id)
        .where(Application.competition_id == competition_id)
        .order_by(Clarification.id)
    ).all()
    return Clarifying(
        unsettled=frozenset(row.application_id for row in rows if row.settled_at is None),
        corrected_at={row.application_id: row.answered_at for row in rows if row.version_id},
    )


def settled_places(competition_id: int) -> dict[str, int]:
    """Return the place the commission gave each application within its tie."""
    return places_in(list_ties(competition_id))


def places_in(ties: Sequence[TieSettled]) -> dict[str, int]:
    """Return the place of each application within its tie, as settled."""
    return {number: place for tie in ties for place, number in enumerate(tie.numbers, start=1)}


def find_meeting(competition_id: int) -> Meeting | None:
    """Find the meeting of a competition's commission, with who was there."""
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.competition_id == competition_id)
        .options(selectinload(Meeting.attendance), selectinload(Meeting.minutes_file))
    )


def find_publication(competition_id: int) -> Publication | None:
    """Find the confirmation or publication of a competition's results."""
    return db.session.scalar(
        select(Publication).where(Publication.competition_id == competition_id)
    )


def list_criteria(competition_id: int) -> list[Criterion]:
    """List the criteria of a competition in their order."""
    return list(
        db.session.scalars(
            select(Criterion)
            .where(Criterion.competition_id == competition_id)
            .order_by(Criterion.position, Criterion.id)
        )
    )


def list_members(competition_id: int) -> list[Member]:
    """List everybody who is or was in the commission, as they were named."""
    return list(
        db.session.scalars(
            select(Member)
            .where(Member.competition_id == competition_id)
            .order_by(Member.named_at, Member.id)
        )
    )


def list_recused(competition: Competition) -> list[Recused]:
    """List the conflicts of interest declared in a competition."""
    rows = db.session.execute(
        select(
            Conflict.member_id,
            Conflict.application_id,
            Conflict.reason,
            Application.sequence,
            Person.name,
        )
        .join(Application, Application.id == Conflict.application_id)
        .join(Member, Member.id == Conflict.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(Application.competition_id == competition.id)
        .order_by(Application.sequence, Conflict.id)
    )
    return [
        Recused(
            member_id=row.member_id,
            application_id=row.application_id,
            number=register_number(competition.code, row.sequence or 0),
            name=row.name,
            reason=row.reason,
        )
        for row in rows
    ]


def find_received(id: int) -> Application | None:  # noqa: A002 - a key is called id everywhere
    """Find an application that has been submitted."""
    return db.session.scalar(
        select(Application).where(Application.id == id, Application.sequence.is_not(None))
    )


def list_received(competition_id: int) -> list[Application]:
    """List the applications received, withdrawn ones too, in the order of the register."""
    return list(
        db.session.scalars(
            select(Application)
            .where(Application.competition_id == competition_id, Application.sequence.is_not(None))
            .options(lazyload(Application.competition))  # known already: one for all
            .order_by(Application.sequence)
        )
    )


def list_decisions(competition_id: int) -> list[Decision]:
    """List the decisions of a competition with their reasons."""
    return list(
        db.session.scalars(
            select(Decision)
            .where(Decision.competition_id == competition_id)
            .options(
                selectinload(Decision.reasons),
                lazyload(Decision.application),  # known already: read before the decisions
            )
            .order_by(Decision.application_id)
        )
    )


def read_votes(decisions: Mapping[int, Decision]) -> None:
    """Read how the members voted, into these decisions by application."""
    keys = [one.id for one in decisions.values()]
    votes = db.session.scalars(
        select(Vote)
        .where(Vote.decision_id.in_(keys))
        .options(lazyload(Vote.member))  # known by their keys
        .order_by(Vote.id)
    )
    by_decision: dict[int, list[Vote]] = {key: [] for key in keys}
    for vote in votes:
        by_decision[vote.decision_id].append(vote)
    for decision in decisions.values():
        set_committed_value(decision, "votes", by_decision[decision.id])


def find_decision(application_id: int) -> Decision | None:
    """Find the decision about an application."""
    return db.session.scalar(select(Decision).where(Decision.application_id == application_id))


def list_decided(competition: Competition) -> dict[str, Decided]:
    """List the outcomes decided so far by register number."""
    rows = db.session.execute(
        select(Application.sequence, Decision.outcome, Decision.reserve_place)
        .join(Decision, Decision.application_id == Application.id)
        .where(Decision.competition_id == competition.id)
        .order_by(Application.sequence)
    )
    return {
        register_number(competition.code, row.sequence): Decided(
            outcome=row.outcome, reserve_place=row.reserve_place
        )
        for row in rows
    }


def list_ties(competition_id: int) -> list[TieSettled]:
    """List the ties the commission has settled, in the order in which it did."""
    return list(
        db.session.scalars(
            select(TieSettled)
            .where(TieSettled.competition_id == competition_id)
            .order_by(TieSettled.id)
        )
    )
