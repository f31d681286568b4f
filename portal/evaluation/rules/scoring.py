"""What may stand on a score sheet, and when may it be saved, handed in and opened again?

Decisions, Evaluation 3.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from portal.competitions.types import Stage
from portal.evaluation.types import AssessmentStatus, WhyNotScored
from portal.kernel.identity import VOTING, Role

SHORTEST_REASON = 10
MOST_CHOICES = 21
"""Up to so many steps are shown as buttons; more are typed."""

_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rules of saving look at, and nothing else."""

    stage: Stage
    role: Role | None
    is_in_conflict: bool
    status: AssessmentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one criterion of a sheet holds."""

    points: Decimal | None
    reason: str


def reasons_not_to_save(case: Case) -> list[WhyNotScored]:
    """Return every reason not to change the sheet."""
    objections = {
        WhyNotScored.NOT_EVALUATING: case.stage is not Stage.EVALUATING,
        WhyNotScored.NOT_SCORING_ROLE: case.role not in VOTING,
        WhyNotScored.IN_CONFLICT: case.is_in_conflict,
        WhyNotScored.LOCKED: case.status is AssessmentStatus.SUBMITTED,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_hand_in(sheet: Mapping[str, Written]) -> list[WhyNotScored]:
    """Return what the sheet lacks; `sheet` has every quality criterion, by code."""
    objections = {
        WhyNotScored.INCOMPLETE: any(one.points is None for one in sheet.values()),
        WhyNotScored.NO_REASON: any(is_too_short(one.reason) for one in sheet.values()),
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_open(stage: Stage) -> list[WhyNotScored]:
    """The consensus stage is opened only while the commission works."""
    return [] if stage is Stage.EVALUATING else [WhyNotScored.NOT_EVALUATING]


def reasons_not_to_reopen(stage: Stage, status: AssessmentStatus) -> list[WhyNotScored]:
    """Only a sheet handed in is opened again, and only while the commission works."""
    objections = {
        WhyNotScored.NOT_EVALUATING: stage is not Stage.EVALUATING,
        WhyNotScored.NOT_LOCKED: status is not AssessmentStatus.SUBMITTED,
    }
    return [why for why, objects in objections.items() if objects]


def is_too_short(reason: str) -> bool:
    """The applicant would learn nothing from it."""
    return len(reason.strip()) < SHORTEST_REASON


def read_points(text: str) -> Decimal | None:
    """Read `7`, `7.5` or `7,5` exactly; anything else is `None`."""
    plain = text.strip()
    return Decimal(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def is_in_steps(points: Decimal, *, step: Decimal, most: Decimal) -> bool:
    """The points are 0, the most, or a whole number of steps between."""
    return 0 <= points <= most and points % step == 0


def choices(*, step: Decimal, most: Decimal) -> list[Decimal]:
    """Return the points to choose from; none when there are too many for buttons."""
    count = int(most // step) + 1
    if count > MOST_CHOICES:
        return []
    return [place * step for place in range(count)]
