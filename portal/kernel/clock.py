"""The one place that asks what time it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

RIGA = ZoneInfo("Europe/Riga")


def _system() -> datetime:
    return datetime.now(UTC)


_source: list[Callable[[], datetime]] = [_system]


def now() -> datetime:
    """Return the present moment, in UTC and aware of it."""
    return _source[-1]()


def today() -> date:
    """Return the present calendar day in Riga."""
    return now().astimezone(RIGA).date()


@contextmanager
def showing(source: Callable[[], datetime]) -> Iterator[None]:
    """Let another clock answer for as long as the block runs, in every thread of the process."""
    _source.append(source)
    try:
        yield
    finally:
        _source.remove(source)
