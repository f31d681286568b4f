"""What a letter is before anyone sends it, and what becomes of it."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One letter to one address, with everything its template needs.

    `template` names `templates/mail/<template>.<language>.txt` and `.html`; `key` is unique for
    the intent (`decision:17:3:anna@example.lv`), so the same news is never queued twice.
    """

    key: str
    to: str
    template: str
    language: str = "lv"
    words: dict[str, Any] = field(default_factory=dict)
    competition_id: int | None = None
    application_id: int | None = None
    organisation_id: int | None = None
    person_id: int | None = None
