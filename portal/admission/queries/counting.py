"""How many applications stand where, for any number of competitions in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from portal.admission.queries.finding import YES_NO_KINDS
from portal.admission.rules import verdict
from portal.admission.types import Verdict
from portal.applications.models import Application, Check, Clarification
from portal.applications.types import Status
from portal.competitions.models import Criterion
from portal.extensions import db

RECEIVED = (Status.SUBMITTED, Status.REOPENED)


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
