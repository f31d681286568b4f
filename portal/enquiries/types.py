"""The words of enquiries: where one is, and why something cannot be done."""

from enum import StrEnum


class EnquiryState(StrEnum):
    """Where an enquiry is."""

    WAITING = "waiting"
    ANSWERED = "answered"
    """The question, as the municipality words it, and its answer are public."""
    SET_ASIDE = "set_aside"
    """It is not answered in public: it is no question, or names somebody."""


class WhyNotAsked(StrEnum):
    """Why nothing can be asked about a call."""

    NOT_ANNOUNCED = "enquiry_not_announced"
    CLOSED = "enquiry_closed"


class WhyNotSettled(StrEnum):
    """Why an enquiry is not set aside."""

    ANSWERED = "enquiry_answered"
    SET_ASIDE = "enquiry_set_aside"
