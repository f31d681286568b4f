"""The coordinator's list of a competition's applications, and the whole register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, lazyload

from portal.admission.queries.counting import RECEIVED, verdicts
from portal.admission.queries.finding import YES_NO_KINDS
from portal.admission.rules import verdict
from portal.admission.types import Verdict
from portal.applications.models import Application, Check, Clarification
from portal.applications.types import Channel, Status
from portal.competitions.models import Criterion
from portal.extensions import db
from portal.kernel.text import folded
from portal.organisations.models import Organisation


class Show(StrEnum):
    """Which applications a coordinator's list shows."""

    RECEIVED = "received"
    TO_CHECK = "to-check"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class ListedApplication:
    """One line of the coordinator's list."""

    application: Application
    verdict: Verdict
    is_waiting: bool
    """A clarification is being waited for."""


def _of(competition_id: int, show: Show) -> ColumnElement[bool]:
    here = Application.competition_id == competition_id
    submitted = Application.status.in_(RECEIVED)
    answered = (
        select(func.count(Check.id)).where(Check.application_id == Application.id).scalar_subquery()
    )
    asked = (
        select(func.count(Criterion.id))
        .where(Criterion.competition_id == competition_id, Criterion.kind.in_(YES_NO_KINDS))
        .scalar_subquery()
    )
    refused = (
        select(Check.id)
        .where(Check.application_id == Application.id, Check.is_met.is_(False))
        .exists()
    )
    return {
        Show.RECEIVED: and_(here, submitted),
        Show.TO_CHECK: and_(
            here, submitted, Application.is_late.is_(False), answered < asked, ~refused
        ),
        Show.LATE: and_(here, submitted, Application.is_late.is_(True)),
        Show.WITHDRAWN: and_(
            here, Application.status == Status.WITHDRAWN, Application.sequence.is_not(None)
        ),
        Show.DRAFTS: and_(here, Application.status == Status.DRAFT),
    }[show]


def _searched(query: Select[Any], words: str) -> Select[Any]:
    for word in folded(words).split()[:6]:
        like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        found = or_(
            Application.folded_title.like(like, escape="\\"),
            Organisation.folded.like(like, escape="\\"),
            Organisation.registration_number.like(like, escape="\\"),
        )
        if word.isdigit():
            found = or_(found, Application.sequence == min(int(word), 2**31 - 1))
        query = query.where(found)
    return query


def list_applications(
    competition_id: int, show: Show, *, words: str = "", page: int = 1, per_page: int = 50
) -> tuple[list[ListedApplication], int]:
    """Return one page of a competition's applications and how many there are in all.

    Received ones come in the order of the register, drafts with the last touched first.
    """
    query = select(Application).join(Application.organisation).where(_of(competition_id, show))
    if words:
        query = _searched(query, words)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    order = (
        (Application.touched_at.desc(), Application.id)
        if show is Show.DRAFTS
        else (Application.sequence, Application.id)
    )
    rows = db.session.scalars(
        query.options(
            lazyload(Application.competition),  # known already: one competition for all
            joinedload(Application.organisation),
        )
        .order_by(*order)
        .limit(per_page)
        .offset((page - 1) * per_page)
    ).all()
    return _listed(rows, competition_id), total


def _listed(rows: Sequence[Application], competition_id: int) -> list[ListedApplication]:
    criteria = db.session.scalars(
        select(Criterion.id)
        .where(Criterion.competition_id == competition_id, Criterion.kind.in_(YES_NO_KINDS))
        .order_by(Criterion.id)
    ).all()
    waiting = set(
        db.session.scalars(
            select(Clarification.application_id).where(
                Clarification.application_id.in_([row.id for row in rows]),
                Clarification.answered_at.is_(None),
                Clarification.settled_at.is_(None),
            )
        )
    )
    answers = _answers([row.id for row in rows])
    return [
        ListedApplication(
            application=row,
            verdict=verdict(criteria, answers[row.id]),
            is_waiting=row.id in waiting,
        )
        for row in rows
    ]


def _answers(application_ids: Sequence[int]) -> dict[int, dict[int, bool]]:
    """Return the answers of several applications by criterion, as columns only."""
    answers: dict[int, dict[int, bool]] = {one: {} for one in application_ids}
    found = select(Check.application_id, Check.criterion_id, Check.is_met).where(
        Check.application_id.in_(application_ids)
    )
    for application_id, criterion_id, is_met in db.session.execute(found.order_by(Check.id)):
        answers[application_id][criterion_id] = is_met
    return answers


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of the register as a spreadsheet has it."""

    number: str
    title: str
    organisation: str
    registration_number: str
    status: Status
    channel: Channel
    received_at: datetime | None
    is_late: bool
    planned: Decimal
    verdict: Verdict


def list_register(competition_id: int) -> list[RegisterRow]:
    """Return the whole register of a competition in its order, in a fixed number of queries."""
    judged = verdicts([competition_id])[competition_id]
    rows = db.session.scalars(
        select(Application)
        .where(Application.competition_id == competition_id, Application.sequence.is_not(None))
        .options(lazyload(Application.competition))  # known already: one for all
        .order_by(Application.sequence)
    )
    return [
        RegisterRow(
            number=row.number,
            title=row.title,
            organisation=row.organisation.name,
            registration_number=row.organisation.registration_number,
            status=row.status,
            channel=row.channel,
            received_at=row.received_at,
            is_late=row.is_late,
            planned=row.planned,
            verdict=judged.get(row.id, Verdict.UNCHECKED),
        )
        for row in rows
    ]
