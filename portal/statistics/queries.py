"""The figures of competitions, each for any number of them in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnExpressionArgument, Row, ScalarSelect, func, select, tuple_

from portal.admission.queries import ADMITTED, COMPETITIONS, Counts, count_by_competition
from portal.applications.models import Application, Clarification
from portal.competitions.models import Competition
from portal.competitions.queries import state_of
from portal.competitions.types import State
from portal.decisions.models import Decision, Meeting
from portal.evaluation.models import Assessment, Conflict, Member
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db
from portal.kernel.identity import VOTING, Role
from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus
from portal.statistics.rules import STEP_OF, Situation, blockers
from portal.statistics.types import Blocker, Funnel, NextStep, Progress

# As a list that is looked into: the planner walks through all conflicts for each sheet otherwise.
_IN_CONFLICT = tuple_(Assessment.member_id, Assessment.application_id).in_(
    select(Conflict.member_id, Conflict.application_id)
)
_SHEETS = (
    select(ADMITTED.c.competition_id, func.count(Assessment.id).label("sheets"))
    .join(Assessment, Assessment.application_id == ADMITTED.c.id)
    .where(Assessment.status == AssessmentStatus.SUBMITTED, ~_IN_CONFLICT)
    .group_by(ADMITTED.c.competition_id, ADMITTED.c.id)
    .subquery()
    .c
)
_SCORED = select(_SHEETS.competition_id, _SHEETS.sheets, func.count()).group_by(
    _SHEETS.competition_id, _SHEETS.sheets
)


def _count(table: Any, *conditions: ColumnExpressionArgument[bool]) -> ScalarSelect[int]:  # noqa: ANN401 - any mapped class of a competition
    return (
        select(func.count(table.id))
        .where(table.competition_id == Competition.id, *conditions)
        .scalar_subquery()
    )


_ON_COMMISSION = Member.left_at.is_(None)
_VOTES = Member.role.in_(VOTING)
_STANDING = select(
    Competition.id,
    select(func.count(Clarification.id))
    .join(Application, Application.id == Clarification.application_id)
    .where(
        Application.competition_id == Competition.id,
        Clarification.settled_at.is_(None),
    )
    .scalar_subquery()
    .label("waiting"),
    _count(Decision).label("decided"),
    _count(Decision, Decision.is_funded).label("approved"),
    _count(Member, _ON_COMMISSION, _VOTES).label("voting"),
    _count(Member, _ON_COMMISSION, _VOTES, Member.impartial_at.is_not(None)).label("impartial"),
    _count(Member, _ON_COMMISSION, Member.role == Role.CHAIR).label("chairs"),
    _count(Meeting, Meeting.signed_at.is_not(None)).label("signed"),
    _count(Letter, Letter.status.in_((LetterStatus.QUEUED, LetterStatus.SENDING))).label("queued"),
    _count(Letter, Letter.status.in_((LetterStatus.REFUSED, LetterStatus.GIVEN_UP))).label(
        "refused"
    ),
).where(Competition.id.in_(COMPETITIONS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A competition as its coordinator sees it."""

    competition: Competition
    state: State
    counts: Counts
    funnel: Funnel
    step: NextStep
    blockers: list[tuple[Blocker, int]]


def overviews(competitions: Sequence[Competition], *, at: datetime) -> list[Overview]:
    """Return the overview of each competition, in the order given."""
    keys = [one.id for one in competitions]
    counts = count_by_competition(keys)
    scored = _count_scored(competitions)
    rows = db.session.execute(_STANDING, {"competitions": keys})
    standing = {row.id: row for row in rows}
    return [
        _overview(one, counts[one.id], scored[one.id], standing[one.id], at=at)
        for one in competitions
    ]


def _overview(
    competition: Competition, counts: Counts, scored: int, standing: Row[Any], *, at: datetime
) -> Overview:
    state = state_of(competition, at=at)
    funnel = Funnel(
        started=counts.started,
        submitted=counts.received,
        late=counts.late,
        compliant=counts.admissible,
        scored=scored,
        decided=standing.decided,
        approved=standing.approved,
    )
    case = Situation(
        state=state,
        to_check=counts.to_check,
        waiting=standing.waiting,
        min_assessments=competition.min_assessments,
        funnel=funnel,
        progress=Progress(
            voting_members=standing.voting,
            has_chair=standing.chairs > 0,
            impartial_members=standing.impartial,
            unready=counts.admissible - scored,
            is_signed=standing.signed > 0,
            letters_waiting=standing.queued,
            letters_refused=standing.refused,
        ),
    )
    return Overview(
        competition=competition,
        state=state,
        counts=counts,
        funnel=funnel,
        step=STEP_OF[state],
        blockers=blockers(case),
    )


def _count_scored(competitions: Sequence[Competition]) -> dict[int, int]:
    """Count the admitted applications of each competition that have enough counted score sheets."""
    least = {one.id: one.min_assessments for one in competitions}
    scored = dict.fromkeys(least, 0)
    for competition_id, sheets, number in db.session.execute(
        _SCORED, {"competitions": list(least)}
    ):
        if sheets >= least[competition_id]:
            scored[competition_id] += number
    return scored
