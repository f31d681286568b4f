"""How many applications stand where, for any number of competitions in one query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import aliased

from portal.admission.queries.finding import YES_NO_KINDS
from portal.admission.rules import verdict
from portal.admission.types import Show, Verdict
from portal.applications.models import Application, Clarification
from portal.applications.types import Status
from portal.competitions.models import Criterion
from portal.extensions import db

RECEIVED = (Status.SUBMITTED, Status.REOPENED)

COMPETITIONS: BindParameter[Any] = bindparam("competitions", expanding=True)
"""The keys of the competitions a statement that is put together once is asked about."""
_ASKED = (
    select(func.count())
    .where(Criterion.competition_id == Application.competition_id, Criterion.kind.in_(YES_NO_KINDS))
    .scalar_subquery()
)
_KINDS = (
    Application.competition_id,
    Application.status,
    Application.is_late,
    Application.checks_given,
    Application.checks_failed,
)
_ALIKE = aliased(Application)
_CLARIFYING = (
    select(func.count(Clarification.id))
    .join(_ALIKE, _ALIKE.id == Clarification.application_id)
    .where(
        _ALIKE.competition_id == Application.competition_id,
        _ALIKE.status.in_(RECEIVED),
        Clarification.settled_at.is_(None),
    )
    .scalar_subquery()
)
_COUNTED = (
    select(
        *_KINDS,
        _ASKED.label("asked"),
        _CLARIFYING.label("clarifying"),
        func.count().label("number"),
    )
    .where(Application.competition_id.in_(COMPETITIONS))
    .group_by(*_KINDS)
)
_ASKED_BY_EACH = (
    select(Criterion.competition_id, func.count().label("number"))
    .where(Criterion.competition_id.in_(COMPETITIONS), Criterion.kind.in_(YES_NO_KINDS))
    .group_by(Criterion.competition_id)
    .subquery()
)
ADMITTED = (
    select(Application.competition_id, Application.id)
    .outerjoin(_ASKED_BY_EACH, _ASKED_BY_EACH.c.competition_id == Application.competition_id)
    .where(
        Application.competition_id.in_(COMPETITIONS),
        Application.status.in_(RECEIVED),
        Application.is_late.is_(False),
        Application.checks_failed == 0,
        Application.checks_given == func.coalesce(_ASKED_BY_EACH.c.number, 0),
    )
    .subquery()
)
"""The applications that are admitted, as `rules.verdict` says it, for counting them."""


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
    clarifying: int = 0
    """Clarifications that are not settled: waited for, to be read, or never sent in time."""

    @property
    def started(self) -> int:
        """Everything that was ever begun."""
        return self.drafts + self.received + self.withdrawn

    def of(self, show: Show) -> int:
        """How many a coordinator's list shows."""
        return {
            Show.RECEIVED: self.received,
            Show.TO_CHECK: self.to_check,
            Show.CLARIFYING: self.clarifying,
            Show.LATE: self.late,
            Show.WITHDRAWN: self.withdrawn,
            Show.DRAFTS: self.drafts,
        }[show]


@dataclass(frozen=True, slots=True)
class _Alike:
    """So many applications of which one can say the same."""

    status: Status
    is_late: bool
    verdict: Verdict
    number: int

    @property
    def is_received(self) -> bool:
        return self.status in RECEIVED

    def is_found(self, verdict: Verdict) -> bool:
        return self.is_received and not self.is_late and self.verdict is verdict


def count_by_competition(competition_ids: Sequence[int]) -> dict[int, Counts]:
    """Count the applications of several competitions at once."""
    alike: dict[int, list[_Alike]] = {key: [] for key in competition_ids}
    clarifying = dict.fromkeys(competition_ids, 0)
    for row in db.session.execute(_COUNTED, {"competitions": competition_ids}):
        found = verdict(row.asked, given=row.checks_given, failed=row.checks_failed)
        alike[row.competition_id].append(_Alike(row.status, row.is_late, found, row.number))
        clarifying[row.competition_id] = row.clarifying
    return {key: _counts(of_one, clarifying[key]) for key, of_one in alike.items()}


def count_applications(competition_id: int) -> Counts:
    """Count the applications of one competition."""
    return count_by_competition([competition_id])[competition_id]


def count_clarifications_open(competition_id: int) -> int:
    """Count the clarifications nobody has accepted or closed yet, lapsed ones too."""
    found = (
        select(func.count(Clarification.id))
        .join(Application, Application.id == Clarification.application_id)
        .where(
            Application.competition_id == competition_id,
            Clarification.settled_at.is_(None),
        )
    )
    return db.session.scalar(found) or 0


def _counts(alike: Sequence[_Alike], clarifying: int) -> Counts:
    return Counts(
        drafts=_sum(one for one in alike if one.status is Status.DRAFT),
        received=_sum(one for one in alike if one.is_received),
        late=_sum(one for one in alike if one.is_received and one.is_late),
        withdrawn=_sum(one for one in alike if one.status is Status.WITHDRAWN),
        to_check=_sum(one for one in alike if one.is_found(Verdict.UNCHECKED)),
        admissible=_sum(one for one in alike if one.is_found(Verdict.ADMISSIBLE)),
        inadmissible=_sum(one for one in alike if one.is_found(Verdict.INADMISSIBLE)),
        clarifying=clarifying,
    )


def _sum(alike: Iterable[_Alike]) -> int:
    return sum(one.number for one in alike)
