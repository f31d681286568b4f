"""The coordinator's list of a competition's applications, and the whole register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from portal.admission.queries.counting import RECEIVED
from portal.admission.queries.finding import YES_NO_KINDS
from portal.admission.rules import verdict
from portal.admission.types import Show, Verdict
from portal.applications.models import Application, Clarification
from portal.applications.types import Channel, Status
from portal.competitions.models import Competition, Criterion
from portal.extensions import db
from portal.kernel.reference import register_number
from portal.kernel.text import folded
from portal.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedApplication:
    """One line of the coordinator's list."""

    id: int
    number: str
    title: str
    organisation: str
    status: Status
    channel: Channel
    received_at: datetime | None
    is_late: bool
    verdict: Verdict
    due_at: datetime | None
    """When the clarification that is not settled is or was due; None when there is none."""
    answered_at: datetime | None
    """When it was answered."""
    planned: Decimal
    done_sections: int
    touched_at: datetime


Lines = Select[*tuple[Any, ...]]
# The statements are put together once: that takes longer than the database needs to answer them.
_HERE = Application.competition_id == bindparam("competition")
_ASKED = (
    select(func.count())
    .where(Criterion.competition_id == bindparam("competition"), Criterion.kind.in_(YES_NO_KINDS))
    .scalar_subquery()
)
_UNSETTLED = and_(
    Clarification.application_id == Application.id, Clarification.settled_at.is_(None)
)
"""There is one such clarification at most."""
_ONE = aliased(Clarification)
_SHOWN: Mapping[Show, ColumnElement[bool]] = {
    Show.RECEIVED: Application.status.in_(RECEIVED),
    Show.TO_CHECK: and_(
        Application.status.in_(RECEIVED),
        Application.is_late.is_(False),
        Application.checks_given < _ASKED,
        Application.checks_failed == 0,
    ),
    Show.CLARIFYING: and_(
        Application.status.in_(RECEIVED),
        select(_ONE.id)
        .where(_ONE.application_id == Application.id, _ONE.settled_at.is_(None))
        .exists(),
    ),
    Show.LATE: and_(Application.status.in_(RECEIVED), Application.is_late.is_(True)),
    Show.WITHDRAWN: and_(Application.status == Status.WITHDRAWN, Application.sequence.is_not(None)),
    Show.DRAFTS: Application.status == Status.DRAFT,
}
_LINE = (
    select(
        Application.id,
        Application.sequence,
        Application.title,
        Application.status,
        Application.channel,
        Application.received_at,
        Application.is_late,
        Application.checks_given,
        Application.checks_failed,
        Application.planned,
        Application.done_sections,
        Application.touched_at,
        Organisation.name.label("organisation"),
        _ASKED.label("asked"),
        Clarification.due_at,
        Clarification.answered_at,
    )
    .join(Organisation, Organisation.id == Application.organisation_id)
    .outerjoin(Clarification, _UNSETTLED)
)


def _list(show: Show) -> Lines:
    """Received ones come in the order of the register, drafts with the last touched first."""
    by_number = (Application.sequence, Application.id)
    by_touch = (Application.touched_at.desc(), Application.id)
    return (
        _LINE.where(_HERE, _SHOWN[show])
        .order_by(*(by_touch if show is Show.DRAFTS else by_number))
        .limit(bindparam("most"))
        .offset(bindparam("before"))
    )


_LISTS: Mapping[Show, Lines] = {show: _list(show) for show in Show}
_COUNT = (
    select(func.count(Application.id))
    .join(Organisation, Organisation.id == Application.organisation_id)
    .where(_HERE)
)


def _searched(query: Lines, words: str) -> Lines:
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
    competition: Competition, show: Show, *, words: str = "", page: int = 1, per_page: int = 50
) -> list[ListedApplication]:
    """Return one page of a competition's applications."""
    query = _searched(_LISTS[show], words) if words else _LISTS[show]
    rows = db.session.execute(
        query,
        {"competition": competition.id, "most": per_page, "before": (page - 1) * per_page},
    )
    return [_listed(row, competition.code) for row in rows]


def count_found(competition: Competition, show: Show, words: str) -> int:
    """Count the applications a search finds."""
    query = _searched(_COUNT.where(_SHOWN[show]), words)
    return db.session.scalar(query, {"competition": competition.id}) or 0


def _verdict(row: Row[Any]) -> Verdict:
    """Nobody checks what came late or was withdrawn."""
    if row.is_late or row.status not in RECEIVED:
        return Verdict.UNCHECKED
    return verdict(row.asked, given=row.checks_given, failed=row.checks_failed)


def _listed(row: Row[Any], code: str) -> ListedApplication:
    return ListedApplication(
        id=row.id,
        number=register_number(code, row.sequence) if row.sequence else "",
        title=row.title,
        organisation=row.organisation,
        status=row.status,
        channel=row.channel,
        received_at=row.received_at,
        is_late=row.is_late,
        verdict=_verdict(row),
        due_at=row.due_at,
        answered_at=row.answered_at,
        planned=row.planned,
        done_sections=row.done_sections,
        touched_at=row.touched_at,
    )


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


_REGISTER = (
    _LINE.add_columns(Organisation.registration_number)
    .where(_HERE, Application.sequence.is_not(None))
    .order_by(Application.sequence)
)


def list_register(competition: Competition) -> list[RegisterRow]:
    """Return the whole register of a competition in its order, in a fixed number of queries."""
    return [
        RegisterRow(
            number=register_number(competition.code, row.sequence),
            title=row.title,
            organisation=row.organisation,
            registration_number=row.registration_number,
            status=row.status,
            channel=row.channel,
            received_at=row.received_at,
            is_late=row.is_late,
            planned=row.planned,
            verdict=_verdict(row),
        )
        for row in db.session.execute(_REGISTER, {"competition": competition.id})
    ]
