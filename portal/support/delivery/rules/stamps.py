"""How long did logging take, and until when is an entry undone with one tap?"""

from datetime import datetime, timedelta

UNDO_FOR = timedelta(minutes=15)
_LONGEST = 60 * 60 * 12


def seconds_between(opened: int | None, saved: int | None) -> int | None:
    """Return the seconds from opening to saving, by the form's stamps; None when they are odd.

    The stamps come from the browser, so they are believed only within a working day.
    """
    if opened is None or saved is None:
        return None
    seconds = saved - opened
    return seconds if 0 <= seconds <= _LONGEST else None


def is_fresh(recorded_at: datetime, *, at: datetime) -> bool:
    """The entry was made so lately that it is undone without a reason."""
    return timedelta() <= at - recorded_at <= UNDO_FOR
