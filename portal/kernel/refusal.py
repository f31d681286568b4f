"""How a rule says no: with every reason at once."""

from collections.abc import Sequence
from enum import StrEnum


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The rules do not allow what was asked."""

    def __init__(self, reasons: Sequence[StrEnum]) -> None:
        super().__init__(", ".join(reason.name for reason in reasons))
        self.reasons = tuple(reasons)


class Stale(Exception):  # noqa: N818 - an answer to the second of two editors
    """Somebody else saved this after the page was opened; nothing was changed."""


def refuse_if(reasons: Sequence[StrEnum]) -> None:
    """Raise `Refused` when there is any reason to."""
    if reasons:
        raise Refused(reasons)
