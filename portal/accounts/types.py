"""The words of accounts: what a link in a letter is for, and what becomes of a request."""

from enum import StrEnum


class LinkPurpose(StrEnum):
    """What a single-use link opens."""

    CONFIRM_ADDRESS = "confirm_address"
    SIGN_IN = "sign_in"
    RESET_PASSWORD = "reset_password"  # noqa: S105 - a purpose, not a password
    CHANGE_ADDRESS = "change_address"


class Answer(StrEnum):
    """What became of an invitation or a request to join."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CANCELLED = "cancelled"
