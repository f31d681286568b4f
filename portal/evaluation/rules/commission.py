"""May the evaluation of a competition start? What does it wait for?"""

from collections.abc import Collection
from dataclasses import dataclass

from portal.competitions.types import State
from portal.evaluation.types import WhyNotStarted
from portal.kernel.identity import VOTING, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rule of starting looks at, and nothing else."""

    state: State
    checks_left: int
    """Applications on time whose administrative and eligibility criteria are not all answered."""
    clarifications_open: int
    roles: Collection[Role]
    """The role of everyone in the commission."""
    fewest_without_conflict: int
    """Over all applications: the fewest voting members who are not in conflict with it."""
    min_assessments: int


def reasons_not_to_start(case: Case) -> list[WhyNotStarted]:
    """Return everything evaluation waits for, in the order the coordinator's list shows it."""
    voting = sum(1 for role in case.roles if role in VOTING)
    enough = voting >= max(1, case.min_assessments)
    before = {State.DRAFT, State.APPROVED, State.ANNOUNCED, State.OPEN}
    objections = {
        WhyNotStarted.WRONG_STAGE: case.state is not State.CLOSED and case.state not in before,
        WhyNotStarted.NOT_CLOSED: case.state in before,
        WhyNotStarted.CHECKS_LEFT: case.checks_left > 0,
        WhyNotStarted.CLARIFYING: case.clarifications_open > 0,
        WhyNotStarted.NO_CHAIR: Role.CHAIR not in case.roles,
        WhyNotStarted.TOO_FEW_MEMBERS: not enough,
        WhyNotStarted.OUT_OF_REACH: (
            enough and case.fewest_without_conflict < max(1, case.min_assessments)
        ),
    }
    return [why for why, objects in objections.items() if objects]
