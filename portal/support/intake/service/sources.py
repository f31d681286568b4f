"""From files to sheets: one by one, in a folder, in an archive or as sheets of a workbook."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError
from zlib import error as ZlibError  # noqa: N812 - the library's own name

from portal.support.intake.rules.tables import LARGEST_FILE, RawRow, csv_rows, rows
from portal.support.intake.rules.workbook import padded, workbook_rows
from portal.support.intake.service.archives import BadArchive, archive, tables_in, workbook
from portal.support.intake.types import WHOLE, Fault, Row, Sheet, Wrong

MOST_ROWS_OF_A_WORKBOOK = 200_000
_BY_NAME = {sheet.value: sheet for sheet in Sheet}
_CSV, _ZIP, _XLSX = ".csv", ".zip", ".xlsx"


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as it was given: its name, and how to read it from the beginning, again and again."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Source:
    """One sheet, to be read any number of times."""

    sheet: Sheet
    file: str
    lines: int
    """How many there are, about: for the progress bar."""
    raw: Callable[[list[Fault]], Iterator[RawRow]]

    def rows(self, faults: list[Fault]) -> Iterator[Row]:
        """Read its rows, noting what is wrong with them."""
        try:
            yield from rows(self.raw(faults), self.sheet, self.file, faults)
        except (BadArchive, ParseError, ZlibError, EOFError, OSError):
            faults.append(Fault(self.file, 1, WHOLE, Wrong.NOT_AN_ARCHIVE))


def blobs_at(path: Path) -> list[Blob]:
    """Return the files at a path: the file itself, or what lies in the folder."""
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return [
        Blob(one.name, one.stat().st_size, _opener(one))
        for one in found
        if one.is_file() and (one == path or one.suffix.lower() in {_CSV, _ZIP, _XLSX})
    ]


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def blob_of(name: str, content: bytes) -> Blob:
    """Return a file that is held in memory."""
    return Blob(name, len(content), lambda: io.BytesIO(content))


def sources_of(blobs: Iterable[Blob], faults: list[Fault]) -> list[Source]:
    """Return the sheets in the files, in the order in which they speak of each other."""
    found: dict[Sheet, Source] = {}
    for blob in blobs:
        for source in _sources_in(blob, faults):
            if source.sheet in found:
                faults.append(Fault(source.file, 1, WHOLE, Wrong.FILE_TWICE))
            found.setdefault(source.sheet, source)
    if not found and not faults:
        faults.append(Fault(WHOLE, 1, WHOLE, Wrong.NOTHING_TO_READ))
    return [found[sheet] for sheet in Sheet if sheet in found]


def _sources_in(blob: Blob, faults: list[Fault]) -> list[Source]:
    if blob.size > LARGEST_FILE:
        values = {"limit": LARGEST_FILE // 1024**2}
        faults.append(Fault(blob.name, 1, WHOLE, Wrong.TOO_LARGE, values))
        return []
    look = {_ZIP: _in_archive, _XLSX: _in_workbook}.get(Path(blob.name).suffix.lower(), _single)
    try:
        return list(look(blob, faults))
    except BadArchive as bad:
        faults.append(Fault(blob.name, 1, WHOLE, bad.wrong))
        return []


def _sheet_named(name: str, faults: list[Fault]) -> Sheet | None:
    sheet = _BY_NAME.get(name.strip().lower().removesuffix(_CSV))
    if sheet is None:
        faults.append(Fault(name, 1, WHOLE, Wrong.UNKNOWN_FILE))
    return sheet


def _single(blob: Blob, faults: list[Fault]) -> Iterator[Source]:
    sheet = _sheet_named(blob.name, faults)
    if sheet is not None:

        def raw(faults: list[Fault]) -> Iterator[RawRow]:
            with blob.open() as stream:
                yield from csv_rows(stream, sheet, blob.name, faults)

        with blob.open() as stream:
            yield Source(sheet, blob.name, _count_lines(stream), raw)


def _in_archive(blob: Blob, faults: list[Fault]) -> Iterator[Source]:
    with blob.open() as stream, archive(stream) as opened:
        for name, entry in tables_in(opened):
            sheet = _sheet_named(name, faults)
            if sheet is not None:
                with opened.open(entry) as part:
                    lines = _count_lines(part)
                yield Source(sheet, name, lines, _reader_of(blob, entry.filename, sheet, name))


def _reader_of(
    blob: Blob, entry: str, sheet: Sheet, name: str
) -> Callable[[list[Fault]], Iterator[RawRow]]:
    def raw(faults: list[Fault]) -> Iterator[RawRow]:
        with blob.open() as stream, archive(stream) as opened, opened.open(entry) as part:
            yield from csv_rows(part, sheet, name, faults)

    return raw


def _in_workbook(blob: Blob, faults: list[Fault]) -> Iterator[Source]:
    with _opened_workbook(blob) as book:
        titles = [page.title for page in book.worksheets]
        lines = {page.title: page.max_row or 0 for page in book.worksheets}
    for title in titles:
        sheet = _sheet_named(title, faults)
        if sheet is not None:
            file = f"{blob.name}/{title}"
            yield Source(sheet, file, lines[title], _page_reader(blob, title, file))


def _page_reader(blob: Blob, title: str, file: str) -> Callable[[list[Fault]], Iterator[RawRow]]:
    def raw(faults: list[Fault]) -> Iterator[RawRow]:
        with _opened_workbook(blob) as book:
            for line, cells in padded(workbook_rows(book[title])):
                if line > MOST_ROWS_OF_A_WORKBOOK:
                    values = {"limit": MOST_ROWS_OF_A_WORKBOOK}
                    faults.append(Fault(file, line, WHOLE, Wrong.TOO_MANY_ROWS, values))
                    return
                yield line, cells

    return raw


@contextmanager
def _opened_workbook(blob: Blob):  # type: ignore[no-untyped-def]  # noqa: ANN202 - openpyxl has no types
    with blob.open() as stream, workbook(stream) as book:
        yield book


def _count_lines(stream: IO[bytes]) -> int:
    return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
