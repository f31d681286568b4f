"""Does a link or a code from a letter still work (S28)?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.accounts.types import LinkPurpose, WhyLinkFailed


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a letter holds and the table does not, with the digests the table holds instead."""

    token: str
    code: str
    digest: str
    code_hash: str


@dataclass(frozen=True, slots=True)
class Life:
    """How long a link works, and the six digits beside it."""

    link: timedelta
    code: timedelta = timedelta()


LIVES: Mapping[LinkPurpose, Life] = {
    LinkPurpose.CONFIRM_ADDRESS: Life(link=timedelta(hours=24), code=timedelta(minutes=60)),
    LinkPurpose.SIGN_IN: Life(link=timedelta(minutes=15), code=timedelta(minutes=15)),
    LinkPurpose.RESET_PASSWORD: Life(link=timedelta(minutes=60)),
    LinkPurpose.CHANGE_ADDRESS: Life(link=timedelta(hours=24)),
}


def reasons_link_fails(
    *, used_at: datetime | None, valid_until: datetime, at: datetime
) -> list[WhyLinkFailed]:
    """Return why a link fails: used once, or at its last instant over."""
    if used_at is not None:
        return [WhyLinkFailed.USED]
    return [WhyLinkFailed.EXPIRED] if at >= valid_until else []


def code_works(purpose: LinkPurpose, *, sent_at: datetime, at: datetime) -> bool:
    """The six digits of a letter sent then still work."""
    return at < sent_at + LIVES[purpose].code
