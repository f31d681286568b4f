"""The words of pupils: faults of a personal code, and why something is not done."""

from enum import StrEnum


class CodeFault(StrEnum):
    """What is wrong with a personal code (facts 9)."""

    LENGTH = "length"
    NOT_A_CODE = "not_a_code"
    CHECK_DIGIT = "check_digit"


class WhyNotAdded(StrEnum):
    """Why a pupil is not added."""

    KNOWN_ALREADY = "known_already"
    """The personal code belongs to somebody; which school, is not said."""


class WhyNotMoved(StrEnum):
    """Why a pupil does not change school or grade."""

    SAME_SCHOOL = "same_school"
    SCHOOL_CLOSED = "school_closed"
    NOT_HERE = "not_here"
    """The pupil has left already; somebody else was first."""
    OTHER_KIND = "other_kind"
    """Courses are for vocational schools, grades for the others."""


class WhyNotMerged(StrEnum):
    """Why two records are not made one."""

    SAME_RECORD = "same_record"
    TWO_CODES = "two_codes"
    """Both have a personal code of their own: they are two people, or a code is wrong."""
    PLANS_COLLIDE = "plans_collide"
    """Both have a plan at the same school in the same period."""
    MERGED_ALREADY = "merged_already"
