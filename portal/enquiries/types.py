"""The words of enquiries: where one is, what can be done with it, why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class EnquiryState(StrEnum):
    """Where an enquiry is."""

    WAITING = "waiting"
    ANSWERED = "answered"
    """The question, as the municipality words it, and its answer are public."""
    SET_ASIDE = "set_aside"
    """It is not answered in public: it is no question, or names somebody."""


class Move(StrEnum):
    """What a municipality can do with an enquiry."""

    ANSWER = "answer"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Step:
    """Where a move may start and where it leads."""

    before: frozenset[EnquiryState]
    after: EnquiryState


STEPS: Mapping[Move, Step] = {
    Move.ANSWER: Step(frozenset(EnquiryState), EnquiryState.ANSWERED),
    Move.SET_ASIDE: Step(frozenset({EnquiryState.WAITING}), EnquiryState.SET_ASIDE),
}
"""An answer given may be corrected, and what was set aside by mistake answered after all."""


class WhyNotAsked(StrEnum):
    """Why nothing can be asked about a call."""

    NOT_ANNOUNCED = "enquiry_not_announced"
    CLOSED = "enquiry_closed"


class WhyNotSettled(StrEnum):
    """Why an enquiry is not answered or set aside."""

    ANSWERED = "enquiry_answered"
    SET_ASIDE = "enquiry_set_aside"
