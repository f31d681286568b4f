"""The words of admission: verdicts, lists, why something may not be registered or checked."""

from enum import StrEnum


class Verdict(StrEnum):
    """What the checks of one application add up to."""

    UNCHECKED = "unchecked"
    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"


class Show(StrEnum):
    """Which applications a coordinator's list shows."""

    RECEIVED = "received"
    TO_CHECK = "to-check"
    CLARIFYING = "clarifying"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    DRAFTS = "drafts"


class WhyNotRegister(StrEnum):
    """Why an application that came another way may not be registered."""

    NOT_ANNOUNCED = "not_announced"
    IN_THE_FUTURE = "in_the_future"
    BEFORE_OPENING = "before_opening"
    POSTMARK_MISSING = "postmark_missing"
    POSTMARK_AFTER_ARRIVAL = "postmark_after_arrival"
    NUMBER_NOT_VALID = "number_not_valid"
    TITLE_MISSING = "title_missing"
    RESULTS_OUT = "results_out"


class WhyNotCheck(StrEnum):
    """Why checks may not be saved."""

    STILL_OPEN = "still_open"
    NOT_SUBMITTED = "not_submitted"
    DECIDED = "decided"
    REASON_MISSING = "reason_missing"


class WhyNotAsk(StrEnum):
    """Why a clarification may not be asked for, accepted or closed."""

    STILL_OPEN = "still_open"
    NOT_SUBMITTED = "not_submitted"
    DECIDED = "decided"
    ALREADY_WAITING = "already_waiting"
    NOT_CORRECTABLE = "not_correctable"
    FAILED_FOR_GOOD = "failed_for_good"
    QUESTION_MISSING = "question_missing"
    NOT_ON_PAPER = "not_on_paper"
    CHANGED_MEANWHILE = "changed_meanwhile"
