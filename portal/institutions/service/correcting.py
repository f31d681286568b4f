"""Correcting what the programme knows of a municipality or a school."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.orm.exc import StaleDataError

from portal.database import transaction
from portal.institutions.models import Municipality, School
from portal.kernel.refusal import Stale


@contextmanager
def correcting(row: Municipality | School, *, version: int) -> Iterator[None]:
    """Run the block as one transaction over the version the page was opened with.

    Raises `Stale` when somebody saved meanwhile, before or during it.
    """
    try:
        with transaction():
            if row.version != version:
                raise Stale
            yield
    except StaleDataError:
        raise Stale from None


def take_over(row: Municipality | School, given: Mapping[str, object]) -> list[str]:
    """Write what differs into the row; return the names of what has changed."""
    changed = [name for name, new in given.items() if getattr(row, name) != new]
    for name in changed:
        setattr(row, name, given[name])
    return changed
