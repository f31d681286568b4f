"""What is this content, whatever its name says?

Nothing is unpacked or decoded: magic numbers, the frame of the format, and for ZIP the list of
entries, which is where documents of offices and signed containers say what they are.
"""

import struct
import zipfile
from os import SEEK_END
from stat import S_ISLNK
from typing import IO

import filetype

from portal.files.rules import MOST_ENTRIES, NOTHING, Look
from portal.files.types import IMAGES, Kind

_HEAD = 8192
_TAIL = 2048
_ENCRYPTED = 0x1
_BY_MIMETYPE = {
    b"application/vnd.oasis.opendocument.text": frozenset({Kind.ODT}),
    b"application/vnd.etsi.asic-e+zip": frozenset({Kind.EDOC, Kind.ASICE}),
}
_BY_MAIN_PART = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_SEALED_STREAM = "EncryptedPackage".encode("utf-16-le")


def look_at(stored: IO[bytes]) -> Look:
    """Look at the bytes, from their beginning, and say what they may be called."""
    head = stored.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _archive(stored)
    if head.startswith(_OLE):
        return _compound(head + stored.read())
    if zipfile.is_zipfile(stored):
        return NOTHING  # a picture or a paper with an archive hidden behind it
    return _plain(stored, head)


def _plain(stored: IO[bytes], head: bytes) -> Look:
    stored.seek(-min(stored.seek(0, 2), _TAIL), 2)
    tail = stored.read()
    guess = filetype.guess(head)
    extension = guess.extension if guess else ""
    if extension == "pdf" and head.startswith(b"%PDF-") and b"%%EOF" in tail:
        return Look(kinds=frozenset({Kind.PDF}))
    if extension == "png" and head[12:16] == b"IHDR" and tail.endswith(b"IEND\xaeB`\x82"):
        wide, high = struct.unpack(">II", head[16:24])
        return Look(kinds=frozenset({Kind.PNG}), pixels=wide * high)
    if extension == "jpg":
        pixels = _jpeg_pixels(stored)
        return Look(kinds=IMAGES - {Kind.PNG} if pixels else frozenset(), pixels=pixels)
    return NOTHING


def _jpeg_pixels(stored: IO[bytes]) -> int:
    """Walk the segments of a JPEG to its frame; 0 when there is none."""
    stored.seek(2)
    while True:
        marker = stored.read(2)
        length = stored.read(2)
        if len(length) != 2 or marker[0] != 0xFF:  # noqa: PLR2004 - of the format
            return 0
        size = int.from_bytes(length, "big")
        if 0xC0 <= marker[1] <= 0xCF and marker[1] not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004
            frame = stored.read(5)
            high, wide = struct.unpack(">HH", frame[1:]) if len(frame) == 5 else (0, 0)  # noqa: PLR2004
            return int(high * wide)
        stored.seek(max(size - 2, 0), 1)


def _compound(content: bytes) -> Look:
    """An old office file: a Word document, or a new one sealed with a password."""
    if _SEALED_STREAM in content:
        return Look(kinds=frozenset(), is_protected=True)
    return Look(kinds=frozenset({Kind.DOC})) if _WORD_STREAM in content else NOTHING


def _archive(stored: IO[bytes]) -> Look:
    try:
        with zipfile.ZipFile(stored) as archive:
            return _entries(archive, stored.seek(0, SEEK_END))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        return NOTHING


def _entries(archive: zipfile.ZipFile, packed: int) -> Look:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    kinds: frozenset[Kind] = frozenset()
    if len(entries) <= MOST_ENTRIES and not any(_is_unsafe(entry) for entry in entries):
        kinds = _kinds_inside(archive, entries)
    return Look(
        kinds=kinds,
        is_protected=any(entry.flag_bits & _ENCRYPTED for entry in entries),
        entries=len(entries),
        unpacked=unpacked,
        packed=packed,
    )


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    return (
        name.startswith(("/", "\\"))
        or ":" in name
        or ".." in name.replace("\\", "/").split("/")
        or S_ISLNK(entry.external_attr >> 16)
    )


def _kinds_inside(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> frozenset[Kind]:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return frozenset()
    names = [entry.filename for entry in entries]
    if names and names[0] == "mimetype":
        with archive.open("mimetype") as said:
            return _BY_MIMETYPE.get(said.read(100).strip(), frozenset())
    if "[Content_Types].xml" not in names or _has_macros(names) or _declares(archive, names):
        return frozenset()
    return frozenset(kind for part, kind in _BY_MAIN_PART.items() if part in names)


def _has_macros(names: list[str]) -> bool:
    return any(name.lower().endswith("vbaproject.bin") for name in names)


def _declares(archive: zipfile.ZipFile, names: list[str]) -> bool:
    """A part declares a document type, the door to foreign entities; no office writes one."""
    for name in names:
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as part:
                start = part.read(1024)
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                return True
    return False
