"""How many applications stand where, for any number of competitions in a few queries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Subquery, case, func, select

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


def _asked(competition_ids: Sequence[int]) -> Subquery:
    """How many criteria of each competition are judged yes or no."""
    return (
        select(Criterion.competition_id, func.count().label("number"))
        .where(Criterion.competition_id.in_(competition_ids), Criterion.kind.in_(YES_NO_KINDS))
        .group_by(Criterion.competition_id)
        .subquery()
    )


def _given(competition_ids: Sequence[int]) -> Subquery:
    """How many of them have been answered for each application, and how many with „no”."""
    return (
        select(
            Check.application_id,
            func.count().label("number"),
            func.sum(case((Check.is_met.is_(False), 1), else_=0)).label("refused"),
        )
        .join(Criterion, Criterion.id == Check.criterion_id)
        .where(Criterion.competition_id.in_(competition_ids), Criterion.kind.in_(YES_NO_KINDS))
        .group_by(Check.application_id)
        .subquery()
    )


def judged(competition_ids: Sequence[int]) -> Subquery:
    """Return the received applications that are not late with their verdicts, for counting.

    The database adds up the same answers as `rules.verdict`: a list of two thousand costs no more
    to count than to read its first page.
    """
    asked, given = _asked(competition_ids), _given(competition_ids)
    found = case(
        (given.c.refused > 0, Verdict.INADMISSIBLE.value),
        (
            func.coalesce(given.c.number, 0) == func.coalesce(asked.c.number, 0),
            Verdict.ADMISSIBLE.value,
        ),
        else_=Verdict.UNCHECKED.value,
    )
    return (
        select(Application.competition_id, Application.id, found.label("verdict"))
        .outerjoin(given, given.c.application_id == Application.id)
        .outerjoin(asked, asked.c.competition_id == Application.competition_id)
        .where(
            Application.competition_id.in_(competition_ids),
            Application.status.in_(RECEIVED),
            Application.is_late.is_(False),
        )
        .subquery()
    )


def _count_verdicts(competition_ids: Sequence[int]) -> dict[int, Counter[Verdict]]:
    counted: dict[int, Counter[Verdict]] = {key: Counter() for key in competition_ids}
    of_it = judged(competition_ids).c
    for competition_id, found, count in db.session.execute(
        select(of_it.competition_id, of_it.verdict, func.count()).group_by(
            of_it.competition_id, of_it.verdict
        )
    ):
        counted[competition_id][Verdict(found)] = count
    return counted


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
    by_verdict = _count_verdicts(competition_ids)
    for key in competition_ids:
        by_status = statuses[key]
        found[key] = Counts(
            drafts=sum(n for (status, _), n in by_status.items() if status is Status.DRAFT),
            received=sum(n for (status, _), n in by_status.items() if status in RECEIVED),
            late=sum(n for (status, late), n in by_status.items() if status in RECEIVED and late),
            withdrawn=sum(n for (status, _), n in by_status.items() if status is Status.WITHDRAWN),
            to_check=by_verdict[key][Verdict.UNCHECKED],
            admissible=by_verdict[key][Verdict.ADMISSIBLE],
            inadmissible=by_verdict[key][Verdict.INADMISSIBLE],
            waiting=waiting.get(key, 0),
        )
    return found
