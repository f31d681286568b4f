"""The figures of competitions, each for any number of them in a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select

from portal.admission.queries import Counts, count_by_competition, judged
from portal.admission.types import Verdict
from portal.competitions.models import Competition
from portal.competitions.rules import state_at
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

_WAITING = (LetterStatus.QUEUED, LetterStatus.SENDING)
_REFUSED = (LetterStatus.REFUSED, LetterStatus.GIVEN_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A competition as its coordinator sees it."""

    competition: Competition
    state: State
    counts: Counts
    funnel: Funnel
    progress: Progress
    step: NextStep
    blockers: list[tuple[Blocker, int]]


def overviews(competitions: Sequence[Competition], *, at: datetime) -> list[Overview]:
    """Return the overview of each competition, in the order given."""
    keys = [one.id for one in competitions]
    counts = count_by_competition(keys)
    scored = _count_scored(competitions)
    decided = _count_decisions(keys)
    unready = {key: counts[key].admissible - scored[key] for key in keys}
    progress = _progress(keys, unready)
    found = []
    for one in competitions:
        of_it = counts[one.id]
        funnel = Funnel(
            started=of_it.started,
            submitted=of_it.received,
            late=of_it.late,
            compliant=of_it.admissible,
            scored=scored[one.id],
            decided=decided[one.id][0],
            approved=decided[one.id][1],
        )
        state = state_at(one.stage, one.window, at=at)
        case = Situation(
            state=state,
            to_check=of_it.to_check,
            waiting=of_it.waiting,
            min_assessments=one.min_assessments,
            funnel=funnel,
            progress=progress[one.id],
        )
        found.append(
            Overview(
                competition=one,
                state=state,
                counts=of_it,
                funnel=funnel,
                progress=progress[one.id],
                step=STEP_OF[state],
                blockers=blockers(case),
            )
        )
    return found


def _count_scored(competitions: Sequence[Competition]) -> dict[int, int]:
    """Count the admitted applications of each competition that have enough counted score sheets."""
    in_conflict = (
        select(Conflict.id)
        .where(
            Conflict.member_id == Assessment.member_id,
            Conflict.application_id == Assessment.application_id,
        )
        .exists()
    )
    least = {one.id: one.min_assessments for one in competitions}
    admitted = judged(list(least)).c
    sheets = (
        select(admitted.competition_id, func.count(Assessment.id).label("sheets"))
        .join(Assessment, Assessment.application_id == admitted.id)
        .where(
            admitted.verdict == Verdict.ADMISSIBLE.value,
            Assessment.status == AssessmentStatus.SUBMITTED,
            ~in_conflict,
        )
        .group_by(admitted.competition_id, admitted.id)
        .subquery()
        .c
    )
    scored = dict.fromkeys(least, 0)
    for competition_id, number, count in db.session.execute(
        select(sheets.competition_id, sheets.sheets, func.count()).group_by(
            sheets.competition_id, sheets.sheets
        )
    ):
        if number >= least[competition_id]:
            scored[competition_id] += count
    return scored


def _count_decisions(keys: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Count, by competition, what was decided and what has the grant now."""
    counted = dict.fromkeys(keys, (0, 0))
    for competition_id, decided, funded in db.session.execute(
        select(
            Decision.competition_id,
            func.count(),
            func.count(case((Decision.is_funded, Decision.id))),
        )
        .where(Decision.competition_id.in_(keys))
        .group_by(Decision.competition_id)
    ):
        counted[competition_id] = (decided, funded)
    return counted


def _progress(keys: Sequence[int], unready: dict[int, int]) -> dict[int, Progress]:
    members: dict[int, list[tuple[Role, bool]]] = {key: [] for key in keys}
    for competition_id, role, impartial_at in db.session.execute(
        select(Member.competition_id, Member.role, Member.impartial_at)
        .where(Member.competition_id.in_(keys), Member.left_at.is_(None))
        .order_by(Member.id)
    ):
        members[competition_id].append((role, impartial_at is not None))
    signed = set(
        db.session.scalars(
            select(Meeting.competition_id).where(
                Meeting.competition_id.in_(keys), Meeting.signed_at.is_not(None)
            )
        )
    )
    letters: dict[int, Counter[LetterStatus]] = {key: Counter() for key in keys}
    for of_competition, status, count in db.session.execute(
        select(Letter.competition_id, Letter.status, func.count())
        .where(Letter.competition_id.in_(keys))
        .group_by(Letter.competition_id, Letter.status)
    ):
        letters[of_competition or 0][status] = count
    return {
        key: Progress(
            voting_members=sum(role in VOTING for role, _ in members[key]),
            has_chair=any(role is Role.CHAIR for role, _ in members[key]),
            impartial_members=sum(role in VOTING and said for role, said in members[key]),
            unready=unready[key],
            is_signed=key in signed,
            letters_waiting=sum(letters[key][status] for status in _WAITING),
            letters_refused=sum(letters[key][status] for status in _REFUSED),
        )
        for key in keys
    }
