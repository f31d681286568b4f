"""A button without a form: do what it says, and say at the top of the next page how it went."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from flask import flash

from portal.kernel.refusal import Refused
from portal.web.labels import label

T = TypeVar("T")


def acted(do: Callable[[], T], said: str) -> T | None:
    """Do it, say so and return what it gave; or say every reason why it was refused."""
    try:
        done = do()
    except Refused as refusal:
        tell(refusal.reasons)
        return None
    flash(said)
    return done


def tell(reasons: Iterable[StrEnum], kind: str = "err") -> None:
    """Say the reasons at the top of the next page."""
    for reason in reasons:
        flash(label(reason), kind)
