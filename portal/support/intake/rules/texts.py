"""Is this file text we can read? UTF-8 it must be; what it is instead is said by name."""

import codecs
from typing import IO

from portal.support.intake.types import WHOLE, Fault, Wrong

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LATVIAN = set("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ")
_AROUND = 40


def encoding_fault(stream: IO[bytes], file: str) -> Fault | None:
    """Return what keeps the file from being read as UTF-8, with its row; the stream is rewound."""
    try:
        head = stream.read(_AROUND * 2)
        named = next((name for mark, name in _MARKS if head.startswith(mark)), None)
        if named is None and _is_every_other_byte_empty(head):
            named = "UTF-16"
        if named is not None:
            return Fault(file, 1, WHOLE, Wrong.NOT_UTF8, {"encoding": named})
        stream.seek(0)
        return _first_bad_byte(stream, file)
    finally:
        stream.seek(0)


def _is_every_other_byte_empty(head: bytes) -> bool:
    pairs = len(head) // 2
    return pairs > 1 and any(head[start : pairs * 2 : 2].count(0) >= pairs - 1 for start in (0, 1))


def _first_bad_byte(stream: IO[bytes], file: str) -> Fault | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    while True:
        chunk = stream.read(_CHUNK)
        pending, _ = decoder.getstate()
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            content = pending + chunk
            line += content.count(b"\n", 0, error.start)
            around = content[max(0, error.start - _AROUND) : error.start + _AROUND]
            return Fault(file, line, WHOLE, Wrong.NOT_UTF8, {"encoding": _guess(around)})
        if not chunk:
            return None
        line += chunk.count(b"\n")


def _guess(around: bytes) -> str:
    """Name the encoding Latvian offices have used before, where the letters say so."""
    letters = {one for one in around.decode("cp1257", errors="replace") if one > "\x7f"}
    return "Windows-1257" if letters and letters <= _LATVIAN | set("„”“–—€\xa0") else "?"
