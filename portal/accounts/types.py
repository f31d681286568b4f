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


class WhyNotThisPassword(StrEnum):
    """Why a password cannot be used (S23)."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_COMMON = "too_common"
    REPEATS_NAME = "repeats_name"
    SAME_AS_NOW = "same_as_now"


class WhyNotIn(StrEnum):
    """Why somebody was not let in; an unknown address is answered like a wrong password (S26)."""

    NO_MATCH = "no_match"
    CLOSED = "closed"


class WhyLinkFailed(StrEnum):
    """Why a link or a code from a letter does not work."""

    EXPIRED = "expired"
    USED = "used"
    NO_MATCH = "no_match"


class WhyNotChanged(StrEnum):
    """Why an account is left as it is."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a reason, not a password
    SAME_ADDRESS = "same_address"
    OWN_ACCOUNT = "own_account"


class Counted(StrEnum):
    """What is counted, so that nobody tries too often."""

    SIGN_IN = "sign_in"
    CODE = "code"
    LETTER = "letter"
    PASSWORD = "password"  # noqa: S105 - what is counted, not a password
    ENQUIRY = "enquiry"


class TooOften(Exception):  # noqa: N818 - an answer, not an error
    """Somebody has tried too often; `minutes` says when to try again."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"Try again in {minutes} min.")
        self.minutes = minutes


class Change(StrEnum):
    """What of an account was changed, as the letter about it says."""

    PASSWORD = "password"  # noqa: S105 - what was changed, not a password
    ADDRESS = "address"
    ADDRESS_ASKED = "address_asked"
