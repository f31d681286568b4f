"""Keeping files and giving them back."""

import io
from collections.abc import Collection
from datetime import datetime
from typing import IO

from portal.extensions import db
from portal.files import rules, store
from portal.files.content import look_at
from portal.files.models import StoredFile
from portal.files.types import MEDIA_TYPES, Kind, WhyNotKept
from portal.kernel.refusal import Refused, refuse_if

MADE_LIMIT = 100 * 1024 * 1024


def keep(
    stream: IO[bytes],
    *,
    name: str,
    kinds: Collection[Kind],
    limit: int,
    by: int | None,
    at: datetime,
) -> StoredFile:
    """Keep a file someone gave, inside the caller's transaction.

    Raises `Refused` (`WhyNotKept`) when its name, size or content is not taken here.
    """
    refuse_if(rules.reasons_not_to_keep_name(name, kinds))
    cleaned = rules.clean_name(name)
    kind = rules.kind_named(cleaned)
    assert kind is not None  # noqa: S101 - the name was not refused
    try:
        with store.receive(stream, limit=limit) as incoming:
            refuse_if(rules.reasons_not_to_keep_size(incoming.size, limit))
            refuse_if(rules.reasons_not_to_keep_content(kind, look_at(incoming.path)))
            incoming.settle()
    except OSError as fault:
        raise Refused([WhyNotKept.NO_ROOM]) from fault
    return _row(incoming, cleaned, MEDIA_TYPES[kind], by=by, at=at)


def keep_made(
    content: bytes, *, name: str, media_type: str, by: int | None, at: datetime
) -> StoredFile:
    """Keep a paper the portal has made itself, inside the caller's transaction."""
    with store.receive(io.BytesIO(content), limit=MADE_LIMIT) as incoming:
        incoming.settle()
    return _row(incoming, name, media_type, by=by, at=at)


def _row(
    incoming: store.Incoming, name: str, media_type: str, *, by: int | None, at: datetime
) -> StoredFile:
    stored = StoredFile(
        sha256=incoming.sha256,
        name=name,
        media_type=media_type,
        size=incoming.size,
        kept_at=at,
        kept_by_id=by,
    )
    db.session.add(stored)
    db.session.flush()
    return stored


def open_stored(stored: StoredFile) -> IO[bytes]:
    """Open the bytes of a file for reading; raises `FileNotFoundError` when they are gone."""
    return store.path_of(stored.sha256).open("rb")
