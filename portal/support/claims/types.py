"""How far a claim has come."""

from enum import StrEnum


class ClaimState(StrEnum):
    """A claim waits, goes back, is approved, is paid."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PAID = "paid"


class WhyNotClaimed(StrEnum):
    """Why a claim is not handed in."""

    NOT_ECONOMIC = "not_economic"
    NOT_NOW = "not_now"
    PAUSED = "paused"
    """The plan was suspended for one of the days, from midnight to midnight."""
    OUT_OF_ORDER = "out_of_order"
    OUTSIDE = "outside"
    FUTURE = "future"
    TWICE = "twice"
    DAYS = "days"
    NO_AMOUNT = "no_amount"
    OVER_PLAN = "over_plan"
    NO_EVIDENCE = "no_evidence"
    DOCUMENT_USED = "document_used"


class WhyNotSettled(StrEnum):
    """Why a claim stays as it is."""

    NOT_NOW = "not_now"
    OWN = "own"
    """Who handed it in does not approve it."""
    NO_COMMENT = "no_comment"
