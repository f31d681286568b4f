"""Which applications, versions and attachments are there?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Person, RoleHeld
from portal.applications.models import (
    Application,
    ApplicationVersion,
    Attachment,
    Clarification,
    CostLine,
    SectionAnswers,
)
from portal.applications.types import Status
from portal.competitions.models import Competition, Follower
from portal.competitions.queries import list_followers, read_terms
from portal.database import THING, read_parts
from portal.extensions import db
from portal.kernel.identity import WRITERS, Role

WHOLE = (
    joinedload(Application.competition).selectinload(Competition.questions),
    joinedload(Application.competition).selectinload(Competition.criteria),
    selectinload(Application.sections).joinedload(SectionAnswers.saved_by),
    selectinload(Application.cost_lines),
    selectinload(Application.attachments),
    selectinload(Application.versions),
    selectinload(Application.clarifications),
)
_BY_KEY = select(Application).where(Application.id == THING)
_PARTS: Mapping[str, Select[Any]] = {
    "sections": select(SectionAnswers)
    .where(SectionAnswers.application_id == THING)
    .options(joinedload(SectionAnswers.saved_by))
    .order_by(SectionAnswers.id),
    "cost_lines": select(CostLine)
    .where(CostLine.application_id == THING)
    .order_by(CostLine.position),
    "attachments": select(Attachment)
    .where(Attachment.application_id == THING)
    .order_by(Attachment.id),
    "versions": select(ApplicationVersion)
    .where(ApplicationVersion.application_id == THING)
    .order_by(ApplicationVersion.number),
    "clarifications": select(Clarification)
    .where(Clarification.application_id == THING)
    .order_by(Clarification.id),
}
_RECEIVED = (Status.SUBMITTED, Status.REOPENED)


def find_application(id: int) -> Application | None:  # noqa: A002 - a key is called id everywhere
    """Find an application with everything its team sees, in a fixed number of queries."""
    found: Application | None = db.session.scalar(_BY_KEY, {THING.key: id})
    if found is not None:
        _read_whole(found)
    return found


def _read_whole(application: Application) -> None:
    read_terms(application.competition)
    read_parts(application, _PARTS)


def list_received(competition_id: int) -> list[Application]:
    """Return the applications in force, late ones too, in the order of the register.

    A reopened one counts: its submitted version stays valid. Their versions come with them.
    """
    query = (
        select(Application)
        .where(Application.competition_id == competition_id, Application.status.in_(_RECEIVED))
        .options(selectinload(Application.versions))
        .order_by(Application.sequence, Application.id)
    )
    return list(db.session.scalars(query))


def find_clarification(id: int) -> Clarification | None:  # noqa: A002 - a key is called id everywhere
    """Find a clarification with its application, whole."""
    found: Clarification | None = db.session.scalar(
        select(Clarification)
        .where(Clarification.id == id)
        .options(joinedload(Clarification.application))
    )
    if found is not None:
        _read_whole(found.application)
    return found


def find_attachment(application: Application, attachment_id: int) -> Attachment | None:
    """Find an attachment under its application."""
    return next((one for one in application.attachments if one.id == attachment_id), None)


def find_by_digest(digest: str) -> ApplicationVersion | None:
    """Find the version a receipt speaks of, by its whole digest."""
    found: ApplicationVersion | None = db.session.scalar(
        select(ApplicationVersion)
        .where(ApplicationVersion.digest == digest)
        .order_by(ApplicationVersion.id)
        .limit(1)
        .options(joinedload(ApplicationVersion.application).selectinload(Application.versions))
    )
    return found


def list_by_check_code(code: str) -> list[ApplicationVersion]:
    """Return the versions whose digest begins with the eight letters printed for people."""
    return list(
        db.session.scalars(
            select(ApplicationVersion)
            .where(ApplicationVersion.digest.startswith(code, autoescape=True))
            .order_by(ApplicationVersion.id)
            .limit(5)
            .options(joinedload(ApplicationVersion.application).selectinload(Application.versions))
        )
    )


def recipients_with_drafts(competition_id: int) -> list[tuple[Application, list[Person]]]:
    """Return every unsubmitted or reopened application with the people who may write in it."""
    return people_of(competition_id, (Status.DRAFT, Status.REOPENED), WRITERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom a change of a competition concerns: those who write in an application, and followers."""

    teams: list[tuple[Application, list[Person]]]
    followers: list[Follower]
    """Who follows without writing in an application: nobody is told twice."""

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of those who write in an application."""
        return frozenset(person.email for _, people in self.teams for person in people)

    @property
    def letters(self) -> int:
        """How many letters tell them: one a person and application, one a follower."""
        return sum(len(people) for _, people in self.teams) + len(self.followers)


def audience_of(competition_id: int, *, with_drafts: bool = True) -> Audience:
    """Return everybody to be told of a change; drafts count while something can become of them."""
    statuses = (Status.DRAFT, *_RECEIVED) if with_drafts else _RECEIVED
    found = Audience(teams=people_of(competition_id, statuses, WRITERS), followers=[])
    return replace(found, followers=list_followers(competition_id, besides=found.addresses))


def people_of(
    competition_id: int, statuses: tuple[Status, ...], roles: Collection[Role]
) -> list[tuple[Application, list[Person]]]:
    """Return the applications in these states, each with the people in these roles."""
    applications = db.session.scalars(
        select(Application)
        .where(Application.competition_id == competition_id, Application.status.in_(statuses))
        .options(selectinload(Application.versions))
        .order_by(Application.id)
    ).all()
    people: dict[int, list[Person]] = {}
    organisations = {one.organisation_id for one in applications}
    for held in db.session.scalars(
        select(RoleHeld)
        .where(RoleHeld.organisation_id.in_(organisations), RoleHeld.role.in_(roles))
        .options(joinedload(RoleHeld.person))
        .order_by(RoleHeld.id)
    ):
        if held.person.closed_at is None:
            people.setdefault(held.scope_id, []).append(held.person)
    return [(one, people.get(one.organisation_id, [])) for one in applications]
