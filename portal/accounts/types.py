"""The words of accounts: what a link in a letter is for, what becomes of a request, why not."""

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


class WhyNotTaken(StrEnum):
    """Why a role cannot be taken from a person."""

    LAST_OWNER = "last_owner"
    LAST_ADMINISTRATOR = "last_administrator"


class WhyNotInvited(StrEnum):
    """Why an address cannot be invited."""

    IS_IN_ALREADY = "is_in_already"


class WhyNotAnswered(StrEnum):
    """Why an invitation cannot be answered."""

    EXPIRED = "expired"
    ANSWERED = "answered"
    CANCELLED = "cancelled"
    OTHER_ADDRESS = "other_address"
