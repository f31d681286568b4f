"""What a coordinator may ask about received applications and about drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, raiseload, selectinload

from portal.admission.rules import verdict
from portal.admission.types import Verdict
from portal.applications.models import Application, ApplicationVersion, Check, Clarification
from portal.applications.types import Channel, Status
from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind
from portal.extensions import db
from portal.kernel.text import folded
from portal.organisations.models import Organisation

YES_NO_KINDS = (CriterionKind.ADMINISTRATIVE, CriterionKind.ELIGIBILITY)
RECEIVED = (Status.SUBMITTED, Status.REOPENED)


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


def find_submitted(id: int) -> Application | None:  # noqa: A002 - the address says id
    """Return an application with everything a coordinator reads and checks."""
    return db.session.scalar(
        select(Application)
        .where(Application.id == id)
        .options(
            selectinload(Application.versions),
            selectinload(Application.checks),
            selectinload(Application.attachments),
        )
    )


def find_clarification(id: int) -> Clarification | None:  # noqa: A002 - the address says id
    """Return a clarification with its application."""
    return db.session.scalar(
        select(Clarification)
        .where(Clarification.id == id)
        .options(joinedload(Clarification.application))
    )


def list_clarifications(application_id: int) -> list[Clarification]:
    """Return the clarifications of an application, oldest first."""
    return list(
        db.session.scalars(
            select(Clarification)
            .where(Clarification.application_id == application_id)
            .order_by(Clarification.id)
        )
    )


def list_yes_no_criteria(competition_id: int) -> list[Criterion]:
    """Return the criteria judged yes or no, administrative first, in their order."""
    return list(
        db.session.scalars(
            select(Criterion)
            .where(Criterion.competition_id == competition_id, Criterion.kind.in_(YES_NO_KINDS))
            .order_by(Criterion.position, Criterion.id)
        )
    )


def verdict_on(application: Application, criteria: Sequence[Criterion]) -> Verdict:
    """Return what the checks of an application, already loaded, add up to."""
    return verdict(
        [one.id for one in criteria],
        {one.criterion_id: one.is_met for one in application.checks},
    )


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
            selectinload(Application.checks).options(raiseload("*")),
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
    return [
        ListedApplication(
            application=row,
            verdict=verdict(criteria, {one.criterion_id: one.is_met for one in row.checks}),
            is_waiting=row.id in waiting,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many applications of a competition stand where."""

    drafts: int = 0
    received: int = 0
    late: int = 0
    withdrawn: int = 0
    to_check: int = 0
    admissible: int = 0
    inadmissible: int = 0
    waiting: int = 0

    @property
    def started(self) -> int:
        """Everything that was ever begun."""
        return self.drafts + self.received + self.withdrawn


def verdicts(competition_ids: Sequence[int]) -> dict[int, dict[int, Verdict]]:
    """Return, by competition, the verdict on each received application that is not late."""
    criteria: dict[int, list[int]] = {key: [] for key in competition_ids}
    for competition_id, criterion_id in db.session.execute(
        select(Criterion.competition_id, Criterion.id)
        .where(Criterion.competition_id.in_(competition_ids), Criterion.kind.in_(YES_NO_KINDS))
        .order_by(Criterion.id)
    ):
        criteria[competition_id].append(criterion_id)
    answers: dict[int, dict[int, dict[int, bool]]] = {key: {} for key in competition_ids}
    for competition_id, application_id, criterion_id, is_met in db.session.execute(
        select(Application.competition_id, Application.id, Check.criterion_id, Check.is_met)
        .outerjoin(Check, Check.application_id == Application.id)
        .where(
            Application.competition_id.in_(competition_ids),
            Application.status.in_(RECEIVED),
            Application.is_late.is_(False),
        )
        .order_by(Application.id)
    ):
        given = answers[competition_id].setdefault(application_id, {})
        if criterion_id is not None:
            given[criterion_id] = is_met
    return {
        competition_id: {
            application_id: verdict(criteria[competition_id], given)
            for application_id, given in by_application.items()
        }
        for competition_id, by_application in answers.items()
    }


def count_by_competition(competition_ids: Sequence[int]) -> dict[int, Counts]:
    """Count the applications of several competitions at once."""
    found = dict.fromkeys(competition_ids, Counts())
    statuses: dict[int, dict[tuple[Status, bool], int]] = {key: {} for key in competition_ids}
    for competition_id, status, is_late, count in db.session.execute(
        select(Application.competition_id, Application.status, Application.is_late, func.count())
        .where(Application.competition_id.in_(competition_ids))
        .group_by(Application.competition_id, Application.status, Application.is_late)
    ):
        statuses[competition_id][status, is_late] = count
    waiting = {
        competition_id: int(count)
        for competition_id, count in db.session.execute(
            select(Application.competition_id, func.count(Clarification.id))
            .join(Clarification, Clarification.application_id == Application.id)
            .where(
                Application.competition_id.in_(competition_ids),
                Clarification.answered_at.is_(None),
                Clarification.settled_at.is_(None),
            )
            .group_by(Application.competition_id)
        )
    }
    judged = verdicts(competition_ids)
    for key in competition_ids:
        by_status = statuses[key]
        of_verdict = list(judged[key].values())
        found[key] = Counts(
            drafts=sum(n for (status, _), n in by_status.items() if status is Status.DRAFT),
            received=sum(n for (status, _), n in by_status.items() if status in RECEIVED),
            late=sum(n for (status, late), n in by_status.items() if status in RECEIVED and late),
            withdrawn=sum(n for (status, _), n in by_status.items() if status is Status.WITHDRAWN),
            to_check=of_verdict.count(Verdict.UNCHECKED),
            admissible=of_verdict.count(Verdict.ADMISSIBLE),
            inadmissible=of_verdict.count(Verdict.INADMISSIBLE),
            waiting=waiting.get(key, 0),
        )
    return found


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


def latest_version(application: Application) -> ApplicationVersion | None:
    """Return the version in force, from the versions already loaded."""
    return max(application.versions, key=lambda version: version.number, default=None)
