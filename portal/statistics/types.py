"""The words of the overview: the funnel, the next step, what blocks it."""

from dataclasses import dataclass
from enum import StrEnum


class NextStep(StrEnum):
    """What a competition is waiting for."""

    ANNOUNCE = "announce"
    OPEN = "open"
    CLOSE = "close"
    START_EVALUATION = "start_evaluation"
    MEET = "meet"
    PUBLISH = "publish"
    NOTIFY = "notify"
    NOTHING = "nothing"
    RESUME = "resume"


class Blocker(StrEnum):
    """What stands in the way of the next step."""

    TO_CHECK = "to_check"
    CLARIFICATIONS = "clarifications"
    FEW_MEMBERS = "few_members"
    NO_CHAIR = "no_chair"
    NOTHING_ADMITTED = "nothing_admitted"
    NOT_IMPARTIAL = "not_impartial"
    SHEETS_MISSING = "sheets_missing"
    UNDECIDED = "undecided"
    MINUTES_NOT_SIGNED = "minutes_not_signed"
    LETTERS_WAITING = "letters_waiting"
    LETTERS_REFUSED = "letters_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """How many applications came how far."""

    started: int = 0
    submitted: int = 0
    late: int = 0
    compliant: int = 0
    scored: int = 0
    decided: int = 0
    approved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the commission and the letters have come to."""

    voting_members: int = 0
    has_chair: bool = False
    impartial_members: int = 0
    unready: int = 0
    """Admitted applications with fewer counted score sheets than the competition asks for."""
    is_signed: bool = False
    letters_waiting: int = 0
    letters_refused: int = 0
