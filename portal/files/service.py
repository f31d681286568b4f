"""Keeping files and giving them back."""

import hashlib
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
from portal.vault import fingerprint, names

MADE_LIMIT = 100 * 1024 * 1024
SEALED_LIMIT = 10 * 1024 * 1024
"""What is sealed is whole in memory while it is kept and given: no limit may be larger."""


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
    cleaned, kind = _named(name, kinds)
    try:
        with store.receive(stream, limit=limit) as incoming:
            refuse_if(rules.reasons_not_to_keep_size(incoming.size, limit))
            with incoming.path.open("rb") as content:
                refuse_if(rules.reasons_not_to_keep_content(kind, look_at(content)))
            row = StoredFile(
                sha256=incoming.sha256,
                name=cleaned,
                media_type=MEDIA_TYPES[kind],
                size=incoming.size,
                kept_at=at,
                kept_by_id=by,
            )
            return _settled(row, incoming)
    except OSError as fault:
        raise Refused([WhyNotKept.NO_ROOM]) from fault


def keep_sealed(  # noqa: PLR0913 - as `keep`, and for whom
    stream: IO[bytes],
    *,
    name: str,
    kinds: Collection[Kind],
    limit: int,
    among: str,
    by: int | None,
    at: datetime,
) -> StoredFile:
    """Keep a file that tells who a pupil is: closed with the names box before it is written.

    The same content given again is known by its `content_print`, but only `among` the same, for
    instance one school. Raises `Refused` like `keep`, and `CannotOpen` when the box has no keys.
    """
    if limit > SEALED_LIMIT:
        raise ValueError(f"Up to {SEALED_LIMIT} bytes are sealed, not {limit}.")
    cleaned, kind = _named(name, kinds)
    content = stream.read(limit + 1)
    refuse_if(rules.reasons_not_to_keep_size(len(content), limit))
    refuse_if(rules.reasons_not_to_keep_content(kind, look_at(io.BytesIO(content))))
    digest = hashlib.sha256(content).hexdigest()
    sealed = names.seal_bytes(content)
    try:
        with store.receive(io.BytesIO(sealed), limit=len(sealed)) as incoming:
            row = StoredFile(
                sha256=incoming.sha256,
                content_print=content_print(digest, among=among),
                sealed_digest=digest,
                name=cleaned,
                media_type=MEDIA_TYPES[kind],
                size=len(content),
                kept_at=at,
                kept_by_id=by,
            )
            return _settled(row, incoming)
    except OSError as fault:
        raise Refused([WhyNotKept.NO_ROOM]) from fault


def content_print(sha256: str, *, among: str) -> str:
    """Return the digest by which the same content is known among those it may be known to."""
    return fingerprint(f"file:{among}:{sha256}")


def _named(name: str, kinds: Collection[Kind]) -> tuple[str, Kind]:
    refuse_if(rules.reasons_not_to_keep_name(name, kinds))
    cleaned = rules.clean_name(name)
    kind = rules.kind_named(cleaned)
    assert kind is not None  # noqa: S101 - the name was not refused
    return cleaned, kind


def keep_made(
    content: bytes, *, name: str, media_type: str, by: int | None, at: datetime
) -> StoredFile:
    """Keep a paper the portal has made itself, inside the caller's transaction."""
    with store.receive(io.BytesIO(content), limit=MADE_LIMIT) as incoming:
        row = StoredFile(
            sha256=incoming.sha256,
            name=name,
            media_type=media_type,
            size=incoming.size,
            kept_at=at,
            kept_by_id=by,
        )
        return _settled(row, incoming)


def _settled(row: StoredFile, incoming: store.Incoming) -> StoredFile:
    """Write the row, then move the bytes to their place: both are there when it is committed.

    In this order nobody who clears away bytes without a row can take these (`resealing`).
    """
    db.session.add(row)
    db.session.flush()
    incoming.settle()
    return row


def open_stored(stored: StoredFile) -> IO[bytes]:
    """Open the content of a file for reading.

    Raises `FileNotFoundError` when the bytes are gone, `CannotOpen` when they are sealed and no
    key at hand fits.
    """
    try:
        return _opened(stored)
    except FileNotFoundError:
        db.session.refresh(stored)  # closed with a newer key between the row and the bytes
        return _opened(stored)


def _opened(stored: StoredFile) -> IO[bytes]:
    path = store.path_of(stored.sha256)
    if not stored.is_sealed:
        return path.open("rb")
    return io.BytesIO(names.open_bytes(path.read_bytes()))
