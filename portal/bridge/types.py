"""The words of school counts: where one is, why it is not asked for or not answered."""

from enum import StrEnum


class CountState(StrEnum):
    """Where a request for a number is."""

    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    """The school has said that it does not confirm a number."""


class WhyNotAsked(StrEnum):
    """Why a school is not asked for a number."""

    NOT_SUBMITTED = "count_not_submitted"
    """There is no submitted version in force."""
    TOO_LATE = "count_too_late"
    """Nobody decides by the number any more."""
    OUT_OF_ORDER = "count_out_of_order"
    NOT_ITS_GRADES = "count_not_its_grades"
    """Courses are for vocational schools, grades for the others."""
    OVERLAPS = "count_overlaps"
    """A pupil of these grades would be counted twice."""
    NOBODY_ASKED = "count_nobody_asked"
    MORE_THAN_PARTICIPANTS = "count_more_than_participants"
    NOBODY_ANSWERS = "count_nobody_answers"
    """Nobody leads the school in the portal, or it is closed."""


class WhyNotAnswered(StrEnum):
    """Why a request is not answered, or not taken back."""

    TOO_LATE = "count_answer_too_late"
    MORE_THAN_PLANS = "count_more_than_plans"
    """A school cannot confirm more pupils with a plan than it has."""
    ANSWERED = "count_answered"
