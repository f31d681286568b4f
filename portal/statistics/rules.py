"""What is a competition's next step, and what blocks it?"""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.competitions.types import State
from portal.statistics.types import Blocker, Funnel, NextStep, Progress

STEP_OF: Mapping[State, NextStep] = {
    State.DRAFT: NextStep.ANNOUNCE,
    State.APPROVED: NextStep.ANNOUNCE,
    State.ANNOUNCED: NextStep.OPEN,
    State.OPEN: NextStep.CLOSE,
    State.CLOSED: NextStep.START_EVALUATION,
    State.EVALUATING: NextStep.MEET,
    State.DECIDED: NextStep.PUBLISH,
    State.RESULTS_PUBLISHED: NextStep.NOTIFY,
    State.CONTRACTING: NextStep.NOTHING,
    State.IMPLEMENTATION: NextStep.NOTHING,
    State.COMPLETED: NextStep.NOTHING,
    State.SUSPENDED: NextStep.RESUME,
    State.CANCELLED: NextStep.NOTHING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the rules of the overview look at, and nothing else."""

    state: State
    to_check: int
    waiting: int
    min_assessments: int
    funnel: Funnel
    progress: Progress


def blockers(case: Situation) -> list[tuple[Blocker, int]]:
    """Return what stands in the way of the next step, each with its number."""
    step = STEP_OF[case.state]
    members, funnel = case.progress, case.funnel
    counts: dict[Blocker, tuple[NextStep, int]] = {
        Blocker.TO_CHECK: (NextStep.START_EVALUATION, case.to_check),
        Blocker.CLARIFICATIONS: (NextStep.START_EVALUATION, case.waiting),
        Blocker.FEW_MEMBERS: (
            NextStep.START_EVALUATION,
            max(0, case.min_assessments - members.voting_members),
        ),
        Blocker.NO_CHAIR: (NextStep.START_EVALUATION, int(not members.has_chair)),
        Blocker.NOTHING_ADMITTED: (NextStep.START_EVALUATION, int(not funnel.compliant)),
        Blocker.NOT_IMPARTIAL: (
            NextStep.MEET,
            members.voting_members - members.impartial_members,
        ),
        Blocker.SHEETS_MISSING: (NextStep.MEET, members.unready),
        Blocker.UNDECIDED: (NextStep.MEET, funnel.submitted - funnel.decided),
        Blocker.MINUTES_NOT_SIGNED: (NextStep.MEET, int(not members.is_signed)),
        Blocker.LETTERS_WAITING: (NextStep.NOTIFY, members.letters_waiting),
        Blocker.LETTERS_REFUSED: (NextStep.NOTIFY, members.letters_refused),
    }
    return [(one, count) for one, (of, count) in counts.items() if of is step and count > 0]
