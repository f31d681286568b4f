"""What a person's first page shows, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import Person, RoleHeld
from portal.applications.models import Application, Clarification, SectionAnswers
from portal.applications.queries.drafts import applicant_of
from portal.applications.rules.questions import sections_of
from portal.competitions.models import ExtraQuestion
from portal.extensions import db
from portal.kernel.identity import TEAM
from portal.organisations.models import Organisation

RECENT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """One application as its team's list shows it."""

    application: Application
    tasks: int
    clarification: Clarification | None
    editor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """One organisation of the person: its people, its data, its applications."""

    organisation: Organisation
    team: tuple[RoleHeld, ...]
    missing: tuple[str, ...]
    applications: tuple[Mine, ...]


def homes_of(organisation_ids: Sequence[int]) -> list[Home]:
    """Return what the first page shows of each organisation; the latest touched first."""
    organisations = db.session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(organisation_ids))
        .order_by(Organisation.sort_key, Organisation.id)
    ).all()
    people = db.session.scalars(
        select(RoleHeld)
        .where(RoleHeld.organisation_id.in_(organisation_ids), RoleHeld.role.in_(TEAM))
        .options(joinedload(RoleHeld.person))
        .order_by(RoleHeld.id)
    ).all()
    applications = _list_mine(organisation_ids)
    return [
        Home(
            organisation=one,
            team=tuple(
                held
                for held in people
                if held.organisation_id == one.id and held.person.closed_at is None
            ),
            missing=applicant_of(one).missing,
            applications=tuple(
                mine for mine in applications if mine.application.organisation_id == one.id
            ),
        )
        for one in organisations
    ]


def _list_mine(organisation_ids: Sequence[int]) -> list[Mine]:
    rows = db.session.execute(
        select(Application, Person.name)
        .outerjoin(Person, Person.id == Application.touched_by_id)
        .where(Application.organisation_id.in_(organisation_ids))
        .order_by(Application.touched_at.desc(), Application.id.desc())
    ).all()
    waiting = _waiting([application.id for application, _ in rows])
    with_extra = set(
        db.session.scalars(
            select(ExtraQuestion.competition_id)
            .where(ExtraQuestion.competition_id.in_({one.competition_id for one, _ in rows}))
            .group_by(ExtraQuestion.competition_id)
        )
    )
    return [
        Mine(
            application=one,
            tasks=len(sections_of(has_extra=one.competition_id in with_extra)),
            clarification=waiting.get(one.id),
            editor=name or "",
        )
        for one, name in rows
    ]


def _waiting(application_ids: Sequence[int]) -> dict[int, Clarification]:
    found = db.session.scalars(
        select(Clarification)
        .where(
            Clarification.application_id.in_(application_ids),
            Clarification.answered_at.is_(None),
            Clarification.settled_at.is_(None),
        )
        .order_by(Clarification.id)
    )
    return {one.application_id: one for one in found}


def list_to_copy(organisation_ids: Sequence[int]) -> list[Application]:
    """Return the organisations' applications whose texts may be copied, the newest first."""
    return list(
        db.session.scalars(
            select(Application)
            .where(
                Application.organisation_id.in_(organisation_ids),
                func.length(Application.title) > 0,
            )
            .order_by(Application.started_at.desc(), Application.id.desc())
        )
    )


def list_organisations(organisation_ids: Sequence[int]) -> list[Organisation]:
    """Return the organisations in alphabetical order."""
    return list(
        db.session.scalars(
            select(Organisation)
            .where(Organisation.id.in_(organisation_ids))
            .order_by(Organisation.sort_key, Organisation.id)
        )
    )


def others_writing(
    sections: Sequence[SectionAnswers], *, me: int, at: datetime
) -> list[SectionAnswers]:
    """Return where others are writing: the section each has saved last, in the last minutes."""
    latest: dict[int, SectionAnswers] = {}
    for one in sorted(sections, key=lambda row: row.saved_at):
        if one.saved_by_id not in {None, me} and one.version and at - one.saved_at <= RECENT:
            latest[one.saved_by_id or 0] = one
    return list(latest.values())
