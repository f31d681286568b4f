"""The words of organisations: kinds, what is wrong with a number, why somebody cannot join."""

from enum import StrEnum


class Kind(StrEnum):
    """What an applicant is in law (decisions, Organisation 1)."""

    YOUTH_ORGANISATION = "youth_organisation"
    ASSOCIATION = "association"
    FOUNDATION = "foundation"


class NumberFault(StrEnum):
    """What is wrong with a register number."""

    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    FIRST_DIGIT = "first_digit"
    CHECK_DIGIT = "check_digit"


class AccountFault(StrEnum):
    """What is wrong with the number of a bank account."""

    NO_COUNTRY = "no_country"
    NOT_SEPA = "not_sepa"
    LENGTH = "length"
    LATVIAN_LENGTH = "latvian_length"
    CHECK_DIGITS = "check_digits"


class WhyNotRegistered(StrEnum):
    """Why an organisation is not registered."""

    KNOWN_ALREADY = "known_already"


class WhyNotAsked(StrEnum):
    """Why a request to join is not passed on."""

    IS_IN_ALREADY = "is_in_already"
    WAITS_ALREADY = "waits_already"
    NO_SUCH = "no_such"


class WhyNotSettled(StrEnum):
    """Why a request to join is not answered."""

    ANSWERED_ALREADY = "answered_already"
