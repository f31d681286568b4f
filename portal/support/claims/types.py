"""How far a claim has come."""

from enum import StrEnum


class ClaimState(StrEnum):
    """A claim waits, goes back, is approved, is paid."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PAID = "paid"
