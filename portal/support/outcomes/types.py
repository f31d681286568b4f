"""The results of a period and the reasons when there is none (facts 4.6, 4.7)."""

from enum import StrEnum


class Result(StrEnum):
    """A partition: every evaluated plan has exactly one (decisions, School 11)."""

    IMPROVED = "improved"
    NONE = "none"
    NOT_NEEDED = "not_needed"


class WhyNone(StrEnum):
    """Why there is no improvement; several may hold."""

    MOTIVATION = "motivation"
    WILLPOWER = "willpower"
    REFUSES_SUPPORT = "refuses_support"
    UNEXCUSED_ABSENCES = "unexcused_absences"
    PEERS = "peers"
    PARENTS_INDIFFERENT = "parents_indifferent"
    PARENTS_UNCOOPERATIVE = "parents_uncooperative"
    NOT_VALUED = "not_valued"
    PATIENCE = "patience"
    NOT_DELIVERED = "not_delivered"
    OTHER = "other"


class WhyNotEvaluated(StrEnum):
    """Why an evaluation is not finished."""

    NOT_NOW = "not_now"
    """The plan is not in a state that is evaluated."""
    TOO_EARLY = "too_early"
    """The period does not end soon, and the support was not stopped."""
    NO_RESULT = "no_result"
    NO_CONTINUE = "no_continue"
    NO_REASON = "no_reason"
    """No improvement, and no reason chosen."""
    NO_OTHER = "no_other"
    """„Other” is chosen and not said."""
    NO_EXPLANATION = "no_explanation"
    """Less was delivered than the requirement asks for."""
    NEEDED_NO_MORE = "needed_no_more"
    """Support that is no longer needed does not continue."""


class WhyNotStopped(StrEnum):
    """Why a stop is not recorded."""

    NO_DATE = "no_date"
    OUTSIDE = "outside"
    """The day is not one of the plan's, or has not come yet."""
    GIVEN_LATER = "given_later"
    """A session of a later day is logged."""
    NO_REASON = "no_reason"
    NOT_NOW = "not_now"


class WhyLeftBehind(StrEnum):
    """Why a pupil's plan does not go on into the next period, in the order it is said."""

    NOT_EVALUATED = "not_evaluated"
    NOT_NEEDED = "not_needed"
    STOPPED = "stopped"
    SAID_NO = "said_no"
    MOVED = "moved"
    LEFT_SCHOOL = "left_school"
    FINISHED = "finished"
    """The last grade, or the last course."""
    HAS_PLAN = "has_plan"
    PERIOD_CLOSED = "period_closed"
    AUTHOR_LEFT = "author_left"
