"""Where bytes lie: a folder outside the web root, each content once, under its digest.

The bytes are on the disk, complete, before a row can speak of them: they are written under a
passing name, flushed, and moved to `ab/abcdef…` in one step.
"""

import hashlib
import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from flask import current_app

_CHUNK = 1 << 16
_PASSING = ".part"


class Incoming:
    """Bytes that have arrived and are not yet kept."""

    def __init__(self, path: Path, sha256: str, size: int) -> None:
        self.path = path
        self.sha256 = sha256
        self.size = size

    def settle(self) -> None:
        """Move the bytes to the place of their digest."""
        place = path_of(self.sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        self.path.replace(place)
        _flush_folder(place.parent)


def root() -> Path:
    """Return the folder everything is kept in."""
    return Path(current_app.config["FILES_DIR"])


def path_of(sha256: str) -> Path:
    """Return where the content with this digest lies."""
    return root() / sha256[:2] / sha256


@contextmanager
def receive(stream: IO[bytes], *, limit: int) -> Iterator[Incoming]:
    """Write the stream to the disk, up to a byte over the limit; forget it unless it is settled."""
    root().mkdir(parents=True, exist_ok=True)
    passing = root() / (secrets.token_hex(16) + _PASSING)
    try:
        yield _write(stream, passing, limit)
    finally:
        passing.unlink(missing_ok=True)


def _write(stream: IO[bytes], passing: Path, limit: int) -> Incoming:
    seal = hashlib.sha256()
    size = 0
    with passing.open("xb") as target:
        while size <= limit and (chunk := stream.read(min(_CHUNK, limit + 1 - size))):
            seal.update(chunk)
            size += len(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return Incoming(passing, seal.hexdigest(), size)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(content: bytes) -> str:
    """Keep bytes under their digest, and return it."""
    with receive(io.BytesIO(content), limit=len(content)) as incoming:
        incoming.settle()
    return incoming.sha256


def drop(sha256: str) -> None:
    """Take bytes away; dropping twice is dropping."""
    path_of(sha256).unlink(missing_ok=True)


def digests() -> set[str]:
    """Return the digests of everything that lies in the store, by its name."""
    return {path.name for path in root().glob("??/*") if path.is_file()}


def unfinished() -> list[Path]:
    """Return what was left half-written by a process that died."""
    return sorted(root().glob("*" + _PASSING))
