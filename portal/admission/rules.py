"""Is an application admitted, in time, and when must a clarification be answered?

Decisions, Application 5 (lateness by channel) and Evaluation 1 and 5 (criteria judged yes or no).
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from portal.admission.types import Verdict, WhyNotAsk, WhyNotCheck, WhyNotRegister
from portal.applications.types import (
    CLARIFICATION_STEPS,
    Channel,
    ClarificationMove,
    ClarificationState,
    Status,
)
from portal.competitions.types import PUBLIC_STAGES, Stage
from portal.kernel.clock import RIGA
from portal.kernel.holidays import add_working_days
from portal.kernel.window import Window

_END_OF_WORK = time(17)
_AFTER_DECIDING = frozenset(
    {
        Stage.DECIDED,
        Stage.RESULTS_PUBLISHED,
        Stage.CONTRACTING,
        Stage.IMPLEMENTATION,
        Stage.COMPLETED,
        Stage.CANCELLED,
    }
)
_RECEIVED = frozenset({Status.SUBMITTED, Status.REOPENED})


def is_late(
    channel: Channel, *, received_at: datetime, postmark: date | None, closes_at: datetime
) -> bool:
    """The application came after the deadline: by its receipt, a letter by its postmark.

    A postmark has no hour, so the whole closing day counts as in time.
    """
    if channel is Channel.POST and postmark is not None:
        return postmark > closes_at.astimezone(RIGA).date()
    return received_at >= closes_at


def verdict(asked: int, *, given: int, failed: int) -> Verdict:
    """Say what the answers to the criteria judged yes or no add up to.

    One „no” is enough to refuse; to admit, every criterion needs its „yes”.
    """
    if failed:
        return Verdict.INADMISSIBLE
    return Verdict.ADMISSIBLE if given == asked else Verdict.UNCHECKED


def is_admissible(found: Verdict, *, is_judged: bool) -> bool:
    """Say whether the checks let it into the ranking.

    What is judged needs every „yes”. Nobody checks what is late or withdrawn (`is_judged` is
    false), so only a plain „no” counts against it.
    """
    return found is Verdict.ADMISSIBLE or (found is Verdict.UNCHECKED and not is_judged)


def clarification_due(asked_at: datetime, days: int) -> datetime:
    """Return the end (17.00 in Riga) of the working day that is so many after the question."""
    asked_on = asked_at.astimezone(RIGA).date()
    return datetime.combine(add_working_days(asked_on, max(days, 1)), _END_OF_WORK, RIGA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Everything the rules look at when an application that came another way is registered."""

    stage: Stage
    window: Window
    channel: Channel
    received_at: datetime
    postmark: date | None
    has_title: bool
    has_valid_number: bool


def reasons_not_to_register(arrival: Arrival, *, at: datetime) -> list[WhyNotRegister]:
    """Return every reason to refuse, in the order of the form.

    A late one is registered all the same (decisions, Application 5).
    """
    by_post = arrival.channel is Channel.POST
    came_on = arrival.received_at.astimezone(RIGA).date()
    objections = {
        WhyNotRegister.NOT_ANNOUNCED: arrival.stage not in PUBLIC_STAGES,
        WhyNotRegister.RESULTS_OUT: arrival.stage in _AFTER_DECIDING,
        WhyNotRegister.IN_THE_FUTURE: arrival.received_at > at,
        WhyNotRegister.BEFORE_OPENING: arrival.received_at < arrival.window.opens,
        WhyNotRegister.POSTMARK_MISSING: by_post and arrival.postmark is None,
        WhyNotRegister.POSTMARK_AFTER_ARRIVAL: by_post
        and arrival.postmark is not None
        and arrival.postmark > came_on,
        WhyNotRegister.NUMBER_NOT_VALID: not arrival.has_valid_number,
        WhyNotRegister.TITLE_MISSING: not arrival.has_title,
    }
    return [why for why, objects in objections.items() if objects]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """Everything the rules look at when checks are saved."""

    stage: Stage
    closes_at: datetime
    status: Status
    refusals_without_reason: int


def reasons_not_to_check(checking: Checking, *, at: datetime) -> list[WhyNotCheck]:
    """Return every reason to refuse: nothing is judged while it may still change."""
    objections = {
        WhyNotCheck.STILL_OPEN: at < checking.closes_at,
        WhyNotCheck.NOT_SUBMITTED: checking.status not in _RECEIVED,
        WhyNotCheck.DECIDED: checking.stage in _AFTER_DECIDING,
        WhyNotCheck.REASON_MISSING: checking.refusals_without_reason > 0,
    }
    return [why for why, objects in objections.items() if objects]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Everything the rules look at when a clarification is asked for."""

    stage: Stage
    closes_at: datetime
    status: Status
    channel: Channel
    latest: ClarificationState | None
    """Where the clarification asked for last is; None when none ever was."""
    has_question: bool
    is_correctable: bool
    """The criterion it is asked for may be corrected."""
    fails_for_good: bool
    """A criterion that cannot be corrected is not met."""
    opens_sections: bool


def reasons_not_to_ask(asking: Asking, *, at: datetime) -> list[WhyNotAsk]:
    """Return every reason to refuse: until the deadline the team corrects what it likes."""
    objections = {
        WhyNotAsk.STILL_OPEN: at < asking.closes_at,
        WhyNotAsk.NOT_SUBMITTED: asking.status not in _RECEIVED,
        WhyNotAsk.DECIDED: asking.stage in _AFTER_DECIDING,
        WhyNotAsk.ALREADY_WAITING: asking.latest is ClarificationState.WAITING,
        WhyNotAsk.NOT_CORRECTABLE: not asking.is_correctable,
        WhyNotAsk.FAILED_FOR_GOOD: asking.fails_for_good,
        WhyNotAsk.QUESTION_MISSING: not asking.has_question,
        WhyNotAsk.NOT_ON_PAPER: asking.opens_sections and asking.channel is not Channel.PORTAL,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_settle(move: ClarificationMove, state: ClarificationState) -> list[WhyNotAsk]:
    """Return why a clarification is not accepted or closed: it has moved on meanwhile."""
    may_start = state in CLARIFICATION_STEPS[move].before
    return [] if may_start else [WhyNotAsk.CHANGED_MEANWHILE]
