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
