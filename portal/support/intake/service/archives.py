"""Looking into a ZIP archive or a workbook before anything in it is unpacked (security S47)."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any

from openpyxl import load_workbook

from portal.support.intake.types import Wrong

MOST_ENTRIES = 2000
MOST_UNPACKED = 256 * 1024 * 1024
MOST_IN_WORKBOOK = 64 * 1024 * 1024
MOST_TIMES_LARGER = 200
_ENCRYPTED = 0x1
_CHUNK = 1 << 16
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class BadArchive(Exception):  # noqa: N818 - an answer, not an error
    """The archive is not opened; says why."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@contextmanager
def archive(stream: IO[bytes], *, most: int = MOST_UNPACKED) -> Iterator[zipfile.ZipFile]:
    """Open an archive whose table of contents promises nothing dangerous. Raises `BadArchive`."""
    try:
        with zipfile.ZipFile(stream) as opened:
            _refuse_dangers(opened, most)
            yield opened
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as fault:
        raise BadArchive(Wrong.NOT_AN_ARCHIVE) from fault


def _refuse_dangers(opened: zipfile.ZipFile, most: int) -> None:
    entries = opened.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BadArchive(Wrong.PROTECTED)
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > MOST_ENTRIES
        or unpacked > most
        or unpacked > MOST_TIMES_LARGER * max(packed, 1024)
    ):
        raise BadArchive(Wrong.TOO_MUCH_INSIDE)


def tables_in(opened: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Give the name, without folders, and the entry of everything that is a file of a person's."""
    for entry in opened.infolist():
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        is_hidden = any(part.startswith((".", "__")) for part in path.parts)
        if not entry.is_dir() and not is_hidden:
            yield path.name, entry


@contextmanager
def workbook(stream: IO[bytes]) -> Iterator[Any]:
    """Open a workbook to read it row by row. Raises `BadArchive`."""
    with archive(stream, most=MOST_IN_WORKBOOK) as opened:
        if any(_declares(opened, entry) for entry in opened.infolist()):
            raise BadArchive(Wrong.NOT_AN_ARCHIVE)
    stream.seek(0)
    try:
        book = load_workbook(io.BytesIO(stream.read()), read_only=True, keep_links=False)
    except Exception as fault:
        raise BadArchive(Wrong.NOT_AN_ARCHIVE) from fault  # whatever its parser trips over
    try:
        yield book
    finally:
        book.close()


def _declares(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """A part declares a document type, the door to foreign entities, or hides what it declares."""
    if not entry.filename.endswith((".xml", ".rels")):
        return False
    with opened.open(entry) as part:
        before = b""
        while chunk := part.read(_CHUNK):
            seen = before + chunk
            if b"\x00" in chunk or any(one in seen for one in _DECLARATIONS):
                return True
            before = chunk[-16:]
    return False
