"""The words of decisions: outcomes, votes."""

from enum import StrEnum


class Outcome(StrEnum):
    """What the commission decided about an application."""

    APPROVED = "approved"
    RESERVE = "reserve"
    REJECTED = "rejected"


class Choice(StrEnum):
    """How a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
