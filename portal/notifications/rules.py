"""When is a letter tried again, what becomes of it, and who may still stop it?

Delivery is at least once (security 5): a letter leaves the queue only by the server's "250" or by
a final refusal that a person sees. Temporary obstacles are tried again, ever more slowly, for two
days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.notifications.types import (
    SETTLED,
    WAITING,
    LetterStatus,
    Reply,
    Verdict,
    WhyNotCancelled,
    WhyNotResent,
)

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 60))
LONGEST = timedelta(hours=48)
_PERMANENT = 500
WITH_SECRETS = "accounts/"
_ADDRESS = re.compile(r"https?://\S+")
_CODE = re.compile(r"\b\d{6}\b")


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a letter after a try."""

    status: LetterStatus
    not_before: datetime | None
    """When it is tried again; None when it is settled."""


def verdict_on(code: int) -> Verdict:
    """Judge a refusal by its code: 5xx is final, everything else may pass."""
    return Verdict.REFUSED if code >= _PERMANENT else Verdict.TEMPORARY


def settlement(
    reply: Reply,
    *,
    attempts: int,
    queued_at: datetime,
    at: datetime,
    back_off: Sequence[timedelta] = BACK_OFF,
) -> Settlement:
    """Say what becomes of a letter that has been tried `attempts` times."""
    if reply.verdict is Verdict.ACCEPTED:
        return Settlement(LetterStatus.HANDED_OVER, None)
    if reply.verdict is Verdict.REFUSED:
        return Settlement(LetterStatus.REFUSED, None)
    again = at + back_off[min(attempts, len(back_off)) - 1]
    if again > queued_at + LONGEST:
        return Settlement(LetterStatus.GIVEN_UP, None)
    return Settlement(LetterStatus.QUEUED, again)


def reasons_not_to_cancel(status: LetterStatus) -> list[WhyNotCancelled]:
    """Return why a letter can no longer be stopped."""
    objections = {
        WhyNotCancelled.ON_ITS_WAY: status is LetterStatus.SENDING,
        WhyNotCancelled.SETTLED: status in SETTLED,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_resend(
    status: LetterStatus, copies: Sequence[LetterStatus]
) -> list[WhyNotResent]:
    """Return why a letter is not sent again; `copies` are those made of it before."""
    objections = {
        WhyNotResent.STILL_WAITING: status in WAITING,
        WhyNotResent.COPY_IS_WAITING: any(copy in WAITING for copy in copies),
    }
    return [why for why, objects in objections.items() if objects]


def has_secrets(template: str) -> bool:
    """The letter carries a link or a code that opens an account: nobody else may read it."""
    return template.startswith(WITH_SECRETS)


def without_secrets(text: str) -> str:
    """Return the text of such a letter with its links and codes blotted out."""
    return _CODE.sub("••••••", _ADDRESS.sub("••••••", text))
