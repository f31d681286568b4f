"""The words of delivery: how a session was held, for whom, and how it was confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portal.kernel.pause import Pause
from portal.kernel.refusal import Refused
from portal.support.plans.types import PlanState


class Mode(StrEnum):
    """Where a session took place."""

    IN_PERSON = "in_person"
    REMOTE = "remote"


class Mark(StrEnum):
    """What became of a session for one pupil (decisions, School 6)."""

    ATTENDED = "attended"
    ABSENT_EXCUSED = "absent_excused"
    ABSENT_UNEXCUSED = "absent_unexcused"
    REFUSED = "refused"
    PROVIDER_ABSENT = "provider_absent"
    CANCELLED = "cancelled"


USED = frozenset({Mark.ATTENDED})
OFFERED = frozenset({Mark.ATTENDED, Mark.ABSENT_EXCUSED, Mark.ABSENT_UNEXCUSED, Mark.REFUSED})
"""Held, the pupil there or not (`sniegts`); what is not offered was not held."""
NOT_HELD = frozenset({Mark.PROVIDER_ABSENT, Mark.CANCELLED})


class Evidence(StrEnum):
    """How a pupil confirmed a session."""

    CODE = "code"
    PAPER = "paper"
    DIARY = "diary"
    EMAIL = "email"


class WhyNotLogged(StrEnum):
    """Why a session is not written down."""

    FUTURE = "future"
    NO_SUCH_HOUR = "no_such_hour"
    """The clocks of Riga skipped it that night."""
    OUTSIDE_PLAN = "outside_plan"
    PLAN_STATE = "plan_state"
    PAUSED = "paused"
    """The plan was suspended just then; what took place before is recorded."""
    NOT_IN_PLAN = "not_in_plan"
    OVERLAPS = "overlaps"
    """Two sessions of one provider cannot overlap (decisions, School 9)."""
    MINUTES = "minutes"
    NOBODY = "nobody"
    HALF_ABSENT = "half_absent"
    """The provider was either there for all of a group or for none."""
    SETTLED = "settled"
    """The proposed time has an entry already, or is not proposed any more."""
    KEY_TAKEN = "key_taken"


class WhyNotUndone(StrEnum):
    """Why an entry stays as it is."""

    NO_REASON = "no_reason"
    UNDONE = "undone"
    PLAN_CLOSED = "plan_closed"
    """A plan it belongs to is evaluated, inactive or at another school."""


class WhyNotConfirmed(StrEnum):
    """Why a pupil's answer, or what stands for it, is not taken."""

    WRONG_CODE = "wrong_code"
    NO_TRIES = "no_tries"
    NO_ANSWER = "no_answer"
    NOT_ASKED = "not_asked"
    """It needs no confirmation, or has it already."""
    DENIED = "denied"


class WhyNotOrdered(StrEnum):
    """Why a director's order is not entered, or not taken out."""

    SIGNED_LATER = "signed_later"
    BACKDATED = "backdated"
    """It cannot allow what took place before it was signed."""
    ENDS_FIRST = "ends_first"
    FOR_NOBODY = "for_nobody"
    KNOWN = "known"
    IN_USE = "in_use"


class Pending(StrEnum):
    """Why a remote session is not eligible, or not yet (decisions, School 10)."""

    NO_ORDER = "no_order"
    NOT_CONFIRMED = "not_confirmed"
    NOT_IN_TIME = "not_in_time"
    """The day ended without the pupil's confirmation."""
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A reason not to log a session, with what its sentence has to name."""

    why: WhyNotLogged
    plan: str = ""
    """The number of the plan that objects."""
    state: PlanState | None = None
    between: tuple[date, date] | None = None
    """The days of the plan."""
    other: tuple[datetime, datetime] | None = None
    """When the session in the way starts and ends."""
    pause: Pause | None = None
    """When the plan was suspended."""


class NotLogged(Refused):
    """The rules do not allow a session to be logged; says everything they name."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        super().__init__([one.why for one in objections])
        self.objections = tuple(objections)
