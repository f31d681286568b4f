"""What a letter is before anyone sends it, and what becomes of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class LetterStatus(StrEnum):
    """Where a letter is on its way; never "delivered", which nobody can know."""

    QUEUED = "queued"
    SENDING = "sending"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"


WAITING = frozenset({LetterStatus.QUEUED, LetterStatus.SENDING})
SETTLED = frozenset(LetterStatus) - WAITING


class WhyNotCancelled(StrEnum):
    """Why a letter is not stopped."""

    ON_ITS_WAY = "on_its_way"
    SETTLED = "settled"


class WhyNotResent(StrEnum):
    """Why a letter is not sent a second time."""

    STILL_WAITING = "still_waiting"
    COPY_IS_WAITING = "copy_is_waiting"


class Verdict(StrEnum):
    """What one try at the mail server came to."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the mail server said, or what went wrong before it could; `code` is None then."""

    verdict: Verdict
    code: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A letter one worker keeps for itself for a while, with everything it takes to send it."""

    id: int
    holder: str
    lease_until: datetime
    """When others take it over, once it is begun."""
    attempts: int
    """How often it was tried before."""
    key: str
    message_id: str
    template: str
    language: str
    recipient: str
    reply_to: str | None
    subject: str
    text: str
    html: str
    queued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One letter to one address, with everything its template needs.

    `template` names `templates/mail/<template>.txt` and `.html`; `key` is unique for the intent
    (`decision:17:3:anna@example.lv`), so the same news is never queued twice.
    """

    key: str
    to: str
    template: str
    language: str = "lv"
    words: dict[str, Any] = field(default_factory=dict)
    reply_to: str = ""
    competition_id: int | None = None
    application_id: int | None = None
    organisation_id: int | None = None
    person_id: int | None = None
