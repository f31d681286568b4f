"""May an application be started, taken back, withdrawn, deleted?

Decisions, Application 4.
"""

from dataclasses import dataclass
from datetime import datetime

from portal.applications.types import Status, WhyNotMoved
from portal.kernel.window import Window

MOST_DRAFTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the moves look at."""

    status: Status
    window: Window
    is_taking: bool
    """The competition is announced: neither suspended, cancelled nor past its call."""
    is_decided: bool = False
    has_versions: bool = False
    is_being_clarified: bool = False
    """The municipality waits for a clarification: only what it named is open, and there."""


def _objecting(objections: dict[WhyNotMoved, bool]) -> list[WhyNotMoved]:
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_start(
    window: Window, *, is_taking: bool, drafts: int, at: datetime
) -> list[WhyNotMoved]:
    """Return why no draft may be started: drafts may be begun only while the call is open."""
    return _objecting(
        {
            WhyNotMoved.NOT_OPEN: not is_taking or at not in window,
            WhyNotMoved.TOO_MANY_DRAFTS: drafts >= MOST_DRAFTS,
        }
    )


def reasons_not_to_reopen(case: Case, *, at: datetime) -> list[WhyNotMoved]:
    """Return why what was submitted may not be taken back for changes."""
    return _objecting(
        {
            WhyNotMoved.NOT_SUBMITTED: case.status not in {Status.SUBMITTED, Status.WITHDRAWN}
            or not case.has_versions,
            WhyNotMoved.NOT_OPEN: not case.is_taking or at not in case.window,
            WhyNotMoved.BEING_CLARIFIED: case.is_being_clarified,
        }
    )


def reasons_not_to_discard(case: Case) -> list[WhyNotMoved]:
    """Return why a correction may not be thrown away."""
    return _objecting({WhyNotMoved.NOT_SUBMITTED: case.status is not Status.REOPENED})


def reasons_not_to_withdraw(case: Case) -> list[WhyNotMoved]:
    """Return why it may not be withdrawn: any time before the decision."""
    return _objecting(
        {
            WhyNotMoved.NOT_SUBMITTED: case.status is Status.DRAFT,
            WhyNotMoved.ALREADY_WITHDRAWN: case.status is Status.WITHDRAWN,
            WhyNotMoved.DECIDED: case.is_decided,
        }
    )


def reasons_not_to_delete(case: Case) -> list[WhyNotMoved]:
    """Return why it may not be deleted: only a draft that was never submitted."""
    return _objecting(
        {WhyNotMoved.NOT_A_DRAFT: case.status is not Status.DRAFT or case.has_versions}
    )


def may_be_filled(status: Status) -> bool:
    """Its answers may be changed: it is with the team."""
    return status in {Status.DRAFT, Status.REOPENED}
